package epub

import (
	"strings"
	"time"
)

// metadata checks what EPUB 3.3 requires of the metadata element, but for what is said about accessibility.
func (c *checker) metadata(p *pkg) {
	identified, modified := false, 0
	titles, languages := 0, 0
	for _, m := range p.metas {
		if m.value == "" && m.name == "" {
			c.report(ruleOPFMeta, p.source, m.off, m.id, "%s is empty", quote(m.property))
		}
		switch m.property {
		case "dc:identifier":
			identified = identified || m.id != "" && m.id == p.uniqueID
		case "dc:title":
			titles++
		case "dc:language":
			languages++
			if m.value != "" && !isLangTag(m.value) {
				c.report(ruleLangTag, p.source, m.off, m.id, "the language %s is not a tag of BCP 47", quote(m.value))
			}
		case "dcterms:modified":
			if m.refines != "" {
				break
			}
			modified++
			// EPUB 3.3, Last modified date: this form and no other.
			if _, err := time.Parse("2006-01-02T15:04:05Z", m.value); m.value != "" && err != nil || len(m.value) > len("2006-01-02T15:04:05Z") {
				c.report(ruleOPFModified, p.source, m.off, m.id, "the time %s is not of the form 2006-01-02T15:04:05Z", quote(m.value))
			}
		}
		c.meta(p, m)
	}
	if !identified {
		c.reportFile(ruleOPFIdentifier, p.name, "unique-identifier %s is the id of no dc:identifier", quote(p.uniqueID))
	}
	if titles == 0 {
		c.reportFile(ruleOPFTitle, p.name, "there is no dc:title")
	}
	if languages == 0 {
		c.reportFile(ruleOPFLanguage, p.name, "there is no dc:language")
	}
	if modified != 1 {
		c.reportFile(ruleOPFModified, p.name, "dcterms:modified is there %d times, want 1", modified)
	}
}

// meta checks the parts of one property.
func (c *checker) meta(p *pkg, m meta) {
	if m.refines != "" {
		if id, ok := strings.CutPrefix(m.refines, "#"); !ok || !p.ids[id] {
			c.report(ruleOPFMeta, p.source, m.off, m.id, "%s is about %s, which is not in the package", quote(m.property), quote(m.refines))
		}
	}
	if !knownProperty(m.property) && m.name == "" {
		c.report(ruleOPFMeta, p.source, m.off, m.id, "the property %s is not known", quote(m.property))
	}
}

// knownProperty tells the names of EPUB 3.3, Meta properties vocabulary, and those with a prefix that is reserved
// there. No book of ours declares another.
func knownProperty(name string) bool {
	prefix, _, ok := strings.Cut(name, ":")
	if ok {
		switch prefix {
		case "a11y", "dc", "dcterms", "marc", "media", "onix", "rendition", "schema", "xsd":
			return true
		}
		return false
	}
	switch name {
	case "alternate-script", "authority", "belongs-to-collection", "collection-type", "display-seq", "file-as", "group-position",
		"identifier-type", "pageBreakSource", "role", "source-of", "term", "title-type":
		return true
	}
	return false
}

// identifier gives the book's identifier.
func (p *pkg) identifier() string {
	for _, m := range p.metas {
		if m.property == "dc:identifier" && m.id == p.uniqueID {
			return m.value
		}
	}
	return ""
}

// isLangTag tells the shape of a language tag (BCP 47, RFC 5646, section 2.1): subtags of letters and digits in their
// order. That a subtag is registered is not checked.
func isLangTag(tag string) bool {
	parts := strings.Split(strings.ToLower(tag), "-")
	for _, s := range parts {
		if s == "" || len(s) > 8 || strings.ContainsFunc(s, func(r rune) bool { return !isLetter(r) && !isDigit(r) }) {
			return false
		}
	}
	if parts[0] == "x" || parts[0] == "i" {
		return len(parts) > 1
	}
	if !allLetters(parts[0]) || len(parts[0]) < 2 {
		return false
	}
	const (
		extlang = iota
		script
		region
		variant
		extension
	)
	stage := extlang
	for i, s := range parts[1:] {
		switch {
		case stage >= extension && len(s) > 1: // belongs to the extension
		case stage == extlang && len(s) == 3 && allLetters(s) && i < 3:
		case stage < script && len(s) == 4 && allLetters(s):
			stage = script
		case stage < region && (len(s) == 2 && allLetters(s) || len(s) == 3 && !strings.ContainsFunc(s, isLetter)):
			stage = region
		case stage <= variant && (len(s) >= 5 || len(s) == 4 && isDigit(rune(s[0]))):
			stage = variant
		case len(s) == 1 && i < len(parts)-2:
			stage = extension
			if s == "x" {
				return true
			}
		default:
			return false
		}
	}
	return true
}

func isLetter(r rune) bool { return 'a' <= r && r <= 'z' }
func isDigit(r rune) bool  { return '0' <= r && r <= '9' }

func allLetters(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return !isLetter(r) })
}
