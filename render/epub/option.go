package epub

import (
	"strings"

	"studyguide/source/ast"
)

// options writes the options of a question as an ordered list. Nothing in it shows which are right.
func (w *blockWriter) options(of []*ast.Option) {
	if len(of) == 0 {
		return
	}
	labels := ast.Labels(of)
	kind, counted := numbering(labels)
	class := "options"
	if !counted {
		class += " labelled"
	}
	w.start("ol", "class", class, "type", kind)
	w.text("\n")
	for i, o := range of {
		w.start("li")
		label := func() {
			if !counted {
				w.start("span", "class", "box")
				w.text(labels[i])
				w.end()
				w.text(" ")
			}
		}
		p, alone := soleParagraph(o.Blocks)
		switch {
		case alone:
			label()
			w.inlines(p.Inlines)
		case counted:
			w.text("\n")
			w.blocks(o.Blocks)
		default:
			w.text("\n")
			w.led(label, o.Blocks, false)
		}
		w.endLine()
	}
	w.endLine()
}

// soleParagraph returns the paragraph that is all of blocks, if it is.
func soleParagraph(blocks []ast.Block) (*ast.Paragraph, bool) {
	if len(blocks) != 1 {
		return nil, false
	}
	p, ok := blocks[0].(*ast.Paragraph)
	return p, ok
}

// numbering returns the type of an ordered list that counts as labels do: "A", "a", or "" for numbers. ok is false if
// none does.
func numbering(labels []string) (kind string, ok bool) {
	all := strings.Join(labels, "")
	for _, kind := range []string{"A", "a", "1"} {
		want := ""
		for i := range labels {
			want += string(rune(int(kind[0]) + i))
		}
		if all == want && (kind != "1" || len(labels) < 10) {
			return strings.TrimPrefix(kind, "1"), true
		}
	}
	return "", false
}
