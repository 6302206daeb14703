package markdown

import (
	"unicode"
	"unicode/utf8"

	"example.org/studyguide/source/ast"
)

// boxes returns the options of a question as a list with boxes, of which those at the right options are checked. The
// author's labels stand before the texts.
func boxes(options []*ast.Option) []ast.Block {
	if len(options) == 0 {
		return nil
	}
	list := &ast.List{Tight: true}
	for _, o := range options {
		it := &ast.Item{Task: ast.Open, Blocks: o.Blocks}
		if o.Right {
			it.Task = ast.Done
		}
		if o.Label != "" {
			it.Blocks = labelled(o)
		}
		list.Items = append(list.Items, it)
	}
	return []ast.Block{list}
}

// labelled returns the blocks of an option with its label at their start.
func labelled(o *ast.Option) []ast.Block {
	label := o.Label
	if r, _ := utf8.DecodeLastRuneInString(label); unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r) {
		label += "."
	}
	first := &ast.Paragraph{Inlines: []ast.Inline{&ast.Text{Value: label}}}
	rest := o.Blocks
	if len(rest) > 0 {
		if p, ok := rest[0].(*ast.Paragraph); ok {
			first.Inlines = append([]ast.Inline{&ast.Text{Value: label + " "}}, p.Inlines...)
			rest = rest[1:]
		}
	}
	return append([]ast.Block{first}, rest...)
}
