package markdown

import (
	"strings"

	"example.org/studyguide/source/ast"
)

// saidIn returns the text of a cell. If the cell heads its row, all of it is in bold type, by which readers know it.
func saidIn(c *ast.Cell) []ast.Inline {
	if !c.Head || len(c.Inlines) == 0 {
		return c.Inlines
	}
	if _, bold := c.Inlines[0].(*ast.Strong); bold && len(c.Inlines) == 1 {
		return c.Inlines
	}
	return []ast.Inline{&ast.Strong{Loc: c.Loc, Inlines: c.Inlines}}
}

// table returns a pipe table. Its cells hold running text only, all of which can be written on one line, so no table
// needs tags. A header without text is a row of empty cells.
func (w *writer) table(t *ast.Table) string {
	var b strings.Builder
	row := func(cells []*ast.Cell) {
		for _, c := range cells {
			b.WriteString("| ")
			if s := w.cellText(saidIn(c)); s != "" {
				b.WriteString(s + " ")
			}
		}
		b.WriteString("|\n")
	}
	row(t.Header)
	for i := range t.Header {
		dashes := "---"
		if i < len(t.Align) {
			switch t.Align[i] {
			case ast.AlignLeft:
				dashes = ":--"
			case ast.AlignCenter:
				dashes = ":-:"
			case ast.AlignRight:
				dashes = "--:"
			case ast.AlignNone:
			}
		}
		b.WriteString("| " + dashes + " ")
	}
	b.WriteString("|\n")
	for _, cells := range t.Rows {
		row(cells)
	}
	if t.Cram {
		b.WriteString("{: .cram }")
	}
	return strings.TrimRight(b.String(), "\n")
}
