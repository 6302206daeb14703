package ast

import "slices"

// Empty reports whether nothing is in any cell of t.
func (t *Table) Empty() bool {
	for _, row := range append([][]*Cell{t.Header}, t.Rows...) {
		if slices.ContainsFunc(row, func(c *Cell) bool { return len(c.Inlines) > 0 }) {
			return false
		}
	}
	return true
}

// HeadsRow reports of a cell in a row below the header whether it heads its row. Where no cell says so itself, those of
// the first column do if it alone is in bold type; if it has no name and others have; or, in a table whose columns have
// no names, if it is the first that has text. An empty cell heads nothing.
func (t *Table) HeadsRow() func(c *Cell, column int) bool {
	head := t.headColumn()
	return func(c *Cell, column int) bool { return len(c.Inlines) > 0 && (c.Head || column == head) }
}

// headColumn returns the column whose cells head their rows though none says so; -1 if there is none.
func (t *Table) headColumn() int {
	filled := func(c *Cell) bool { return len(c.Inlines) > 0 }
	switch {
	case slices.ContainsFunc(t.Rows, func(row []*Cell) bool {
		return slices.ContainsFunc(row, func(c *Cell) bool { return c.Head })
	}):
		return -1
	case len(t.Header) > 1 && t.bold(0) && !t.bold(1):
		return 0
	case len(t.Header) > 0 && filled(t.Header[0]):
		return -1
	case slices.ContainsFunc(t.Header, filled):
		return 0
	}
	for i := range t.Header {
		if slices.ContainsFunc(t.Rows, func(row []*Cell) bool { return i < len(row) && filled(row[i]) }) {
			return i
		}
	}
	return -1
}

// bold reports whether two cells or more of a column have text, all of it in bold type.
func (t *Table) bold(column int) bool {
	n := 0
	for _, row := range t.Rows {
		if column >= len(row) || len(row[column].Inlines) == 0 {
			continue
		}
		for _, in := range row[column].Inlines {
			if _, ok := in.(*Strong); !ok {
				return false
			}
		}
		n++
	}
	return n > 1
}
