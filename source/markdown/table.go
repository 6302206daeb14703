package markdown

import (
	"bytes"

	gast "github.com/yuin/goldmark/ast"
	xast "github.com/yuin/goldmark/extension/ast"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/markup"
)

// table reads a pipe table.
func (r *reader) table(n *xast.Table) {
	r.toFlow()
	start, end := n.Pos(), n.Pos()
	out := &ast.Table{Align: make([]ast.Align, len(n.Alignments))}
	for i, a := range n.Alignments {
		out.Align[i] = alignment(a)
	}
	var header markup.Row
	var rows []markup.Row
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		cells := r.row(row, len(out.Align))
		if row.Pos() >= 0 {
			stop := r.TrimEnd(row.Pos(), r.LineEnd(row.Pos()))
			end = max(end, stop)
			if written := r.pipes(row.Pos(), stop); out.Header == nil {
				header = written
			} else {
				rows = append(rows, written)
			}
		}
		if out.Header == nil {
			out.Header = cells
			// The delimiter row below the header belongs to the table.
			end = r.TrimEnd(end, r.LineEnd(r.LineEnd(end)+1))
			continue
		}
		out.Rows = append(out.Rows, cells)
	}
	markup.ReportRagged(header, rows, r.sink)
	out.Loc = ast.At(r.Span(start, end))
	r.block(out, start, end)
}

// pipes returns the row of a table of pipes between two offsets.
func (r *reader) pipes(start, end int) markup.Row {
	return markup.Row{Cells: markup.CountCells(string(r.Src[start:end])), At: r.Span(start, end)}
}

// brokenTable reports the lines of a paragraph that were meant as a table and are none, as the line of dashes has not
// the columns of the header.
func (r *reader) brokenTable(n gast.Node) {
	start, stop := 0, 0 // of the line above
	for i := range n.Lines().Len() {
		seg := n.Lines().At(i)
		end := r.TrimEnd(seg.Start, seg.Stop)
		if bytes.Contains(r.Src[start:stop], []byte("|")) && markup.IsDelimiterRow(string(r.Src[seg.Start:end])) {
			markup.ReportDelimiter(r.pipes(start, stop), r.pipes(seg.Start, end), r.sink)
		}
		start, stop = seg.Start, end
	}
}

func alignment(a xast.Alignment) ast.Align {
	switch a {
	case xast.AlignLeft:
		return ast.AlignLeft
	case xast.AlignCenter:
		return ast.AlignCenter
	case xast.AlignRight:
		return ast.AlignRight
	}
	return ast.AlignNone
}

// row reads the cells of a row, padded to the number of columns.
func (r *reader) row(n gast.Node, columns int) []*ast.Cell {
	var cells []*ast.Cell
	last := max(n.Pos(), 0)
	for c := n.FirstChild(); c != nil && len(cells) < columns; c = c.NextSibling() {
		start, end := last, last
		if c.Lines().Len() > 0 {
			start, end = c.Lines().At(0).Start, c.Lines().At(0).Stop
		}
		in := r.isolated(c)
		cells = append(cells, &ast.Cell{Loc: ast.At(r.Span(start, end)), Inlines: in})
		last = end
	}
	for len(cells) < columns {
		cells = append(cells, &ast.Cell{Loc: ast.At(r.Span(last, last))})
	}
	// GitHub drops cells beyond the last column; here they are kept in the last cell.
	if rest := r.Src[last:max(last, r.LineEnd(last))]; columns > 0 && len(bytes.Trim(rest, " \t|")) > 0 {
		from := len(rest) - len(bytes.TrimLeft(rest, " \t|"))
		to := len(bytes.TrimRight(rest, " \t|"))
		cell := cells[columns-1]
		at := ast.At(r.Span(last+from, last+to))
		cell.Inlines = append(cell.Inlines, &ast.Break{Loc: at, Hard: true},
			&ast.Text{Loc: at, Value: decode(string(rest[from:to]))})
	}
	return cells
}
