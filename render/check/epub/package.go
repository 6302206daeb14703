package epub

import (
	"encoding/xml"
	"slices"
	"strings"
)

const (
	containerName = "META-INF/container.xml"
	xhtmlType     = "application/xhtml+xml"
	svgType       = "image/svg+xml"
)

// A pkg is the part of the package document that the rules need (EPUB 3.3, Package document).
type pkg struct {
	name   string
	access map[string][]string // values of schema.org's accessibility properties
	types  map[string]string   // file → media type
	place  map[string]int      // file → its place in the reading order
	nav    string              // the navigation document
}

// readPackage finds the package document through the container and reads it. It returns nil, and reports why, if there
// is none that can be read.
func readPackage(a *archive) *pkg {
	var container struct {
		Files []struct {
			Path string `xml:"full-path,attr"`
		} `xml:"rootfiles>rootfile"`
	}
	if !decode(a, containerName, &container) {
		return nil
	}
	if len(container.Files) == 0 {
		a.reportFile(rulePackage, containerName, "it names no package document")
		return nil
	}
	var opf struct {
		XMLName  xml.Name `xml:"http://www.idpf.org/2007/opf package"`
		Lang     string   `xml:"http://www.w3.org/XML/1998/namespace lang,attr"`
		Metadata struct {
			Elements []property `xml:",any"`
		} `xml:"metadata"`
		Items []item `xml:"manifest>item"`
		Refs  []struct {
			ID string `xml:"idref,attr"`
		} `xml:"spine>itemref"`
	}
	p := &pkg{
		name: container.Files[0].Path, access: map[string][]string{}, types: map[string]string{},
		place: map[string]int{},
	}
	if !decode(a, p.name, &opf) {
		return nil
	}
	if len(opf.Items) == 0 || len(opf.Refs) == 0 {
		a.reportFile(rulePackage, p.name, "the package names no documents")
		return nil
	}
	if !isLangTag(opf.Lang) {
		a.reportFile(ruleLangTag, p.name, "xml:lang %s is not a tag of BCP 47", quote(opf.Lang))
	}
	p.properties(a, opf.Metadata.Elements)
	byID := p.manifest(a, opf.Items)
	for n, r := range opf.Refs {
		if name := byID[r.ID]; name != "" {
			p.place[name] = n
		}
	}
	return p
}

// decode unmarshals a file of the book and reports whether that succeeded.
func decode(a *archive, name string, into any) bool {
	f := a.files[name]
	if f == nil {
		a.reportFile(rulePackage, name, "the file is not there")
		return false
	}
	if !a.text(f) {
		return false
	}
	at, invalid := badChars(f.text)
	for _, off := range at {
		a.control(&f.source, off, "")
	}
	err := xml.Unmarshal([]byte(f.text), into)
	switch {
	case invalid >= 0:
		a.report(ruleSyntax, &f.source, invalid, "", "the file is not UTF-8")
	case err != nil:
		a.reportFile(rulePackage, name, "the file cannot be read: %v", err)
	default:
		return true
	}
	return false
}

// A property is an element of the package's metadata: one of Dublin Core, or a meta.
type property struct {
	XMLName xml.Name
	Name    string `xml:"property,attr"`
	Value   string `xml:",chardata"`
}

// properties checks the values that come from the guide's front matter, and collects the accessibility metadata.
func (p *pkg) properties(a *archive, all []property) {
	titled := false
	for _, m := range all {
		value := oneLine(m.Value)
		name := m.Name
		if m.XMLName.Local != "meta" {
			name = m.XMLName.Local
		}
		if name == "" { // a meta of EPUB 2
			continue
		}
		if value == "" {
			a.reportFile(ruleEmpty, p.name, "%s is empty", quote(name))
		}
		titled = titled || name == "title"
		if name == "language" && value != "" && !isLangTag(value) {
			a.reportFile(ruleLangTag, p.name, "the language %s is not a tag of BCP 47", quote(value))
		}
		if term, ok := strings.CutPrefix(name, "schema:"); ok {
			p.access[term] = append(p.access[term], value)
		}
	}
	if !titled {
		a.reportFile(ruleEmpty, p.name, "the package has no title")
	}
}

type item struct {
	ID         string `xml:"id,attr"`
	Href       string `xml:"href,attr"`
	MediaType  string `xml:"media-type,attr"`
	Properties string `xml:"properties,attr"`
}

// manifest returns the file of each item by id.
func (p *pkg) manifest(a *archive, items []item) map[string]string {
	byID := map[string]string{}
	for _, i := range items {
		name, _, ok := resolve(p.name, i.Href)
		if !ok || i.Href == "" || schemeOf(i.Href) != "" {
			continue
		}
		if a.files[name] == nil {
			a.reportFile(ruleMissing, p.name, "the file %s is not in the book", quote(name))
		}
		byID[i.ID] = name
		p.types[name] = i.MediaType
		if slices.Contains(strings.Fields(i.Properties), "nav") {
			p.nav = name
		}
	}
	return byID
}
