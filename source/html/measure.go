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
	turns    int // links to the page before, after and above this one
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
		n.turns += k.turns
	}
	switch n.name {
	case "a":
		if n.attr["href"] != "" {
			n.linked = n.chars
			n.links++
			if turnsPage(n) {
				n.turns++
			}
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
	if n.turnsPages() {
		n.each(func(k *node) bool {
			k.measure = measure{}
			return true
		})
		n.turning, n.measure = true, measure{}
	}
}

// turnsPages reports whether n is a line that leads to the pages before, after and above this one, as Texinfo and
// DocBook write them above and below each section. It counts for nothing.
func (n *node) turnsPages() bool {
	const most = 600 // letters; the line names the titles of three sections
	switch n.name {
	case "p", "table", "ul", "ol", "center":
		return n.turns > 0 && n.turns == n.links && n.chars <= most && n.headings == 0 && n.fields == 0
	}
	return false
}

// turnsPage reports whether the link n says that it leads to the page before, after or above this one: by its relation
// (WHATWG HTML, 4.6.6) or, in DocBook, by its key.
func turnsPage(n *node) bool {
	switch strings.ToLower(n.attr["rel"]) {
	case "next", "prev", "previous", "up", "contents", "index", "start", "home", "top", "first", "last":
		return true
	}
	switch n.attr["accesskey"] {
	case "n", "p", "u", "h", "t":
		return true
	}
	return false
}

// density returns the share of a node's text that is the text of links.
func (m measure) density() float64 {
	if m.chars == 0 {
		return 0
	}
	return float64(m.linked) / float64(m.chars)
}
