package markdown

import (
	"slices"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/html"
	"example.org/studyguide/source/markup"
)

// A grid is an open <table>.
type grid struct {
	markup.Grid
	row   []markup.GridCell // the open row
	open  bool              // whether one is open
	head  bool              // whether it is in <thead>
	rows  int               // with cells
	heads bool              // whether all cells of the first row are headers
	all   []ast.Block       // of all cells
}

// table opens a <table>, row or cell, and the table or row around it if none is open.
func (t *tagReader) table(tok html.Token, role html.Role, start, end int) {
	if role == html.Table {
		t.openGrid(start, end)
		return
	}
	g := t.toGrid()
	if g == nil {
		t.openGrid(start, end)
		g = t.top().data.(*grid)
	}
	if role == html.Row || !g.open {
		g.endRow()
		g.open = true
	}
	if role == html.Row {
		return
	}
	cell := markup.GridCell{
		Header: tok.Name == "th", Scope: tok.Attr["scope"], Across: html.Span(tok.Attr["colspan"]),
		Down: html.RowSpan(tok.Attr["rowspan"]), Align: markup.AlignOf(tok.Attr["style"], tok.Attr["align"]),
	}
	t.push(&frame{class: flow, tag: tok.Name, start: start, end: end, done: func(f *frame) {
		g.all = append(g.all, f.blocks...)
		cell.Loc, cell.Inlines = ast.At(t.Span(f.start, f.end)), markup.Trim(markup.Flatten(f.blocks))
		g.row = append(g.row, cell)
	}})
}

// toGrid closes what is open within the innermost table, outside of its cells, and returns the table, or nil.
func (t *tagReader) toGrid() *grid {
	i := t.findBefore(func(f *frame) bool { _, ok := f.data.(*grid); return ok },
		func(f *frame) bool { return f.class == flow && f.tag != "td" && f.tag != "th" })
	if i < 0 {
		return nil
	}
	t.popTo(i)
	return t.top().data.(*grid)
}

// group begins or ends a group of rows, if the tag is that of one.
func (t *tagReader) group(name string, starts bool) {
	switch name {
	case "thead", "tbody", "tfoot":
		if g := t.toGrid(); g != nil {
			g.endRow()
			g.EndGroup()
			g.head = starts && name == "thead"
		}
	}
}

// endRow adds the open row.
func (g *grid) endRow() {
	if !g.open {
		return
	}
	g.open = false
	if len(g.row) == 0 {
		return
	}
	if g.rows++; g.rows == 1 {
		g.heads = g.head || !slices.ContainsFunc(g.row, func(c markup.GridCell) bool { return !c.Header })
	}
	g.Row(g.head, g.row)
	g.row = nil
}

func (t *tagReader) openGrid(start, end int) {
	t.toFlow()
	g := &grid{}
	t.push(&frame{class: parts, tag: "table", start: start, end: end, data: g, done: func(f *frame) {
		g.endRow()
		if g.laysOut() {
			if g.rows > 1 && g.Columns() > 1 {
				t.sink.Report(diag.New(diag.TableApart, t.Span(f.start, f.end),
					"the cells of this table are set one under the other").
					WithHint("a table has a row of <th>, and neither headings nor <details> in its cells"))
			}
			for _, b := range g.all {
				t.attach(b, f.start, f.end)
			}
			return
		}
		table := g.Table()
		table.Loc = t.loc(f)
		t.attach(table, f.start, f.end)
	}})
}

// laysOut reports whether a table only lays out its content: it has a single column, or cells with blocks that would
// not fit a cell, or do so only under a header.
func (g *grid) laysOut() bool {
	return g.Columns() < 2 || slices.ContainsFunc(g.all, func(b ast.Block) bool {
		switch b.(type) {
		case *ast.Heading, *ast.Details:
			return true
		case *ast.Listing, *ast.Table, *ast.Callout, *ast.DefinitionList:
			return !g.heads || g.rows < 2
		}
		return false
	})
}
