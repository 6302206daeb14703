package layout

import (
	"slices"

	"example.org/studyguide/render/layout/tag"
	"example.org/studyguide/source/ast"
)

// A tableSetter sets tables.
type tableSetter struct {
	d     *design
	shape *shaper
	text  *textSetter
}

// table sets a table with columns as wide as their content asks for and cells wrapped. One that is too wide gets
// smaller type, then a turned page; then its words are split, and if its columns are too many for that, each row
// becomes a card.
func (s *tableSetter) table(b *ast.Table, c column) []row {
	if len(b.Header) == 0 {
		return nil
	}
	if g, ok := s.columns(b, c); ok {
		return s.rows(b, c, g)
	}
	if turned, ok := s.turned(c); ok {
		if g, ok := s.columns(b, turned); ok {
			rows := s.rows(b, turned, g)
			for i := range rows {
				rows[i].turned = true
			}
			return rows
		}
	}
	if g, ok := s.split(b, c); ok && s.d.columns == 1 {
		return s.rows(b, c, g)
	}
	return s.cards(b, c)
}

// turned returns the column of a turned page. It is false for tables inside other blocks, which stay where they are.
func (s *tableSetter) turned(c column) (column, bool) {
	if c.x != s.d.textX || c.w != s.d.textW || s.d.columns > 1 || s.d.fixed {
		return c, false
	}
	d := s.d.turned()
	c.x, c.w, c.turned = d.textX, d.textW, true
	return c, true
}

// rows sets a table whose columns are measured, with rules above, under the header and below. The header is repeated on
// every page. Rows are split between lines where that is inevitable.
func (s *tableSetter) rows(b *ast.Table, c column, g grid) []row {
	of := tag.New(tag.Table, c.in)
	left, width := g.x[0], g.x[len(g.x)-1]+g.w[len(g.w)-1]-g.x[0]
	var head []row
	if hasText(b.Header) {
		lk := g.look
		lk.style.Bold = true
		group := tag.New(tag.Head, of)
		if len(b.Rows) == 0 {
			group.Role = tag.Rows // a head has a body (ISO 32000-1, table 337)
		}
		head = keep(s.cells(b, g, b.Header, lk, tag.New(tag.Row, group)))
		rule := &Box{X: left, Y: 0, W: width, H: s.d.pt(0.5), Color: s.d.ink.quiet}
		head = append(head, row{height: s.d.pt(1), penalty: never, items: []Item{rule}})
	}
	color := s.d.ink.quiet
	f := &frame{x: left, w: width, rules: &color, pad: s.d.pt(1)}
	if height(head) < (s.d.bottom-s.d.top)/4 { // a taller one would leave its pages no room
		for _, r := range head {
			r.items = copied(r.items)
			f.head = append(f.head, r)
		}
	}
	rows := slices.Clone(head)
	body := tag.New(tag.Rows, of)
	for i, cells := range b.Rows {
		penalty := betweenCells
		switch {
		case i == 0:
			penalty = never
		case i == 1 || i == len(b.Rows)-1:
			penalty = poor // neither is the header alone with one row, nor one row alone on the next page
		}
		rows = append(rows, before(s.cells(b, g, cells, g.look, tag.New(tag.Row, body)), 0, penalty)...)
	}
	return s.d.fill(framed(f, s.d.pt(1), s.d.pt(1), rows))
}

func hasText(cells []*ast.Cell) bool {
	for _, c := range cells {
		if ast.PlainText(c.Inlines) != "" {
			return true
		}
	}
	return false
}

// wholeRow is the number of lines up to which a row of a table is not split.
const wholeRow = 8

// cells sets one row of a table.
func (s *tableSetter) cells(b *ast.Table, g grid, cells []*ast.Cell, lk look, of *tag.Element) []row {
	set := make([][]line, len(g.x))
	most := 1
	top := of.Parent.Role == tag.Head
	for i := range g.x {
		in := tag.In(tag.Cell, of)
		lk := lk
		if i < len(cells) {
			lk = headed(cells[i], lk)
			switch {
			case top && len(cells[i].Inlines) > 0:
				in.Of.Role, in.Of.With().Scope = tag.Header, "Column"
			case !top && g.heads(cells[i], i):
				in.Of.Role, in.Of.With().Scope = tag.Header, "Row"
			}
		}
		lk.align = alignOf(b.Align[i], g.numbers[i])
		if i < len(cells) {
			p := passage{in: cells[i].Inlines, look: lk, of: in, x: g.x[i], width: g.w[i], draws: s.d.within(g.w[i])}
			set[i] = s.text.lines(p)
		}
		if g.numbers[i] && len(set[i]) == 1 && !top && lk.align == flushRight {
			for _, it := range set[i][0].items {
				move(it, s.fraction(cells[i], lk)-g.fraction[i], 0) // decimal points stand under each other
			}
		}
		if len(set[i]) == 0 { // an empty cell is a cell
			empty := &Text{X: g.x[i], Y: lk.lead, Size: lk.size, In: in}
			set[i] = []line{{height: lk.lead, items: []Item{empty}}}
		}
		most = max(most, len(set[i]))
	}
	pad := s.d.pt(2.2)
	if most <= wholeRow {
		return []row{whole(set, pad)}
	}
	return splittable(set, lk.lead, most, pad)
}

// headed returns the look of a cell in a row of a look: bold if the source says that it heads the row.
func headed(c *ast.Cell, lk look) look {
	lk.style.Bold = lk.style.Bold || c.Head
	return lk
}

// alignOf returns the alignment of a column. Columns of numbers are flush right unless the author says otherwise.
func alignOf(a ast.Align, numbers bool) alignment {
	switch {
	case a == ast.AlignCenter:
		return centered
	case a == ast.AlignRight, a == ast.AlignNone && numbers:
		return flushRight
	}
	return ragged
}

// whole makes one row of the lines of a table's cells, one cell after the other.
func whole(cells [][]line, pad Length) row {
	var r row
	first := Length(0) // the first lines of all cells share a baseline
	for _, lines := range cells {
		first = max(first, lines[0].lift)
	}
	for _, lines := range cells {
		y := pad + first - lines[0].lift
		for _, ln := range lines {
			r.items = append(r.items, lower(ln.items, y)...)
			r.notes = append(r.notes, ln.notes...)
			y += ln.height
		}
		r.height = max(r.height, y+pad)
	}
	return r
}

// splittable makes a row of the first lines of all cells, another of the second lines and so on, up to most, so that
// pages may end between them.
func splittable(cells [][]line, lead Length, most int, pad Length) []row {
	rows := make([]row, most+2)
	rows[0] = row{height: pad}
	for j := range most {
		r := &rows[j+1]
		r.height, r.penalty = lead, inRow
		if j < 3 || j > most-3 {
			r.penalty = poor
		}
		for _, lines := range cells {
			if j < len(lines) {
				r.height = max(r.height, lines[j].height)
				r.items = append(r.items, lines[j].items...)
				r.notes = append(r.notes, lines[j].notes...)
			}
		}
	}
	rows[1].penalty = never
	rows[most+1] = row{height: pad, penalty: never}
	return rows
}

// cards sets a table that no paper is wide enough for: each row as a list of its cells, each after its column's header.
func (s *tableSetter) cards(b *ast.Table, c column) []row {
	var out []row
	lk := s.d.small()
	lk.align = ragged
	list := tag.New(tag.List, c.in)
	list.With().Numbering = "None"
	for i, cells := range b.Rows {
		var rows []row
		card := tag.New(tag.Body, tag.New(tag.Item, list))
		for j, cell := range cells {
			in, named := cell.Inlines, false
			if j < len(b.Header) && len(b.Header[j].Inlines) > 0 {
				name := &ast.Strong{Loc: cell.Loc, Inlines: b.Header[j].Inlines}
				in, named = append([]ast.Inline{name, &ast.Text{Loc: cell.Loc, Value: ": "}}, in...), true
			}
			p := c.label(s.d, in, lk, tag.In(tag.P, card))
			p.named = named
			lines := s.text.paragraph(p)
			rows = append(rows, before(lines, 0, betweenItems)...)
		}
		if len(rows) == 0 {
			continue
		}
		if i > 0 {
			rule := &Box{X: c.x, Y: -s.d.grid / 2, W: c.w, H: s.d.pt(0.5), Color: s.d.ink.rule}
			rows[0].items = append(rows[0].items, rule)
		}
		out = append(out, before(rows, s.d.grid, betweenCells)...)
	}
	if len(out) == 0 { // a header and nothing under it
		for _, cell := range b.Header {
			lines := s.text.paragraph(c.label(s.d, cell.Inlines, lk, tag.In(tag.P, c.in)))
			out = append(out, before(lines, 0, betweenItems)...)
		}
	}
	return s.d.fill(out)
}
