package markup

import (
	"slices"
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/tex"
	"example.org/studyguide/source/words"
)

// table writes a table, with a header row only if a cell of it has content, since screen readers announce the header
// with every cell.
func (w *Writer) table(t *ast.Table) {
	if t.Empty() {
		return
	}
	shape, small := formOf(t)
	switch {
	case shape == records:
		w.records(t)
		return
	case len(t.Header) < 2 && !filled(t.Header):
		w.column(t)
		return
	}
	g := &grid{Table: t, heads: t.HeadsRow(), most: lineRoom / 2, plain: w.HTML}
	var classes []string
	switch {
	case shape == stacked:
		g.labels, g.most = labels(t), midRoom/2
		classes = append(classes, "stack")
		if small {
			classes = append(classes, "small")
		}
	case small:
		classes = append(classes, "wide")
	}
	if longest, _ := measure(t); slices.Max(longest) > g.most {
		classes = append(classes, "tokens")
	}
	g.class = strings.Join(classes, " ")
	name := w.tableName()
	w.startTable(g, name, g.class)
	for i, r := range t.Rows {
		if i > 0 && w.full(2) {
			w.EndLine()
			w.EndLine()
			w.GoOn()
			again := w.Language.Text(words.ContinuedTitle, "title", name)
			w.startTable(g, again, strings.TrimSpace(g.class+" continued"))
		}
		w.row(g, r, false)
		w.Text("\n")
	}
	if len(t.Rows) > 0 {
		w.EndLine()
	}
	w.EndLine()
}

// A grid is a table that is written as one.
type grid struct {
	*ast.Table
	class  string
	most   int                                // characters of a word that may not break
	heads  func(c *ast.Cell, column int) bool // whether a cell heads its row
	labels []string                           // of the cells in each column, where rows may become records; else nil
	plain  bool                               // browsers show it, which remember what elements are
}

// role returns a role that an element of the table has of its own accord, unless rows may become records: engines
// forget what an element is if its display is changed.
func (g *grid) role(name string) string {
	if g.labels == nil || g.plain {
		return ""
	}
	return name
}

// labels returns the names of a table's columns as they stand before the cells of records.
func labels(t *ast.Table) []string {
	out := make([]string, len(t.Header))
	for i, c := range t.Header {
		if s := clean(tex.Title(c.Inlines)); s != "" {
			out[i] = strings.TrimSuffix(s, ":") + ":"
		}
	}
	return out
}

// startTable opens the elements of a table, up to those of its rows, if there are any, and writes its header. A table
// that goes on from another part has the header again.
func (w *Writer) startTable(g *grid, name, class string) {
	w.Start("table", "class", class, "role", g.role("table"), "aria-label", name)
	w.Text("\n")
	if filled(g.Header) {
		w.Start("thead", "role", g.role("rowgroup"))
		w.row(g, g.Header, true)
		w.EndLine()
	}
	if len(g.Rows) > 0 {
		w.Start("tbody", "role", g.role("rowgroup"))
		w.Text("\n")
	}
}

// row writes a row, or the header of the table.
func (w *Writer) row(g *grid, cells []*ast.Cell, header bool) {
	w.Start("tr", "role", g.role("row"))
	for i, c := range cells {
		class, label := "", ""
		if i < len(g.Align) {
			class = alignClass(g.Align[i])
		}
		if longestWord(c) > g.most {
			class = strings.TrimSpace(class + " token")
		}
		if i < len(g.labels) && !header && len(c.Inlines) > 0 {
			label = g.labels[i]
		}
		// A column without a name is no header: it gets a plain cell.
		switch {
		case header && len(c.Inlines) > 0:
			w.Start("th", "scope", "col", "class", class, "role", g.role("columnheader"), "aria-label", formulaName(c))
		case !header && g.heads(c, i):
			w.Start("th", "scope", "row", "class", class, "role", g.role("rowheader"), "aria-label", formulaName(c),
				"data-label", label)
		default:
			w.Start("td", "class", class, "role", g.role("cell"), "data-label", label)
		}
		w.Inlines(c.Inlines)
		w.End()
	}
	w.End()
}

// formulaName returns the name of a header cell in which there are only formulas, as plain text; "" for another. Many
// screen readers take the cell for empty.
func formulaName(c *ast.Cell) string {
	math := false
	rest := ast.TextOf(c.Inlines, func(n ast.Node) string {
		if _, ok := n.(*ast.Math); ok {
			math = true
			return ""
		}
		return ast.OwnText(n)
	})
	if !math || strings.TrimSpace(rest) != "" {
		return ""
	}
	return tex.Title(c.Inlines)
}

// column writes a table with a single unnamed column, which is a list.
func (w *Writer) column(t *ast.Table) {
	start := func() {
		w.Start("ul")
		w.Text("\n")
	}
	start()
	for _, row := range t.Rows {
		if w.full(1) {
			w.EndLine()
			w.GoOn()
			start()
		}
		for _, c := range row {
			w.Start("li")
			w.Inlines(c.Inlines)
			w.EndLine()
		}
	}
	w.EndLine()
}

func filled(cells []*ast.Cell) bool {
	for _, c := range cells {
		if len(c.Inlines) > 0 {
			return true
		}
	}
	return false
}

// alignClass returns the class in book.css for an alignment.
func alignClass(a ast.Align) string {
	switch a {
	case ast.AlignCenter:
		return "center"
	case ast.AlignRight:
		return "right"
	default: // left is the default
		return ""
	}
}
