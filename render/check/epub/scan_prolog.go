package epub

import "strings"

// A doctype is a document type declaration.
type doctype struct {
	off      int
	name     string // of the root element
	external string // the declaration's identifiers, as written
}

// declaration skips the byte order mark and the XML declaration, if they are there.
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
	// Its content has the syntax of attributes.
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
		case a.name == "version" && a.value == "1.0", a.name == "encoding" && strings.EqualFold(a.value, "UTF-8"),
			a.name == "standalone":
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

// readDoctype reads a declaration without an internal subset.
func (x *scanner) readDoctype() {
	start := x.pos
	x.pos += len("<!DOCTYPE")
	n := strings.IndexAny(x.s[x.pos:], "[>")
	switch {
	case n < 0:
		x.fail(start, "the document type declaration is not ended")
	case x.s[x.pos+n] == '[':
		x.fault = &fault{ruleDoctype, start, "the document type has declarations of its own"}
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
