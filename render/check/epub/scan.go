package epub

import (
	"fmt"
	"strings"
)

// A scanner tokenizes an XML document strictly: what it accepts is well formed by XML 1.0 and Namespaces in XML 1.0.
// encoding/xml takes 17 to 20 ms for a MB and accepts faults (two attributes of one name, an undeclared prefix); this
// takes 3 ms.
//
// It knows only the five predefined entities of XML, so a document type that declares others is a fault.
type scanner struct {
	s       string
	pos     int
	attrs   []attr    // of the last start tag
	open    []openTag // open elements
	bound   []binding // prefixes in force
	rooted  bool      // the root element was opened
	closing bool      // the last start tag was that of an empty element
	doctype doctype
	fault   *fault
}

// A fault ends the reading of a document.
type fault struct {
	rule string
	off  int
	text string
}

type tokenKind uint8

const (
	startTag tokenKind = iota
	endTag
	charData
)

// A token is a tag or the text between two. An empty element yields a start and an end.
type token struct {
	kind  tokenKind
	space space  // of an element's name
	name  string // of an element, without its prefix
	text  string // as written, references and all
	cdata bool   // the text has no references
	off   int
}

// value returns the text with its references resolved.
func (t token) value() string {
	if t.cdata {
		return t.text
	}
	return unescape(t.text)
}

type openTag struct {
	name  string // as written
	token token
	bound int // number of bindings before it
}

// Limits far beyond real documents. Without them a hostile document takes time quadratic in its size.
const (
	maxNesting  = 256 // as in libxml2
	maxAttrs    = 64
	maxBindings = 32
)

// next returns the next token; false at the end of the document or at a fault.
func (x *scanner) next() (token, bool) {
	if x.pos == 0 {
		x.declaration()
	}
	if x.closing {
		x.closing = false
		return x.pop(x.pos), true
	}
	for x.fault == nil && x.pos < len(x.s) {
		rest := x.s[x.pos:]
		switch {
		case rest[0] != '<':
			if t, ok := x.chars(); ok {
				return t, x.fault == nil
			}
		case strings.HasPrefix(rest, "</"):
			t := x.endTag()
			return t, x.fault == nil
		case strings.HasPrefix(rest, "<!--"):
			x.comment()
		case strings.HasPrefix(rest, "<![CDATA["):
			t := x.cdata()
			return t, x.fault == nil
		case strings.HasPrefix(rest, "<!DOCTYPE"):
			x.readDoctype()
		case strings.HasPrefix(rest, "<?"):
			x.instruction()
		default:
			t := x.startTag()
			return t, x.fault == nil
		}
	}
	switch {
	case x.fault != nil:
	case len(x.open) > 0:
		top := x.open[len(x.open)-1]
		x.fail(top.token.off, "the element %s is not ended", top.name)
	case !x.rooted:
		x.fail(x.pos, "there is no element")
	}
	return token{}, false
}

func (x *scanner) fail(off int, format string, args ...any) {
	x.end(&fault{ruleSyntax, off, fmt.Sprintf(format, args...)})
}

// refuse ends the reading at what is well formed and exceeds a limit.
func (x *scanner) refuse(off int, format string, args ...any) {
	x.end(&fault{ruleLimit, off, fmt.Sprintf(format, args...)})
}

// end ends the reading at the first fault.
func (x *scanner) end(f *fault) {
	if x.fault == nil {
		x.fault = f
	}
}

// chars reads text up to the next tag. It returns false for white space outside of the root element.
func (x *scanner) chars() (token, bool) {
	start := x.pos
	n := strings.IndexByte(x.s[start:], '<')
	if n < 0 {
		n = len(x.s) - start
	}
	s := x.s[start : start+n]
	x.pos += n
	if len(x.open) == 0 {
		if !blank(s) {
			x.fail(start, "there is text outside of the root element")
		}
		return token{}, false
	}
	if i := badReference(s); i >= 0 {
		x.fail(start+i, "%s begins no reference of XML", quote(s[i:min(len(s), i+12)]))
	}
	if i := strings.Index(s, "]]>"); i >= 0 {
		x.fail(start+i, "]]> stands in text")
	}
	return token{kind: charData, text: s, off: start}, true
}

func (x *scanner) cdata() token {
	start := x.pos + len("<![CDATA[")
	n := strings.Index(x.s[start:], "]]>")
	if n < 0 || len(x.open) == 0 {
		x.fail(x.pos, "a CDATA section is not ended or outside of the root element")
		return token{}
	}
	x.pos = start + n + len("]]>")
	return token{kind: charData, text: x.s[start : start+n], cdata: true, off: start}
}

// pop closes the innermost element.
func (x *scanner) pop(off int) token {
	top := x.open[len(x.open)-1]
	x.open = x.open[:len(x.open)-1]
	x.bound = x.bound[:top.bound]
	return token{kind: endTag, space: top.token.space, name: top.token.name, off: off}
}
