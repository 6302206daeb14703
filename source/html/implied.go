package html

import "slices"

// isVoid reports whether an element has no end tag (WHATWG HTML, 13.1.2).
func isVoid(name string) bool {
	switch name {
	case "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
		"keygen", "bgsound", "frame", "basefont":
		return true
	}
	return false
}

// bounds reports whether marks outside an element have no effect inside it (13.2.6.4.7 and 13.2.6.4.15).
func bounds(name string) bool {
	switch name {
	case "td", "th", "caption", "object", "applet", "marquee", "template":
		return true
	}
	return false
}

// fences reports whether an end tag cannot close elements outside an element called name ("has an element in scope",
// 13.2.4.2).
func fences(name string) bool { return name == "table" || bounds(name) }

// implied closes the elements that the start tag of n implicitly ends.
func (b *builder) implied(n *node) {
	switch n.name {
	case "li":
		b.endItem("li")
	case "dt", "dd":
		b.endItem("dt", "dd")
	case "option", "optgroup":
		if name := b.top().name; name == "option" || name == "optgroup" && n.name == "optgroup" {
			b.popTo(len(b.stack) - 2)
		}
	case "td", "th":
		b.endPart("td", "th", "caption")
		return
	case "tr":
		b.endPart("tr", "caption", "colgroup")
		return
	case "tbody", "thead", "tfoot", "colgroup", "col", "caption":
		b.endPart("tbody", "thead", "tfoot", "tr", "colgroup", "caption")
		return
	case "h1", "h2", "h3", "h4", "h5", "h6":
		b.endParagraph()
		if b.top().role == Heading {
			b.popTo(len(b.stack) - 2)
		}
		return
	case "summary", "nav", "menu", "form", "dialog", "fieldset", "dir", "listing", "xmp", "plaintext", "search":
		b.endParagraph()
		return
	}
	if n.role.Block() {
		b.endParagraph()
	}
}

// endParagraph closes the paragraph that is open, if one is.
func (b *builder) endParagraph() {
	if b.count["p"] == 0 {
		return
	}
	for i := len(b.stack) - 1; i > 0; i-- {
		name := b.stack[i].name
		if name == "p" {
			b.popTo(i - 1)
			return
		}
		if fences(name) || name == "button" {
			return
		}
	}
}

// endItem closes the innermost element with one of the names, if only phrases, <div>, <p> and <address> are open inside
// it.
func (b *builder) endItem(names ...string) {
	if !b.holds(names) {
		return
	}
	for i := len(b.stack) - 1; i > 0; i-- {
		n := b.stack[i]
		if slices.Contains(names, n.name) {
			b.popTo(i - 1)
			return
		}
		if !n.phrase() && n.role != Unknown && n.name != "div" && n.name != "p" && n.name != "address" &&
			n.name != "center" {
			return
		}
	}
}

// endPart closes the outermost element with one of the names in the innermost table.
func (b *builder) endPart(names ...string) {
	if !b.holds(names) {
		return
	}
	found := 0
	for i := len(b.stack) - 1; i > 0; i-- {
		name := b.stack[i].name
		if name == "table" || name == "template" {
			break
		}
		if slices.Contains(names, name) {
			found = i
		}
	}
	if found > 0 {
		b.popTo(found - 1)
	}
}

// holds reports whether an element of one of the names is open.
func (b *builder) holds(names []string) bool {
	for _, name := range names {
		if b.count[name] > 0 {
			return true
		}
	}
	return false
}

// opener returns the index on the stack of the element that an end tag called name closes; 0 if there is none.
func (b *builder) opener(name string) int {
	heading := Meaning(name) == Heading
	if b.count[name] == 0 && !heading {
		return 0
	}
	loose := (&node{name: name, role: Meaning(name)}).phrase()
	part := name == "td" || name == "th" || name == "tr" || name == "tbody" || name == "thead" || name == "tfoot" ||
		name == "caption"
	for i := len(b.stack) - 1; i > 0; i-- {
		n := b.stack[i]
		switch {
		case n.name == name, heading && n.role == Heading:
			return i
		case part && n.name != "table":
		case name == "table" && n.name != "template":
		case fences(n.name):
			return 0
		case name == "li" && (n.name == "ul" || n.name == "ol"):
			return 0
		case loose && !n.phrase():
			return 0
		}
	}
	return 0
}
