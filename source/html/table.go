package html

import (
	"strconv"
	"strings"

	"studyguide/source/ast"
	"studyguide/source/markup"
)

// maxColumns is how many columns a table can have; what stands beyond goes into the last.
const maxColumns = 64

// table reads a table: of data, of code and its line numbers, or one that only lays out the page.
func (f *flow) table(n *node) {
	switch {
	case n.isCodeTable():
		f.listing(n)
		return
	case n.isLayout():
		f.wrapper(n)
		return
	}
	g := grid{flow: f}
	g.collect(n)
	for _, b := range g.before {
		f.block(b)
	}
	if t := g.table(); t != nil {
		t.Loc = f.at(n)
		f.block(t)
	}
}

// isLayout tells whether a table has no rows and columns of data: it holds what no cell of data does, or is one column or one row
// without headers. Pages from before style sheets are made of such tables.
func (n *node) isLayout() bool {
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

// A grid is a table whose cells may reach over several rows and columns (WHATWG HTML, 4.9.12).
type grid struct {
	*flow
	before []ast.Block // the caption, and what stands in no cell
	rows   [][]*ast.Cell
	heads  []bool // whether all cells of a row are headers
	thead  []bool // whether a row is in <thead>
	align  []ast.Align
	below  map[int]*reach // by column: cells that reach into the next rows
}

// reach is a cell that goes on for some rows more.
type reach struct {
	rows int
	text string
	at   ast.Loc
}

func (g *grid) collect(n *node) { g.part(n, false) }

// part reads the rows inside n, in whatever they stand.
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

func (g *grid) row(n *node, thead bool) {
	const long = 120 // letters that are said again in each row or under each header: more would hide what these say
	var cells []*ast.Cell
	all, col := true, 0
	if g.below == nil {
		g.below = map[int]*reach{}
	}
	fill := func() { // with what reaches down from above
		for r := g.below[col]; r != nil && r.rows > 0; r = g.below[col] {
			r.rows--
			c := &ast.Cell{Loc: r.at}
			if r.text != "" {
				c.Inlines = []ast.Inline{&ast.Text{Loc: r.at, Value: r.text}}
			}
			cells = append(cells, c)
			col++
		}
	}
	for _, k := range n.kids {
		if k.role != Cell {
			if k.chars == 0 {
				continue
			}
			k = &node{name: "td", role: Cell, kids: []*node{k}, start: k.start, end: k.end, measure: k.measure}
		}
		fill()
		c := &ast.Cell{Loc: g.at(k), Inlines: markup.Trim(markup.Flatten(g.inside(k)))}
		all = all && k.name == "th"
		if len(cells) >= maxColumns {
			last := cells[len(cells)-1]
			last.Inlines = append(append(last.Inlines, &ast.Break{Loc: c.Loc, Hard: true}), c.Inlines...)
			continue
		}
		cells = append(cells, c)
		g.setAlign(col, k)
		across := min(span(k, "colspan"), maxColumns-col)
		if down := span(k, "rowspan"); down > 1 {
			text := ast.PlainText(c.Inlines)
			if len(text) > long {
				text = ""
			}
			g.below[col] = &reach{rows: down - 1, text: text, at: c.Loc}
			for i := 1; i < across; i++ {
				g.below[col+i] = &reach{rows: down - 1, at: c.Loc}
			}
		}
		col++
		for ; across > 1; across-- {
			more := &ast.Cell{Loc: c.Loc}
			if text := ast.PlainText(c.Inlines); k.name == "th" && len(text) <= long && text != "" {
				more.Inlines = []ast.Inline{&ast.Text{Loc: c.Loc, Value: text}}
			}
			cells = append(cells, more)
			col++
		}
	}
	fill()
	g.rows, g.heads, g.thead = append(g.rows, cells), append(g.heads, all && len(cells) > 0), append(g.thead, thead)
}

// span gives how many rows or columns a cell takes.
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
	style := strings.ToLower(strings.ReplaceAll(cell.attr["style"], " ", "")) + ";align:" + strings.ToLower(cell.attr["align"])
	for _, a := range []struct {
		word  string
		align ast.Align
	}{{"left", ast.AlignLeft}, {"center", ast.AlignCenter}, {"right", ast.AlignRight}} {
		if strings.Contains(style, "align:"+a.word) {
			g.align[col] = a.align
		}
	}
}

// table makes a table of the rows; nil if they have no cells. Rows of headers at the top become one.
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
				if len(t.Header[c].Inlines) > 0 && len(cell.Inlines) > 0 && ast.PlainText(t.Header[c].Inlines) != ast.PlainText(cell.Inlines) {
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
