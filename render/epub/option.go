package epub

import (
	"slices"
	"strings"
	"unicode/utf8"

	"studyguide/source/ast"
)

// options writes the options of a question as an ordered list, which may stand in two columns if they are short.
// Nothing in it shows which are right.
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
	if len(of) >= 4 && !slices.ContainsFunc(of, long) {
		class += " short"
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
		p, alone := ast.SoleParagraph(o.Blocks)
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

// long reports whether an option may need more than a line of half a screen, of about twenty letters.
func long(o *ast.Option) bool {
	p, ok := ast.SoleParagraph(o.Blocks)
	return !ok || utf8.RuneCountInString(ast.TextOf(p.Inlines, ast.OwnText)) > 20
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
