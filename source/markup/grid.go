package markup

import (
	"strings"

	"example.org/studyguide/source/ast"
)

// maxColumns is the maximum number of columns of a table; further cells go into the last one.
const maxColumns = 64

// A Grid makes a table of rows with cells that may span several rows and columns (WHATWG HTML, 4.9.12), for the readers
// of HTML and of the HTML in Markdown. A cell of [ast.Table] spans nothing: a header of several columns is repeated in
// each, and any cell that spans several rows in each row, unless its text is long.
type Grid struct {
	rows  [][]*ast.Cell
	heads []bool // whether all cells of a row are headers, but for an empty first one
	thead []bool // whether a row is in <thead>
	align []ast.Align
	below map[int]*reach // by column: cells that span the next rows
}

// A GridCell is a cell of a Grid.
type GridCell struct {
	ast.Cell
	Header       bool   // <th>
	Scope        string // what it says to be the header of: "row", "col"; empty: its place decides
	Across, Down int    // how many columns and rows it spans; 0 is 1
	Align        ast.Align
}

// A reach is a cell that spans some more rows.
type reach struct {
	rows int
	text string
	at   ast.Loc
	head bool // of each of the rows
}

// EndGroup ends a group of rows (<thead>, <tbody>, <tfoot>), beyond which no cell reaches.
func (g *Grid) EndGroup() { g.below = nil }

// Row adds a row; thead reports whether it is one of <thead>.
func (g *Grid) Row(thead bool, cells []GridCell) {
	if g.below == nil {
		g.below = map[int]*reach{}
	}
	r := gridRow{grid: g}
	all := true
	for i, c := range cells {
		corner := i == 0 && len(cells) > 1 && len(c.Inlines) == 0 // above the headers of the rows
		all = all && (c.Header || corner)
	}
	for i := range cells {
		cells[i].Head = !all && cells[i].headsRow()
		r.fill()
		r.cell(&cells[i])
	}
	r.fill()
	g.rows = append(g.rows, r.cells)
	g.heads = append(g.heads, all && len(r.cells) > 0)
	g.thead = append(g.thead, thead)
}

// headsRow reports whether a cell is a header and may be that of a row.
func (c *GridCell) headsRow() bool {
	switch strings.ToLower(strings.TrimSpace(c.Scope)) {
	case "row", "rowgroup":
		return true
	case "col", "colgroup":
		return false
	}
	return c.Header && c.Across <= 1
}

// A gridRow is a row of a grid while it is read.
type gridRow struct {
	grid  *Grid
	cells []*ast.Cell
	col   int // the column of the next cell
}

// fill adds the cells that span from rows above.
func (r *gridRow) fill() {
	for above := r.grid.below[r.col]; above != nil && above.rows > 0; above = r.grid.below[r.col] {
		above.rows--
		r.add(above.text, above.at)
		r.cells[len(r.cells)-1].Head = above.head
	}
}

// add adds a cell that repeats the text of a spanning cell.
func (r *gridRow) add(text string, at ast.Loc) {
	c := &ast.Cell{Loc: at}
	if text != "" {
		c.Inlines = []ast.Inline{&ast.Text{Loc: at, Value: text}}
	}
	r.cells = append(r.cells, c)
	r.col++
}

// cell adds a cell.
func (r *gridRow) cell(in *GridCell) {
	const long = 120 // bytes; longer text is not repeated, because it would hide the rest of the row or column
	g, c := r.grid, &in.Cell
	if len(r.cells) >= maxColumns {
		last := r.cells[len(r.cells)-1]
		last.Inlines = append(append(last.Inlines, &ast.Break{Loc: c.Loc, Hard: true}), c.Inlines...)
		return
	}
	r.cells = append(r.cells, c)
	for len(g.align) <= r.col {
		g.align = append(g.align, ast.AlignNone)
	}
	if in.Align != ast.AlignNone {
		g.align[r.col] = in.Align
	}
	text := ast.PlainText(c.Inlines)
	if len(text) > long {
		text = ""
	}
	across := min(in.Across, maxColumns-r.col)
	for i := 1; i < across; i++ { // cells from above that this one covers
		if above := g.below[r.col+i]; above != nil && above.rows > 0 {
			above.rows--
		}
	}
	if in.Down > 1 {
		g.below[r.col] = &reach{rows: in.Down - 1, text: text, at: c.Loc, head: c.Head}
		for i := 1; i < across; i++ {
			g.below[r.col+i] = &reach{rows: in.Down - 1, at: c.Loc}
		}
	}
	r.col++
	if !in.Header || in.headsRow() {
		text = ""
	}
	for ; across > 1; across-- {
		r.add(text, c.Loc)
	}
}

// AlignOf returns the alignment of a cell, from its attributes style and align.
func AlignOf(style, align string) ast.Align {
	style = strings.ToLower(strings.ReplaceAll(style, " ", "") + ";align:" + align)
	out := ast.AlignNone
	for _, a := range []struct {
		word  string
		align ast.Align
	}{{"left", ast.AlignLeft}, {"center", ast.AlignCenter}, {"right", ast.AlignRight}} {
		if strings.Contains(style, "align:"+a.word) {
			out = a.align
		}
	}
	return out
}

// Columns returns the number of columns so far.
func (g *Grid) Columns() int {
	n := 0
	for _, r := range g.rows {
		n = max(n, len(r))
	}
	return n
}

// Table returns the rows as a table; nil if they have no cells. Several header rows at the top are merged.
func (g *Grid) Table() *ast.Table {
	columns := g.Columns()
	if columns == 0 {
		return nil
	}
	t := &ast.Table{Align: make([]ast.Align, columns)}
	copy(t.Align, g.align)
	for i, r := range g.rows {
		if len(r) == 0 {
			continue
		}
		for len(r) < columns {
			r = append(r, &ast.Cell{Loc: ast.At(r[len(r)-1].At)})
		}
		header := (g.thead[i] || g.heads[i]) && len(t.Rows) == 0
		for _, c := range r {
			c.Head = c.Head && !header
		}
		switch {
		case header && t.Header == nil:
			t.Header = r
		case header:
			mergeHeaders(t.Header, r)
		default:
			t.Rows = append(t.Rows, r)
		}
	}
	if t.Header == nil {
		for range columns {
			t.Header = append(t.Header, &ast.Cell{Loc: ast.At(t.Rows[0][0].At)})
		}
	}
	return t
}

// mergeHeaders adds a second row of headers to the first.
func mergeHeaders(first, second []*ast.Cell) {
	for i, cell := range second {
		switch {
		case len(first[i].Inlines) == 0:
			first[i] = cell
		case len(cell.Inlines) > 0 && ast.PlainText(first[i].Inlines) != ast.PlainText(cell.Inlines):
			first[i].Inlines = append(first[i].Inlines, &ast.Break{Loc: cell.Loc, Hard: true})
			first[i].Inlines = append(first[i].Inlines, cell.Inlines...)
		}
	}
}
