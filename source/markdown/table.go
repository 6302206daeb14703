package markdown

import (
	"bytes"

	gast "github.com/yuin/goldmark/ast"
	xast "github.com/yuin/goldmark/extension/ast"

	"studyguide/source/ast"
)

// table reads a pipe table.
func (t *tree) table(n *xast.Table) {
	t.toFlow()
	start, end := n.Pos(), n.Pos()
	out := &ast.Table{Align: make([]ast.Align, len(n.Alignments))}
	for i, a := range n.Alignments {
		switch a {
		case xast.AlignLeft:
			out.Align[i] = ast.AlignLeft
		case xast.AlignCenter:
			out.Align[i] = ast.AlignCenter
		case xast.AlignRight:
			out.Align[i] = ast.AlignRight
		default:
			out.Align[i] = ast.AlignNone
		}
	}
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		cells := t.row(row, len(out.Align))
		if row.Pos() >= 0 {
			end = max(end, t.TrimEnd(row.Pos(), t.LineEnd(row.Pos())))
		}
		if out.Header == nil {
			out.Header = cells
			// The line of dashes below belongs to the table.
			end = t.TrimEnd(end, t.LineEnd(t.LineEnd(end)+1))
			continue
		}
		out.Rows = append(out.Rows, cells)
	}
	out.Loc = ast.At(t.Span(start, end))
	t.block(out, start, end)
}

// row reads the cells of a row; there are as many as columns.
func (t *tree) row(n gast.Node, columns int) []*ast.Cell {
	var cells []*ast.Cell
	last := max(n.Pos(), 0)
	for c := n.FirstChild(); c != nil && len(cells) < columns; c = c.NextSibling() {
		start, end := last, last
		if c.Lines().Len() > 0 {
			start, end = c.Lines().At(0).Start, c.Lines().At(0).Stop
		}
		in := t.apart(c)
		cells = append(cells, &ast.Cell{Loc: ast.At(t.Span(start, end)), Inlines: in})
		last = end
	}
	for len(cells) < columns {
		cells = append(cells, &ast.Cell{Loc: ast.At(t.Span(last, last))})
	}
	// What stands beyond the last column GitHub drops; here it stays, in the last cell.
	if rest := t.Src[last:max(last, t.LineEnd(last))]; columns > 0 && len(bytes.Trim(rest, " \t|")) > 0 {
		from := len(rest) - len(bytes.TrimLeft(rest, " \t|"))
		to := len(bytes.TrimRight(rest, " \t|"))
		cell := cells[columns-1]
		at := ast.At(t.Span(last+from, last+to))
		cell.Inlines = append(cell.Inlines, &ast.Break{Loc: at, Hard: true},
			&ast.Text{Loc: at, Value: decode(string(rest[from:to]))})
	}
	return cells
}

// definitions reads a definition list.
func (t *tree) definitions(n gast.Node) {
	t.openDefinitions(n, n.Pos())
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		dl, ok := t.top().data.(*ast.DefinitionList)
		if !ok {
			// A tag in a description before has closed the list.
			t.openDefinitions(n, c.Pos())
			dl = t.top().data.(*ast.DefinitionList)
		}
		switch c := c.(type) {
		case *xast.DefinitionTerm:
			in := t.apart(c)
			addTerm(dl, in, t.Span(c.Lines().At(0).Start, linesEnd(c, 0)))
		default:
			t.openDescription(dl, c, c.Pos())
			t.children(c)
			t.leave(c, 0)
		}
	}
	t.leave(n, 0)
}
