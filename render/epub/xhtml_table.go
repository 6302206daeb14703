package epub

import (
	"slices"
	"strings"

	"studyguide/source/ast"
	"studyguide/source/tex"
	"studyguide/source/words"
)

// table writes a table, with a header row only if a cell of it has content, since screen readers announce the header
// with every cell.
func (w *blockWriter) table(t *ast.Table) {
	if !filled(t.Header) && !slices.ContainsFunc(t.Rows, filled) {
		return // nothing is in it
	}
	switch {
	case scattered(t):
		w.records(t)
		return
	case len(t.Header) < 2 && !filled(t.Header):
		w.column(t)
		return
	}
	class := ""
	if longest, _ := measure(t); len(longest) > narrow {
		class = "wide"
	} else if slices.ContainsFunc(longest, func(n int) bool { return n > lineRoom/2 }) {
		class = "tokens"
	}
	name := w.caption()
	w.startTable(t, name, class)
	heads := t.HeadsRow()
	for i, r := range t.Rows {
		if i > 0 && w.full(2) {
			w.endLine()
			w.endLine()
			w.goOnInFile()
			w.startTable(t, w.lang.Text(words.ContinuedTitle, "title", name), strings.TrimSpace(class+" continued"))
		}
		w.row(t, r, heads)
		w.text("\n")
	}
	if len(t.Rows) > 0 {
		w.endLine()
	}
	w.endLine()
}

// startTable opens the elements of a table, up to those of its rows, if there are any, and writes its header. A table
// that goes on from another part has the header again.
func (w *blockWriter) startTable(t *ast.Table, name, class string) {
	w.start("table", "class", class)
	w.text("\n")
	w.line("caption", name)
	if filled(t.Header) {
		w.start("thead")
		w.row(t, t.Header, nil)
		w.endLine()
	}
	if len(t.Rows) > 0 {
		w.start("tbody")
		w.text("\n")
	}
}

// row writes a row; heads reports whether a cell heads it, and is nil for the table's header.
func (w *blockWriter) row(t *ast.Table, cells []*ast.Cell, heads func(c *ast.Cell, column int) bool) {
	w.start("tr")
	for i, c := range cells {
		class := ""
		if i < len(t.Align) {
			class = alignClass(t.Align[i])
		}
		if longestWord(c) > lineRoom/2 {
			class = strings.TrimSpace(class + " token")
		}
		// A column without a name is no header: it gets a plain cell.
		switch {
		case heads == nil && len(c.Inlines) > 0:
			w.start("th", "scope", "col", "class", class, "aria-label", formulaName(c))
		case heads != nil && heads(c, i):
			w.start("th", "scope", "row", "class", class, "aria-label", formulaName(c))
		default:
			w.start("td", "class", class)
		}
		w.inlines(c.Inlines)
		w.end()
	}
	w.end()
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
func (w *blockWriter) column(t *ast.Table) {
	start := func() {
		w.start("ul")
		w.text("\n")
	}
	start()
	for _, row := range t.Rows {
		if w.full(1) {
			w.endLine()
			w.goOnInFile()
			start()
		}
		for _, c := range row {
			w.start("li")
			w.inlines(c.Inlines)
			w.endLine()
		}
	}
	w.endLine()
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
