package ast

import "strings"

// PlainText returns the text of inlines without markup: breaks become spaces, images their alternative text,
// references to notes nothing.
func PlainText(in []Inline) string {
	if len(in) == 1 { // most titles and paragraphs: their text need not be put together
		if t, ok := in[0].(*Text); ok {
			return strings.TrimSpace(t.Value)
		}
	}
	return strings.TrimSpace(TextOf(in, func(n Node) string {
		if _, ok := n.(*Break); ok {
			return " "
		}
		return OwnText(n)
	}))
}

// PlainLines returns the text of inlines without markup, as [PlainText] does, but with a line feed for each hard break.
func PlainLines(in []Inline) string { return strings.TrimSpace(TextOf(in, OwnText)) }

// BlockText returns the text of blocks, each followed by a line feed. own returns the text to take from each node in
// them: [OwnText], or a function that treats some kinds differently.
func BlockText(blocks []Block, own func(Node) string) string {
	var b strings.Builder
	for i := range blocks {
		write(&b, blocks[i:i+1], own)
		b.WriteByte('\n')
	}
	return b.String()
}

// TextOf returns the concatenated results of own for nodes and everything within them, in document order.
func TextOf[N Node](nodes []N, own func(Node) string) string {
	var b strings.Builder
	write(&b, nodes, own)
	return b.String()
}

// write writes the results of own for nodes and everything within them.
func write[N Node](b *strings.Builder, nodes []N, own func(Node) string) {
	visit := func(n Node) bool {
		b.WriteString(own(n))
		return true
	}
	for _, n := range nodes {
		Walk(n, visit)
	}
}

// OwnText returns the text of n itself, without that of the nodes within it: the value of text, code and listings, the
// TeX of a formula, the alternative text of an image, a space for a soft break and a line feed for a hard one.
func OwnText(n Node) string {
	switch n := n.(type) {
	case Inline:
		return n.text()
	case *Listing:
		return n.Text
	default:
		return ""
	}
}
