package layout

import (
	"studyguide/render/layout/tag"
	"studyguide/source/ast"
)

// cards sets a table that no paper is wide enough for: each row as a list of its cells, led by the column's name.
func (s *setter) cards(b *ast.Table, c column) []row {
	var out []row
	lk := s.d.small()
	lk.align = ragged
	list := tag.New(tag.List, c.in)
	list.Numbering = "None"
	for i, cells := range b.Rows {
		var rows []row
		card := tag.New(tag.Body, tag.New(tag.Item, list))
		for j, cell := range cells {
			in := cell.Inlines
			if j < len(b.Header) && hasText(b.Header[j:j+1]) {
				in = append([]ast.Inline{&ast.Strong{Loc: cell.Loc, Inlines: b.Header[j].Inlines}, &ast.Text{Loc: cell.Loc, Value: ": "}}, in...)
			}
			rows = append(rows, before(s.paragraph(in, lk, tag.In(tag.P, card), c.x, c.w), 0, betweenItems)...)
		}
		if len(rows) == 0 {
			continue
		}
		if i > 0 {
			rows[0].items = append(rows[0].items, &Box{X: c.x, Y: -s.d.grid / 2, W: c.w, H: s.d.pt(0.5), Color: s.d.ink.rule})
		}
		out = append(out, before(rows, s.d.grid, betweenCells)...)
	}
	if len(out) == 0 { // a header and nothing under it
		for _, cell := range b.Header {
			out = append(out, before(s.paragraph(cell.Inlines, lk, tag.In(tag.P, c.in), c.x, c.w), 0, betweenItems)...)
		}
	}
	return s.fill(out)
}
