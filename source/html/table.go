package html

import (
	"strconv"
	"strings"

	"studyguide/source/ast"
	"studyguide/source/markup"
)

// maxColumns is the maximum number of columns of a table; further cells go into the last one.
const maxColumns = 64

// readTable reads a table of data, a table of code and its line numbers, or a table that only lays out the page.
func readTable(f *flow, n *node) {
	switch {
	case isCodeTable(n):
		readListing(f, n)
		return
	case isLayout(n):
		f.wrapper(n)
		return
	}
	g := grid{flow: f}
	g.part(n, false)
	for _, b := range g.before {
		f.block(b)
	}
	if t := g.table(); t != nil {
		t.Loc = f.at(n)
		f.block(t)
	}
}

// isLayout reports whether a table only lays out the page, as in pages that predate style sheets: it holds elements
// that cells of data do not, or is a single column or row without headers.
func isLayout(n *node) bool {
	if n.is("presentation", "none") || n.tables > 1 || n.headings > 0 {
		return true
	}
	rows, wide, headers := 0, 0, 0
	blocks := false
	n.each(func(k *node) bool {
		switch k.role {
		case Row:
			rows++
			cells := 0
			for _, c := range k.kids {
				if c.role == Cell && (c.chars > 0 || c.find(func(x *node) bool { return x.name == "img" }) != nil) {
					cells++
				}
				if c.name == "th" {
					headers++
				}
			}
			wide = max(wide, cells)
		case Definitions, Details, Rule:
			blocks = true
		}
		return true
	})
	return blocks || headers == 0 && (wide < 2 || rows < 2)
}

// A grid is a table with cells that may span several rows and columns (WHATWG HTML, 4.9.12).
type grid struct {
	flow   *flow
	before []ast.Block // the caption, and content outside cells
	rows   [][]*ast.Cell
	heads  []bool // whether all cells of a row are headers
	thead  []bool // whether a row is in <thead>
	align  []ast.Align
	below  map[int]*reach // by column: cells that span the next rows
}

// A reach is a cell that spans some more rows.
type reach struct {
	rows int
	text string
	at   ast.Loc
}

// part reads the rows in n at any depth.
func (g *grid) part(n *node, head bool) {
	for _, k := range n.kids {
		switch {
		case k.role == Row:
			g.row(k, head)
		case k.name == "thead" || k.name == "tbody" || k.name == "tfoot":
			g.below = nil
			g.part(k, k.name == "thead")
		case k.name == "form" || k.role == Script:
			g.part(k, head)
		case k.chars > 0 || k.name == "caption":
			in := g.flow.sub()
			in.node(k)
			in.flush()
			g.before = append(g.before, in.blocks...)
		}
	}
}

// row reads a row.
func (g *grid) row(n *node, thead bool) {
	if g.below == nil {
		g.below = map[int]*reach{}
	}
	r := gridRow{grid: g}
	all := true
	for _, k := range n.kids {
		if k.role != Cell {
			if k.chars == 0 {
				continue
			}
			k = &node{name: "td", role: Cell, kids: []*node{k}, start: k.start, end: k.end, measure: k.measure}
		}
		r.fill()
		r.cell(k)
		all = all && k.name == "th"
	}
	r.fill()
	g.rows = append(g.rows, r.cells)
	g.heads = append(g.heads, all && len(r.cells) > 0)
	g.thead = append(g.thead, thead)
}

// A gridRow is a row of a grid while it is read.
type gridRow struct {
	grid  *grid
	cells []*ast.Cell
	col   int // the column of the next cell
}

// fill adds the cells that span from rows above.
func (r *gridRow) fill() {
	for above := r.grid.below[r.col]; above != nil && above.rows > 0; above = r.grid.below[r.col] {
		above.rows--
		r.add(above.text, above.at)
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

// cell adds the cell n. A header that spans several columns is repeated in each, and any cell that spans several rows
// in each row.
func (r *gridRow) cell(n *node) {
	const long = 120 // bytes; longer text is not repeated, because it would hide the rest of the row or column
	g := r.grid
	c := &ast.Cell{Loc: g.flow.at(n), Inlines: markup.Trim(markup.Flatten(g.flow.inside(n)))}
	if len(r.cells) >= maxColumns {
		last := r.cells[len(r.cells)-1]
		last.Inlines = append(append(last.Inlines, &ast.Break{Loc: c.Loc, Hard: true}), c.Inlines...)
		return
	}
	r.cells = append(r.cells, c)
	g.setAlign(r.col, n)
	text := ast.PlainText(c.Inlines)
	if len(text) > long {
		text = ""
	}
	across := min(span(n, "colspan"), maxColumns-r.col)
	if down := span(n, "rowspan"); down > 1 {
		g.below[r.col] = &reach{rows: down - 1, text: text, at: c.Loc}
		for i := 1; i < across; i++ {
			g.below[r.col+i] = &reach{rows: down - 1, at: c.Loc}
		}
	}
	r.col++
	if n.name != "th" {
		text = ""
	}
	for ; across > 1; across-- {
		r.add(text, c.Loc)
	}
}

// span returns the number of rows or columns that a cell spans, from the attribute attr.
func span(n *node, attr string) int {
	v, err := strconv.Atoi(strings.TrimSpace(n.attr[attr]))
	if err != nil || v < 1 {
		return 1
	}
	return min(v, 1000)
}

func (g *grid) setAlign(col int, cell *node) {
	for len(g.align) <= col {
		g.align = append(g.align, ast.AlignNone)
	}
	style := strings.ToLower(strings.ReplaceAll(cell.attr["style"], " ", "") + ";align:" + cell.attr["align"])
	for _, a := range []struct {
		word  string
		align ast.Align
	}{{"left", ast.AlignLeft}, {"center", ast.AlignCenter}, {"right", ast.AlignRight}} {
		if strings.Contains(style, "align:"+a.word) {
			g.align[col] = a.align
		}
	}
}

// table returns the rows as a table; nil if they have no cells. Several header rows at the top are merged.
func (g *grid) table() *ast.Table {
	columns := 0
	for _, r := range g.rows {
		columns = max(columns, len(r))
	}
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
		switch {
		case header && t.Header == nil:
			t.Header = r
		case header:
			for c, cell := range r {
				if len(t.Header[c].Inlines) > 0 && len(cell.Inlines) > 0 &&
					ast.PlainText(t.Header[c].Inlines) != ast.PlainText(cell.Inlines) {
					t.Header[c].Inlines = append(t.Header[c].Inlines, &ast.Break{Loc: cell.Loc, Hard: true})
					t.Header[c].Inlines = append(t.Header[c].Inlines, cell.Inlines...)
				} else if len(t.Header[c].Inlines) == 0 {
					t.Header[c] = cell
				}
			}
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
