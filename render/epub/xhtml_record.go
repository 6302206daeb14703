package epub

import (
	"slices"
	"strings"
	"unicode/utf8"

	"studyguide/source/ast"
	"studyguide/source/words"
)

// The capacity of a screen of 320 px, in characters of a table's type (counted there).
const (
	narrow   = 4   // columns that a small screen shows side by side (Kobo's guide to EPUB)
	lineRoom = 34  // in a line, over all columns
	rowRoom  = 320 // in a row: ten lines of full columns
)

// scattered reports whether a table is too wide for a small screen, so that its rows are written as records, one below
// the other: it has too many columns, or words that leave no room beside each other, or rows that fill the screen.
// Cells without a column name must stay in a table.
func scattered(t *ast.Table) bool {
	named := 0
	for _, c := range t.Header {
		if ast.PlainText(c.Inlines) != "" {
			named++
		}
	}
	if named < 2 || named < len(t.Header)-1 || !slices.ContainsFunc(t.Rows, filled) {
		return false
	}
	if len(t.Header) > narrow {
		return true
	}
	words, row := measure(t)
	need := 0
	for _, n := range words {
		need += n + 1
	}
	return row > rowRoom || len(words) > 2 && need > lineRoom
}

// measure returns the longest word of each column and the longest row, in characters.
func measure(t *ast.Table) (words []int, longest int) {
	words = make([]int, len(t.Header))
	for _, row := range append([][]*ast.Cell{t.Header}, t.Rows...) {
		all := 0
		for i, c := range row {
			all += utf8.RuneCountInString(ast.PlainText(c.Inlines))
			if i < len(words) {
				words[i] = max(words[i], longestWord(c))
			}
		}
		longest = max(longest, all)
	}
	return words, longest
}

// longestWord returns the length of the longest word of a cell, in characters.
func longestWord(c *ast.Cell) int {
	longest := 0
	for _, w := range strings.Fields(ast.PlainText(c.Inlines)) {
		longest = max(longest, utf8.RuneCountInString(w))
	}
	return longest
}

// records writes a table as a definition list for each row: every cell after its column's name. Empty cells are left
// out. A column with no content at all keeps its name in the first record.
func (w *blockWriter) records(t *ast.Table) {
	name := w.caption()
	w.startRecords(name, "records")
	first := true
	for _, row := range t.Rows {
		if !filled(row) {
			continue
		}
		if !first && w.full(1) {
			w.endLine()
			w.goOnInFile()
			w.startRecords(w.lang.Text(words.ContinuedTitle, "title", name), "records continued")
		}
		w.start("dl", "class", "record")
		w.text("\n")
		for i, c := range row {
			if len(c.Inlines) > 0 || first && i < len(t.Header) && len(t.Header[i].Inlines) > 0 && hollow(t, i) {
				w.pair(t, i, c)
			}
		}
		first = false
		w.endLine()
	}
	w.endLine()
}

// startRecords opens the element around the records of a table.
func (w *blockWriter) startRecords(name, class string) {
	w.start("div", "class", class, "role", "group", "aria-label", name)
	w.text("\n")
	w.line("p", name, "class", "caption")
}

// hollow reports whether a column has no content.
func hollow(t *ast.Table, column int) bool {
	return !slices.ContainsFunc(
		t.Rows,
		func(row []*ast.Cell) bool { return column < len(row) && len(row[column].Inlines) > 0 },
	)
}

// pair writes a cell after the name of its column and a colon, which is text because many devices know no generated
// content. A column without a name, usually the first, holds the subject of its row.
func (w *blockWriter) pair(t *ast.Table, i int, c *ast.Cell) {
	w.start("div")
	about := i >= len(t.Header) || ast.PlainText(t.Header[i].Inlines) == ""
	if about {
		w.start("dt", "class", "about")
		w.inlines(c.Inlines)
	} else {
		w.start("dt")
		w.inlines(t.Header[i].Inlines)
		if name := clean(ast.PlainText(t.Header[i].Inlines)); !strings.HasSuffix(name, ":") {
			w.start("span", "class", "colon")
			w.text(":")
			w.end()
		}
	}
	w.end()
	w.text(" ")
	w.start("dd")
	if !about {
		w.inlines(c.Inlines)
	}
	w.end()
	w.endLine()
}

// caption counts a table and returns its label.
func (w *blockWriter) caption() string {
	w.tables++
	return w.lang.Text(words.Table, "n", ordinal(w.tables))
}
