package html

import (
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/mathml"
	"example.org/studyguide/source/tex"
)

// other reads an element that has no role in a guide or is in no standard.
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
	case "input":
		choose(f, n)
	case "select":
		readMenu(f, n)
	case "meta", "link", "base", "source", "track", "col", "param", "area":
	case "math":
		f.math(n)
	case "listing", "xmp", "plaintext":
		readListing(f, n)
	case "nav", "menu", "dir":
		if n.name != "nav" && n.find(func(k *node) bool { return k.role == Item }) != nil {
			readList(f, n)
			return
		}
		f.wrapper(n)
	case "form", "dialog", "fieldset", "legend", "html", "body", "option", "optgroup", "tbody", "thead", "tfoot",
		"colgroup", "noscript", "template":
		f.wrapper(n)
	case "button":
		if f.title {
			f.children(n)
			return
		}
		f.wrapper(n)
	default:
		if holdsBlocks(n) {
			f.wrapper(n)
			return
		}
		f.children(n)
	}
}

// holdsBlocks reports whether n has a child that is a block.
func holdsBlocks(n *node) bool {
	for _, k := range n.kids {
		if k.role.Block() || k.role == Foreign && !k.phrase() && k.name != "button" && k.name != "svg" &&
			k.name != "math" {
			return true
		}
	}
	return false
}

// math reads a formula: its TeX source if the page has it (MathML 3, 5.2.1), else its MathML as TeX.
func (f *flow) math(n *node) {
	annotation := n.find(func(k *node) bool {
		return k.name == "annotation" && strings.Contains(strings.ToLower(k.attr["encoding"]), "tex")
	})
	source := ""
	if annotation != nil {
		source = annotation.plain()
	}
	if source == "" {
		source = mathml.TeX(n.mathML(0))
		n.each(func(k *node) bool {
			if k.name == "maction" {
				f.unselected(k)
			}
			return true
		})
	}
	f.formula(n, source, n.attr["display"] == "block" || n.attr["mode"] == "display")
}

// unselected sets aside the parts of a formula that are seen only when the reader of the page asks for them.
func (f *flow) unselected(n *node) {
	var parts []*node
	for _, k := range n.kids {
		if k.name != "" {
			parts = append(parts, k)
		}
	}
	for i, k := range parts {
		if i != mathml.Selected(n.attr["selection"], len(parts)) {
			f.asides.add(k, "hidden part of a formula")
		}
	}
}

// mathML returns n and what is in it as MathML; depth is that of n in the formula.
func (n *node) mathML(depth int) *mathml.Element {
	_, name, ok := strings.Cut(n.name, ":")
	if !ok {
		name = n.name
	}
	e := &mathml.Element{Name: name, Attr: n.attr, Text: n.text}
	const deepest = 1000 // elements; package mathml takes fewer
	if depth < deepest {
		for _, k := range n.kids {
			e.Kids = append(e.Kids, k.mathML(depth+1))
		}
	}
	return e
}

// mathScript reads a formula as MathJax 2 keeps it in the page.
func (f *flow) mathScript(n *node) {
	var b strings.Builder
	for _, k := range n.kids {
		b.WriteString(k.text)
	}
	if kind := n.attr["type"]; strings.HasPrefix(kind, "math/tex") {
		f.formula(n, b.String(), strings.Contains(kind, "mode=display"))
	}
}

// formula adds a formula. A displayed one is a paragraph of its own, except within a mark.
func (f *flow) formula(n *node, source string, display bool) {
	m := &ast.Math{Loc: f.at(n), TeX: tex.Normal(source), Display: display}
	if m.TeX == "" {
		return
	}
	alone := display && f.depth == 0
	if alone {
		f.flush()
	}
	f.put(m)
	if alone {
		f.flush()
	}
}
