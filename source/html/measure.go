package html

import (
	"strings"
	"unicode"
)

// A measure counts the text in a node. It counts letters and digits, so that scripts without spaces weigh the same as
// others, and layout and rules do not count.
type measure struct {
	chars    int // letters and digits
	linked   int // those within links
	links    int
	headings int // h1 to h6 with text
	fields   int // of forms, to type into
	tables   int // <table>
	folds    int // <details>
}

// hidesText reports whether the text of an element called name is never shown.
func hidesText(name string) bool {
	switch name {
	case "script", "style", "template", "noscript", "title", "textarea", "select", "datalist", "iframe", "noframes",
		"noembed", "svg", "object", "canvas", "video", "audio", "head":
		return true
	}
	return false
}

// weigh sets the measure of n and of everything inside it.
func (n *node) weigh() {
	if n.name == "" {
		for _, r := range n.text {
			if unicode.IsLetter(r) || unicode.IsDigit(r) {
				n.chars++
			}
		}
		return
	}
	for _, k := range n.kids {
		k.weigh()
		if hidesText(k.name) {
			continue
		}
		n.chars += k.chars
		n.linked += k.linked
		n.links += k.links
		n.headings += k.headings
		n.fields += k.fields
		n.tables += k.tables
		n.folds += k.folds
	}
	switch n.name {
	case "a":
		if n.attr["href"] != "" {
			n.linked = n.chars
			n.links++
		}
	case "h1", "h2", "h3", "h4", "h5", "h6":
		n.headings = min(1, n.chars)
	case "input":
		switch strings.ToLower(n.attr["type"]) {
		case "hidden", "checkbox", "radio", "button", "submit", "image":
		default:
			n.fields++
		}
	case "textarea", "select":
		n.fields++
	case "table":
		n.tables++
	case "details":
		n.folds++
	}
}

// density returns the share of a node's text that is the text of links.
func (m measure) density() float64 {
	if m.chars == 0 {
		return 0
	}
	return float64(m.linked) / float64(m.chars)
}
