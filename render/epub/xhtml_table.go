package epub

import (
	"slices"

	"studyguide/source/ast"
)

// table writes a table, with a header row only if a cell of it has content, since screen readers announce the header
// with every cell.
func (w *blockWriter) table(t *ast.Table) {
	if len(t.Header) == 0 && len(t.Rows) == 0 {
		return
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
	if words, _ := measure(t); len(words) > narrow {
		class = "wide"
	} else if slices.ContainsFunc(words, func(n int) bool { return n > lineRoom/2 }) {
		class = "tokens"
	}
	w.start("table", "class", class)
	w.text("\n")
	w.line("caption", w.caption())
	if filled(t.Header) {
		w.start("thead")
		w.row(t, t.Header, true)
		w.endLine()
	}
	if len(t.Rows) > 0 {
		w.start("tbody")
		w.text("\n")
		for _, r := range t.Rows {
			w.row(t, r, false)
			w.text("\n")
		}
		w.endLine()
	}
	w.endLine()
}

func (w *blockWriter) row(t *ast.Table, cells []*ast.Cell, header bool) {
	w.start("tr")
	for i, c := range cells {
		align := ""
		if i < len(t.Align) {
			align = alignClass(t.Align[i])
		}
		// A column without a name is no header: it gets a plain cell. If it is the first, its cells head their rows.
		switch {
		case header && len(c.Inlines) > 0:
			w.start("th", "scope", "col", "class", align)
		case !header && i == 0 && len(c.Inlines) > 0 && (len(t.Header) == 0 || len(t.Header[0].Inlines) == 0):
			w.start("th", "scope", "row", "class", align)
		default:
			w.start("td", "class", align)
		}
		w.inlines(c.Inlines)
		w.end()
	}
	w.end()
}

// column writes a table with a single unnamed column, which is a list.
func (w *blockWriter) column(t *ast.Table) {
	w.start("ul")
	w.text("\n")
	for _, row := range t.Rows {
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
