package xmltree

import (
	"html"
	"slices"
	"strings"

	"example.org/studyguide/source/bank"
	"example.org/studyguide/source/diag"
)

// Get returns the value of an attribute, "" if the element has none of that name. The prefix of a namespace does not
// count.
func (n *Node) Get(name string) string {
	if n == nil {
		return ""
	}
	for _, a := range n.Attributes {
		if a.Name.Local == name && a.Name.Space != "xmlns" {
			return a.Value
		}
	}
	return ""
}

// Elements returns the elements directly inside n; with names, only those so called.
func (n *Node) Elements(names ...string) []*Node {
	if n == nil {
		return nil
	}
	var out []*Node
	for _, p := range n.Parts {
		if p.Node != nil && (len(names) == 0 || slices.Contains(names, p.Node.Name)) {
			out = append(out, p.Node)
		}
	}
	return out
}

// Element returns the first element directly inside n that has one of the names; nil if there is none.
func (n *Node) Element(names ...string) *Node {
	if all := n.Elements(names...); len(all) > 0 {
		return all[0]
	}
	return nil
}

// All returns the elements inside n that have one of the names, at any depth, in the order of the file. Those inside
// one that is returned are not looked for.
func (n *Node) All(names ...string) []*Node {
	if n == nil {
		return nil
	}
	var out []*Node
	for _, p := range n.Parts {
		switch {
		case p.Node == nil:
		case slices.Contains(names, p.Node.Name):
			out = append(out, p.Node)
		default:
			out = append(out, p.Node.All(names...)...)
		}
	}
	return out
}

// First returns the first element of [Node.All], nil if there is none.
func (n *Node) First(names ...string) *Node {
	if all := n.All(names...); len(all) > 0 {
		return all[0]
	}
	return nil
}

// Text returns the text directly inside n.
func (n *Node) Text() bank.Text {
	var t bank.Text
	if n == nil {
		return t
	}
	for _, p := range n.Parts {
		if p.Node == nil {
			t.Append(p.Text)
		}
	}
	return t
}

// Word returns the text directly inside n, without white space at both ends.
func (n *Node) Word() string { return strings.TrimSpace(n.Text().String()) }

// Span returns the place of the element.
func (n *Node) Span(lines *diag.Lines) diag.Span { return lines.Span(n.Start, n.End) }

// Tag returns the place of the element's start tag.
func (n *Node) Tag(lines *diag.Lines) diag.Span { return lines.Span(n.Start, n.body) }

// void holds the elements of HTML that have no end tag.
const void = " area base br col embed hr img input link meta param source track wbr "

// AddHTML adds what is inside n to t as HTML. An element for which replace returns true is not added: what stands for
// it, replace adds itself.
func (n *Node) AddHTML(t *bank.Text, replace func(t *bank.Text, n *Node) bool) {
	for _, p := range n.Parts {
		switch {
		case p.Node == nil:
			addEscaped(t, p.Text)
		case replace(t, p.Node):
		default:
			p.Node.addTag(t)
			p.Node.AddHTML(t, replace)
			if !strings.Contains(void, " "+p.Node.Name+" ") {
				t.Decode("</"+p.Node.Name+">", p.Node.End)
			}
		}
	}
}

// addTag adds the start tag of n, without the prefixes of namespaces.
func (n *Node) addTag(t *bank.Text) {
	var b strings.Builder
	b.WriteString("<" + n.Name)
	for _, a := range n.Attributes {
		if a.Name.Space == "" {
			b.WriteString(" " + a.Name.Local + `="` + html.EscapeString(a.Value) + `"`)
		}
	}
	b.WriteString(">")
	t.Decode(b.String(), n.Start)
}

// addEscaped adds a text so that HTML means the same.
func addEscaped(t *bank.Text, text bank.Text) {
	s := text.String()
	from := 0
	for i := 0; i < len(s); i++ {
		if s[i] == '<' || s[i] == '&' {
			t.Append(text.Slice(from, i))
			t.Decode(html.EscapeString(s[i:i+1]), text.Offset(i))
			from = i + 1
		}
	}
	t.Append(text.Slice(from, len(s)))
}
