package markup

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/words"
)

// The capacity of screens, in characters of a table's type (counted there).
const (
	lineRoom = 34  // in a line of 320 px, over all columns
	rowRoom  = 320 // in a row there: ten lines of full columns
	midRoom  = 55  // in a line of 28em, above which book.css has tables as they are
	fineRoom = 70  // in such a line, in the smaller type of wide tables

	narrow      = 4 // columns that a small screen shows side by side (Kobo's guide to EPUB)
	mostColumns = 6 // that a table has on any screen
)

// form is how a table is written.
type form int

const (
	whole   form = iota // as a table
	stacked             // as a table whose rows book.css turns into records on a small screen
	records             // as records, one below the other
)

// formOf returns the form in which a table can be read, and whether its type is smaller. A small screen cannot hold one
// with words that leave no room beside each other, or with rows that fill it. Cells without a column name must stay in
// a table.
func formOf(t *ast.Table) (f form, small bool) {
	named := 0
	for _, c := range t.Header {
		if ast.PlainText(c.Inlines) != "" {
			named++
		}
	}
	longest, row := measure(t)
	need := 0
	for _, n := range longest {
		need += n + 1
	}
	if named < 2 || named < len(t.Header)-1 || !slices.ContainsFunc(t.Rows, filled) {
		return whole, len(longest) > narrow
	}
	switch {
	case len(longest) > mostColumns || need > fineRoom && len(longest) > 2:
		return records, false
	case row > rowRoom || need > lineRoom && len(longest) > 2:
		return stacked, need > midRoom
	}
	return whole, false
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
func (w *Writer) records(t *ast.Table) {
	name := w.tableName()
	w.startRecords(name, "records")
	first := true
	for _, row := range t.Rows {
		if !filled(row) {
			continue
		}
		if !first && w.full(1) {
			w.EndLine()
			w.GoOn()
			w.startRecords(w.Language.Text(words.ContinuedTitle, "title", name), "records continued")
		}
		w.Start("dl", "class", "record")
		w.Text("\n")
		for i, c := range row {
			if len(c.Inlines) > 0 || first && i < len(t.Header) && len(t.Header[i].Inlines) > 0 && hollow(t, i) {
				w.pair(t, i, c)
			}
		}
		first = false
		w.EndLine()
	}
	w.EndLine()
}

// startRecords opens the element around the records of a table.
func (w *Writer) startRecords(name, class string) {
	w.Start("div", "class", class, "role", "group", "aria-label", name)
	w.Text("\n")
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
func (w *Writer) pair(t *ast.Table, i int, c *ast.Cell) {
	w.Start("div")
	about := i >= len(t.Header) || ast.PlainText(t.Header[i].Inlines) == ""
	if about {
		w.Start("dt", "class", "about")
		w.Inlines(c.Inlines)
	} else {
		w.Start("dt")
		w.Inlines(t.Header[i].Inlines)
		if name := clean(ast.PlainText(t.Header[i].Inlines)); !strings.HasSuffix(name, ":") {
			w.Start("span", "class", "colon")
			w.Text(":")
			w.End()
		}
	}
	w.End()
	w.Text(" ")
	w.Start("dd")
	if !about {
		w.Inlines(c.Inlines)
	}
	w.End()
	w.EndLine()
}

// tableName counts a table and returns its name, which is not shown: it tells screen readers' lists of tables apart.
func (w *Writer) tableName() string {
	w.tables++
	return w.Language.Text(words.Table, "n", strconv.Itoa(w.tables))
}
