package markdown

import (
	"studyguide/source/ast"
	"studyguide/source/diag"
	"studyguide/source/html"
	"studyguide/source/markup"
)

// A grid is a <table> that is open.
type grid struct{ rows [][]gridCell }

type gridCell struct {
	header bool
	blocks []ast.Block
	at     diag.Span
}

// tableTag opens a table, a row or a cell of tags, and what must be around it.
func (t *tree) tableTag(tok html.Token, role html.Role, start, end int) {
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

func (t *tree) openGrid(start, end int) {
	t.toFlow()
	g := &grid{}
	t.push(&frame{class: parts, tag: "table", start: start, end: end, data: g, done: func(f *frame) {
		table, rest := g.table()
		if table != nil {
			table.Loc = ast.At(t.Span(f.start, f.end))
			t.attach(table, f.start, f.end)
		}
		for _, b := range rest {
			t.attach(b, f.start, f.end)
		}
	}})
}

// table makes a table of g. A grid that only places things (a single column, or cells that hold more than text can)
// is no table: then the blocks of the cells are given in their order.
func (g *grid) table() (*ast.Table, []ast.Block) {
	var all []ast.Block
	columns, plain := 0, true
	for _, row := range g.rows {
		columns = max(columns, len(row))
		for _, c := range row {
			all = append(all, c.blocks...)
			for _, b := range c.blocks {
				switch b.(type) {
				case *ast.Listing, *ast.Table, *ast.Details, *ast.Heading, *ast.Callout, *ast.DefinitionList:
					plain = false
				}
			}
		}
	}
	if columns < 2 || !plain {
		return nil, all
	}
	out := &ast.Table{Align: make([]ast.Align, columns)}
	for i, row := range g.rows {
		if len(row) == 0 {
			continue
		}
		cells := make([]*ast.Cell, columns)
		header := true
		for j := range cells {
			cells[j] = &ast.Cell{Loc: ast.At(row[len(row)-1].at)}
			if j < len(row) {
				cells[j] = &ast.Cell{Loc: ast.At(row[j].at), Inlines: markup.Flatten(row[j].blocks)}
				header = header && row[j].header
			}
		}
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
