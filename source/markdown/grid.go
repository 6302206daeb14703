package markdown

import (
	"slices"

	"studyguide/source/ast"
	"studyguide/source/diag"
	"studyguide/source/html"
	"studyguide/source/markup"
)

// A grid is an open <table>.
type grid struct{ rows [][]gridCell }

type gridCell struct {
	header bool
	blocks []ast.Block
	at     diag.Span
}

// table opens a <table>, row or cell, and the table or row around it if none is open.
func (t *tagReader) table(tok html.Token, role html.Role, start, end int) {
	if role == html.Table {
		t.openGrid(start, end)
		return
	}
	i := t.findBefore(func(f *frame) bool { _, ok := f.data.(*grid); return ok },
		func(f *frame) bool { return f.class == flow && f.tag != "td" && f.tag != "th" })
	if i < 0 {
		t.openGrid(start, end)
	} else {
		t.popTo(i)
	}
	g := t.top().data.(*grid)
	if role == html.Row {
		g.rows = append(g.rows, nil)
		return
	}
	if len(g.rows) == 0 {
		g.rows = append(g.rows, nil)
	}
	t.push(&frame{class: flow, tag: tok.Name, start: start, end: end, done: func(f *frame) {
		last := len(g.rows) - 1
		g.rows[last] = append(g.rows[last], gridCell{tok.Name == "th", f.blocks, t.Span(f.start, f.end)})
	}})
}

func (t *tagReader) openGrid(start, end int) {
	t.toFlow()
	g := &grid{}
	t.push(&frame{class: parts, tag: "table", start: start, end: end, data: g, done: func(f *frame) {
		table, rest := g.table()
		if table != nil {
			table.Loc = t.loc(f)
			t.attach(table, f.start, f.end)
		}
		for _, b := range rest {
			t.attach(b, f.start, f.end)
		}
	}})
}

// table returns g as a table. A grid that only lays out its content (a single column, or cells with blocks that do not
// fit a cell) is not a table; then it returns the blocks of the cells in order.
func (g *grid) table() (*ast.Table, []ast.Block) {
	columns := 0
	var all []ast.Block
	for _, row := range g.rows {
		columns = max(columns, len(row))
		for _, c := range row {
			all = append(all, c.blocks...)
		}
	}
	if columns < 2 || slices.ContainsFunc(all, needsWidth) {
		return nil, all
	}
	out := &ast.Table{Align: make([]ast.Align, columns)}
	for i, row := range g.rows {
		if len(row) == 0 {
			continue
		}
		cells, header := cellsOf(row, columns)
		if i == 0 && header {
			out.Header = cells
			continue
		}
		out.Rows = append(out.Rows, cells)
	}
	if out.Header == nil {
		out.Header = make([]*ast.Cell, columns)
		for j := range out.Header {
			out.Header[j] = &ast.Cell{}
		}
	}
	return out, nil
}

// needsWidth reports whether b cannot be turned into inlines of a cell.
func needsWidth(b ast.Block) bool {
	switch b.(type) {
	case *ast.Listing, *ast.Table, *ast.Details, *ast.Heading, *ast.Callout, *ast.DefinitionList:
		return true
	}
	return false
}

// cellsOf returns the cells of a row, padded to the number of columns, and whether all cells in the source are headers.
func cellsOf(row []gridCell, columns int) (cells []*ast.Cell, header bool) {
	cells, header = make([]*ast.Cell, columns), true
	for j := range cells {
		cells[j] = &ast.Cell{Loc: ast.At(row[len(row)-1].at)}
		if j < len(row) {
			cells[j] = &ast.Cell{Loc: ast.At(row[j].at), Inlines: markup.Flatten(row[j].blocks)}
			header = header && row[j].header
		}
	}
	return cells, header
}
