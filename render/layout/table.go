package layout

import (
	"slices"
	"strings"

	"studyguide/render/layout/linebreak"
	"studyguide/source/ast"
)

// A grid is a table with its columns measured.
type grid struct {
	x    []Length // left edge of each column's text
	w    []Length // width of each column's text
	look look
}

// table sets a table: columns as wide as their content asks for, cells wrapped, rules above, under the header and
// below, the header repeated on every page. Rows are split between lines where they must be.
func (s *setter) table(b *ast.Table, c column) []row {
	if len(b.Header) == 0 {
		return nil
	}
	g, ok := s.columns(b, c)
	if !ok {
		return s.cards(b, c)
	}
	left, width := g.x[0], g.x[len(g.x)-1]+g.w[len(g.w)-1]-g.x[0]
	pad := s.d.pt(2.2)
	var head []row
	if hasText(b.Header) {
		lk := g.look
		lk.style.Bold = true
		head = keep(s.cells(b, g, b.Header, lk, pad))
		head = append(head, row{height: s.d.pt(1), penalty: never, items: []Item{&Box{X: left, Y: 0, W: width, H: s.d.pt(0.5), Color: grey}}})
	}
	color := grey
	f := &frame{x: left, w: width, rules: &color, pad: s.d.pt(1)}
	if height(head) < (s.d.bottom-s.d.top)/4 { // a taller one would leave its pages no room
		for _, r := range head {
			r.items = copied(r.items)
			f.head = append(f.head, r)
		}
	}
	rows := slices.Clone(head)
	for i, cells := range b.Rows {
		penalty := betweenCells
		switch {
		case i == 0:
			penalty = never
		case i == 1 || i == len(b.Rows)-1:
			penalty = poor // neither is the header alone with one row, nor one row alone on the next page
		}
		rows = append(rows, before(s.cells(b, g, cells, g.look, pad), 0, penalty)...)
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
func (s *setter) cells(b *ast.Table, g grid, cells []*ast.Cell, lk look, pad Length) []row {
	set := make([][]line, len(g.x))
	most := 1
	for i := range min(len(cells), len(g.x)) {
		lk.align = ragged
		switch b.Align[i] {
		case ast.AlignCenter:
			lk.align = centered
		case ast.AlignRight:
			lk.align = flushRight
		}
		set[i] = s.lines(cells[i].Inlines, lk, g.x[i], g.w[i])
		most = max(most, len(set[i]))
	}
	if most <= wholeRow {
		r := row{height: 2*pad + Length(most)*lk.lead}
		for _, lines := range set {
			for j, ln := range lines {
				r.items = append(r.items, lower(ln.items, pad+Length(j)*lk.lead)...)
				r.notes = append(r.notes, ln.notes...)
			}
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
				r.items = append(r.items, lines[j].items...)
				r.notes = append(r.notes, lines[j].notes...)
			}
		}
	}
	rows[1].penalty = never
	rows[most+1] = row{height: pad, penalty: never}
	return rows
}

// columns measures the columns of a table. If they do not fit side by side they share the room by what each needs beyond
// its longest word; if even the longest words do not fit, the table reaches into the margin, then its type gets
// smaller, then words are split. It is false where columns would be too narrow even for that.
func (s *setter) columns(b *ast.Table, c column) (grid, bool) {
	x, w := c.x, c.w
	for _, scale := range []Length{1000, 1000, 900, 800} {
		lk := look{size: s.d.pt(9.5) * scale / 1000, lead: s.d.pt(12) * scale / 1000, color: black, style: c.look.style, hyphens: true}
		g, fits := s.share(b, lk, x, w)
		if fits || scale == 800 {
			return g, fits || slices.Min(g.w) >= 4*g.look.size
		}
		if c.x == s.d.textX {
			x, w = s.d.hangX, s.d.textX+s.d.textW-s.d.hangX
		}
	}
	return grid{}, false
}

// cards sets a table that no paper is wide enough for: each row as a list of its cells, led by the column's name.
func (s *setter) cards(b *ast.Table, c column) []row {
	var out []row
	lk := s.d.small()
	lk.align = ragged
	for i, cells := range b.Rows {
		var rows []row
		for j, cell := range cells {
			in := cell.Inlines
			if j < len(b.Header) && hasText(b.Header[j:j+1]) {
				in = append([]ast.Inline{&ast.Strong{Loc: cell.Loc, Inlines: b.Header[j].Inlines}, &ast.Text{Loc: cell.Loc, Value: ": "}}, in...)
			}
			rows = append(rows, before(s.paragraph(in, lk, c.x, c.w), 0, betweenItems)...)
		}
		if len(rows) == 0 {
			continue
		}
		if i > 0 {
			rows[0].items = append(rows[0].items, &Box{X: c.x, Y: -s.d.grid / 2, W: c.w, H: s.d.pt(0.5), Color: rule})
		}
		out = append(out, before(rows, s.d.grid, betweenCells)...)
	}
	if len(out) == 0 { // a header and nothing under it
		for _, cell := range b.Header {
			out = append(out, before(s.paragraph(cell.Inlines, lk, c.x, c.w), 0, betweenItems)...)
		}
	}
	return s.fill(out)
}

// share gives the columns of b their widths within w, and tells whether every word fits.
func (s *setter) share(b *ast.Table, lk look, x, w Length) (grid, bool) {
	n := len(b.Header)
	gap := min(s.d.pt(12), w/Length(3*n))
	if n > 4 {
		gap = min(s.d.pt(8), gap)
	}
	least, most := make([]Length, n), make([]Length, n)
	bold := lk
	bold.style.Bold = true
	for i, cell := range b.Header {
		least[i], most[i] = s.measure(cell, bold)
	}
	for _, r := range b.Rows {
		for i, cell := range r[:min(n, len(r))] {
			lo, hi := s.measure(cell, lk)
			least[i], most[i] = max(least[i], lo), max(most[i], hi)
		}
	}
	room := w - gap*Length(n-1)
	var sumLeast, sumMost Length
	for i := range n {
		sumLeast += least[i]
		sumMost += most[i]
	}
	g := grid{look: lk, w: most}
	fits := sumLeast <= room
	if sumMost > room {
		g.w = divide(least, most, room)
	}
	for i := range n {
		g.x = append(g.x, x)
		x += g.w[i] + gap
	}
	return g, fits
}

// divide shares room among columns: each gets its least, and the rest goes to the columns by what they lack, damped by the
// square root, so that one column of long text does not starve the others. If the least widths do not fit, all
// shrink alike.
func divide(least, most []Length, room Length) []Length {
	n := len(least)
	out := make([]Length, n)
	var sum Length
	for _, l := range least {
		sum += l
	}
	if sum > room {
		for i, l := range least {
			out[i] = max(l*room/sum, 0)
		}
		return out
	}
	copy(out, least)
	rest := room - sum
	for rest > 0 {
		var weights Length
		for i := range n {
			weights += sqrt(most[i] - out[i])
		}
		if weights == 0 {
			break
		}
		given := Length(0)
		for i := range n {
			more := min(rest*sqrt(most[i]-out[i])/weights, most[i]-out[i])
			out[i] += more
			given += more
		}
		if given == 0 {
			break
		}
		rest -= given
	}
	return out
}

// sqrt is the integer square root of l, by Newton's method.
func sqrt(l Length) Length {
	if l <= 0 {
		return 0
	}
	x := l
	for y := (x + 1) / 2; y < x; y = (x + l/x) / 2 {
		x = y
	}
	return x
}

// measure gives the width of the widest word of a cell and that of its text on one line.
func (s *setter) measure(cell *ast.Cell, lk look) (least, most Length) {
	f := s.flow(cell.Inlines, look{size: lk.size, style: lk.style}, 1<<40)
	var word, line Length
	for i, it := range f.items {
		switch {
		case f.pieces[i] == nil && it.Penalty <= -linebreak.Infinite:
			word, line = 0, 0
		case f.pieces[i] == nil:
			word = 0
		case strings.TrimSpace(f.pieces[i].text) == "":
			word = 0
			line += Length(it.Width)
		default:
			word += Length(it.Width)
			line += Length(it.Width)
		}
		least, most = max(least, word), max(most, line)
	}
	return least, most
}
