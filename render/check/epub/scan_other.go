package epub

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// A doctype is a document type declaration.
type doctype struct {
	off      int
	name     string // of the root element
	external string // the declaration's identifiers, as written
}

// declaration reads the mark of UTF-8 and the XML declaration, if they are there.
func (x *scanner) declaration() {
	x.pos = len(x.s) - len(strings.TrimPrefix(x.s, "\ufeff"))
	rest := x.s[x.pos:]
	if !strings.HasPrefix(rest, "<?xml") || len(rest) < 6 || !isSpace(rest[5]) {
		return
	}
	n := strings.Index(rest, "?>")
	if n < 0 {
		x.fail(x.pos, "the XML declaration is not ended")
		return
	}
	// What it says is read as the attributes of an element would be.
	d := scanner{s: "<xml" + rest[5:n] + "/>"}
	d.pos = 1
	d.name()
	for d.fault == nil && d.skipSpace() && d.s[d.pos] != '/' {
		d.attribute()
	}
	if d.fault != nil || d.s[d.pos:] != "/>" || len(d.attrs) == 0 || d.attrs[0].name != "version" {
		x.fail(x.pos, "the XML declaration is not well formed")
		return
	}
	for _, a := range d.attrs {
		switch {
		case a.name == "version" && a.value == "1.0", a.name == "encoding" && strings.EqualFold(a.value, "UTF-8"), a.name == "standalone":
		default:
			x.fail(x.pos, "the XML declaration has %s %s; want version 1.0 and encoding UTF-8", a.name, quote(a.value))
		}
	}
	x.pos += n + len("?>")
}

func (x *scanner) comment() {
	start := x.pos + len("<!--")
	n := strings.Index(x.s[start:], "--")
	if n < 0 || !strings.HasPrefix(x.s[start+n:], "-->") {
		x.fail(x.pos, "a comment is not ended or has -- in it")
		return
	}
	x.pos = start + n + len("-->")
}

func (x *scanner) instruction() {
	start := x.pos
	x.pos += len("<?")
	prefix, name := x.name()
	n := strings.Index(x.s[x.pos:], "?>")
	if n < 0 || prefix != "" || strings.EqualFold(name, "xml") || n > 0 && !isSpace(x.s[x.pos]) {
		x.fail(start, "a processing instruction is not well formed")
		return
	}
	x.pos += n + len("?>")
}

// readDoctype reads a declaration without a subset of its own.
func (x *scanner) readDoctype() {
	start := x.pos
	x.pos += len("<!DOCTYPE")
	n := strings.IndexAny(x.s[x.pos:], "[>")
	switch {
	case n < 0:
		x.fail(start, "the document type declaration is not ended")
	case x.s[x.pos+n] == '[':
		x.fault = &fault{ruleDoctype, start, "the document type declares something of its own"}
	case x.rooted || x.doctype.name != "":
		x.fail(start, "the document type declaration is not before the root element, or there are two")
	default:
		words := strings.Fields(x.s[x.pos : x.pos+n])
		if len(words) == 0 {
			x.fail(start, "the document type declaration names no element")
			return
		}
		x.doctype = doctype{start, words[0], strings.Join(words[1:], " ")}
		x.pos += n + 1
	}
}

// badReference gives the place of the first & of s that does not begin a reference to a character or to one of the
// five entities of XML 1.0, section 4.6; -1 if all do.
func badReference(s string) int {
	for i := strings.IndexByte(s, '&'); i >= 0; {
		_, n := reference(s[i:])
		if n == 0 {
			return i
		}
		next := strings.IndexByte(s[i+n:], '&')
		if next < 0 {
			break
		}
		i += n + next
	}
	return -1
}

// reference gives the character that s, which begins with &, refers to, and the length of the reference; 0 if it is
// none.
func reference(s string) (rune, int) {
	n := strings.IndexByte(s[:min(len(s), 16)], ';')
	if n < 2 {
		return 0, 0
	}
	switch name := s[1:n]; name {
	case "amp":
		return '&', n + 1
	case "lt":
		return '<', n + 1
	case "gt":
		return '>', n + 1
	case "quot":
		return '"', n + 1
	case "apos":
		return '\'', n + 1
	default:
		digits, base := strings.TrimPrefix(name, "#"), 10
		if d, ok := strings.CutPrefix(digits, "x"); ok {
			digits, base = d, 16
		}
		v, err := strconv.ParseUint(digits, base, 32)
		if err != nil || digits == name || v > utf8.MaxRune || !isChar(rune(v)) {
			return 0, 0
		}
		return rune(v), n + 1
	}
}

// unescape resolves the references of s, all of which are sound.
func unescape(s string) string {
	i := strings.IndexByte(s, '&')
	if i < 0 {
		return s
	}
	var b strings.Builder
	for ; i >= 0; i = strings.IndexByte(s, '&') {
		b.WriteString(s[:i])
		r, n := reference(s[i:])
		if n == 0 { // cannot be, and must not hang
			break
		}
		b.WriteRune(r)
		s = s[i+n:]
	}
	b.WriteString(s)
	return b.String()
}
