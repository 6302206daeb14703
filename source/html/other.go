package html

import (
	"strings"
	"unicode"

	"studyguide/source/ast"
	"studyguide/source/tidy"
)

// other reads an element that marks nothing which a guide could show, or that nobody knows.
func (f *flow) other(n *node) {
	switch n.name {
	case "q":
		f.word("“", n.start, n.start)
		f.children(n)
		f.space = false
		f.word("”", n.end, n.end)
	case "rt": // the reading of the characters before it
		f.word(" (", n.start, n.start)
		f.children(n)
		f.word(")", n.end, n.end)
	case "rp":
		if n.chars > 0 {
			f.children(n)
		}
	case "input", "meta", "link", "base", "source", "track", "col", "param", "area":
	case "math":
		f.math(n)
	case "listing", "xmp", "plaintext":
		f.listing(n)
	case "nav", "menu", "dir":
		if n.name != "nav" && n.find(func(k *node) bool { return k.role == Item }) != nil {
			f.list(n)
			return
		}
		f.wrapper(n)
	case "form", "dialog", "fieldset", "legend", "html", "body", "option", "optgroup", "tbody", "thead", "tfoot", "colgroup", "noscript", "template":
		f.wrapper(n)
	case "button":
		if f.title {
			f.children(n)
			return
		}
		f.wrapper(n)
	default:
		if n.holdsBlocks() {
			f.wrapper(n)
			return
		}
		f.children(n)
	}
}

// holdsBlocks tells whether a block stands right inside n.
func (n *node) holdsBlocks() bool {
	for _, k := range n.kids {
		if k.role.Block() || k.role == Foreign && !k.phrase() && k.name != "button" && k.name != "svg" && k.name != "math" {
			return true
		}
	}
	return false
}

// math reads a formula: its TeX source if the page has it (MathML 3, 5.2.1), else its characters.
func (f *flow) math(n *node) {
	tex := n.find(func(k *node) bool { return k.name == "annotation" && strings.Contains(k.attr["encoding"], "tex") })
	if tex == nil {
		f.children(n)
		return
	}
	if s := strings.TrimSpace(tex.plain()); s != "" {
		f.space, f.breaks = false, 0
		f.in = append(f.in, &ast.Code{Loc: f.at(n), Value: tidy.Printable(s)})
	}
}

// mathScript reads a formula as MathJax 2 keeps it in the page.
func (f *flow) mathScript(n *node) {
	var b strings.Builder
	for _, k := range n.kids {
		b.WriteString(k.text)
	}
	if s := strings.TrimFunc(tidy.Printable(b.String()), unicode.IsSpace); s != "" && strings.HasPrefix(n.attr["type"], "math/tex") {
		f.space, f.breaks = false, 0
		f.in = append(f.in, &ast.Code{Loc: f.at(n), Value: s})
	}
}
