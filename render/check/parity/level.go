package parity

import (
	"encoding/xml"
	"slices"
	"strings"
)

// level is an open element.
type level struct {
	name   string
	class  []string
	part   *text    // what the text belongs to
	into   *builder // where in it; nil: nowhere
	silent bool     // it and all in it is the medium's
	begun  bool     // something stood in it already
	apart  bool     // it is a link, and links are read apart from the words around them
	goesOn bool     // it is a section that an earlier file began

	formula bool // its text is drawn as part of a formula

	href     string // of a link
	pictured bool   // an image without words is in it
}

// added reports whether an element is what the medium adds to the author's text.
func added(l, up *level, kinds []string) bool {
	switch l.name {
	case "nav":
		return true
	case "thead":
		return up.has("continued")
	case "p":
		return l.has("way") || l.has("holds")
	case "summary":
		return up.has("answer")
	case "span":
		return l.has("box") || l.has("colon")
	case "a":
		return slices.Contains(kinds, "noteref")
	}
	return up.goesOn && !up.begun && isHeading(strings.ToUpper(l.name))
}

// begin lets what is said in an element belong to a new part.
func (l *level) begin(t *text) { l.part, l.into = t, &t.body }

func (l *level) has(class string) bool { return slices.Contains(l.class, class) }

func (l *level) is(name, class string) bool { return l.name == name && l.has(class) }

// gap parts the words before and after an element that does not stand within a line.
func (l *level) gap() {
	if l.into != nil && (l.apart || !withinLine(l.name)) {
		l.into.gap()
	}
}

// withinLine reports whether an element does not part words. A formula does, as it does in the PDF.
func withinLine(name string) bool {
	switch name {
	case
		"a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "em", "i", "kbd", "semantics", "annotation",
		"s", "samp", "small", "span", "strong", "sub", "sup", "u", "var", "wbr":
		return true
	}
	return false
}

func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
