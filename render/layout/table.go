package layout

import (
	"slices"

	"studyguide/render/layout/tag"
	"studyguide/source/ast"
)

// table sets a table: columns as wide as their content asks for, cells wrapped. One that is too wide gets smaller type, then a
// page that is turned; then its words are split, and if it has more columns than that has room for, each row becomes a card.
func (s *setter) table(b *ast.Table, c column) []row {
	if len(b.Header) == 0 {
		return nil
	}
	if g, ok := s.columns(b, c); ok {
		return s.tableRows(b, c, g)
	}
	if turned := s.turnedColumn(c); turned.turned {
		if g, ok := s.columns(b, turned); ok {
			rows := s.tableRows(b, turned, g)
			for i := range rows {
				rows[i].turned = true
			}
			return rows
		}
	}
	if g, ok := s.split(b, c); ok {
		return s.tableRows(b, c, g)
	}
	return s.cards(b, c)
}

// turnedColumn gives the column of a page that is turned, or c as it is where tables are part of something else.
func (s *setter) turnedColumn(c column) column {
	if c.x != s.d.textX || c.w != s.d.textW {
		return c
	}
	d := s.turned()
	c.x, c.w, c.turned = d.textX, d.textW, true
	return c
}

// tableRows sets a table whose columns are measured: rules above, under the header and below, the header repeated on every page. Rows
// are split between lines where they must be.
func (s *setter) tableRows(b *ast.Table, c column, g grid) []row {
	of := tag.New(tag.Table, c.in)
	left, width := g.x[0], g.x[len(g.x)-1]+g.w[len(g.w)-1]-g.x[0]
	pad := s.d.pt(2.2)
	var head []row
	if hasText(b.Header) {
		lk := g.look
		lk.style.Bold = true
		group := tag.New(tag.Head, of)
		if len(b.Rows) == 0 {
			group.Role = tag.Rows // a head has a body (ISO 32000-1, table 337)
		}
		head = keep(s.cells(b, g, b.Header, lk, tag.New(tag.Row, group), pad))
		head = append(head, row{height: s.d.pt(1), penalty: never, items: []Item{&Box{X: left, Y: 0, W: width, H: s.d.pt(0.5), Color: s.d.ink.quiet}}})
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
		rows = append(rows, before(s.cells(b, g, cells, g.look, tag.New(tag.Row, body), pad), 0, penalty)...)
	}
	return s.fill(framed(f, s.d.pt(1), s.d.pt(1), rows))
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

// cells sets one row of a table. A row of few lines is one row for page breaking, its cells one after the other; of a taller
// one the first lines of all cells are a row, the second lines the next, so that it may be split where there is no other way.
func (s *setter) cells(b *ast.Table, g grid, cells []*ast.Cell, lk look, of *tag.Element, pad Length) []row {
	set := make([][]line, len(g.x))
	most := 1
	for i := range g.x {
		lk.align = ragged
		switch b.Align[i] {
		case ast.AlignCenter:
			lk.align = centered
		case ast.AlignRight:
			lk.align = flushRight
		case ast.AlignNone:
			if g.numbers[i] {
				lk.align = flushRight
			}
		}
		in := tag.In(tag.Cell, of)
		if of.Parent.Role == tag.Head {
			in.Of.Role, in.Of.Scope = tag.Header, "Column"
		}
		if i < len(cells) {
			set[i] = s.lines(cells[i].Inlines, lk, in, g.x[i], g.w[i])
		}
		if g.numbers[i] && len(set[i]) == 1 && in.Of.Role == tag.Cell && lk.align == flushRight {
			for _, it := range set[i][0].items {
				s.shift(it, s.fraction(cells[i], lk)-g.fraction[i]) // decimal points stand under each other
			}
		}
		if len(set[i]) == 0 { // an empty cell is a cell
			set[i] = []line{{height: lk.lead, items: []Item{&Text{X: g.x[i], Y: lk.lead, Size: lk.size, In: in}}}}
		}
		most = max(most, len(set[i]))
	}
	if most <= wholeRow {
		var r row
		first := Length(0) // the baselines of the first lines are one
		for _, lines := range set {
			first = max(first, lines[0].lift)
		}
		for _, lines := range set {
			y := pad + first - lines[0].lift
			for _, ln := range lines {
				r.items = append(r.items, lower(ln.items, y)...)
				r.notes = append(r.notes, ln.notes...)
				y += ln.height
			}
			r.height = max(r.height, y+pad)
		}
		return []row{r}
	}
	rows := make([]row, most+2)
	rows[0] = row{height: pad}
	for j := range most {
		r := &rows[j+1]
		r.height, r.penalty = lk.lead, inRow
		if j < 3 || j > most-3 {
			r.penalty = poor
		}
		for _, lines := range set {
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
