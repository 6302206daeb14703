package pdf

import (
	"slices"
	"strconv"
)

func checkTables(f *File, r *report) {
	for _, e := range f.elements {
		switch e.Role {
		case "Table":
			checkOrder(e, r)
			checkGrid(e, r)
		case "TH":
			if s := e.Attributes["Scope"]; s != "Row" && s != "Column" && s != "Both" && e.Attributes["Headers"] == "" {
				r.add("table-scope", e.path(), "its Scope is %q", s)
			}
		}
	}
}

// checkOrder checks the order of row groups (ISO 32000-1, table 337).
func checkOrder(table *Element, r *report) {
	order := []string{"THead", "TBody", "TFoot"}
	last := -1
	for _, k := range table.Kids {
		if k.Element == nil {
			continue
		}
		i := slices.Index(order, k.Element.Role)
		switch {
		case i < 0:
		case i < last || i == last && i != 1:
			r.add("table-head", k.Element.path(), "a %s comes after a %s", order[i], order[last])
		default:
			last = i
		}
	}
	if last == 0 {
		r.add("table-head", table.path(), "it has a THead and no TBody")
	}
}

// checkGrid counts the cells of rows. A cell that spans rows counts in the rows below it, in its group.
func checkGrid(table *Element, r *report) {
	width := 0
	rows := func(group *Element) {
		var down []int // how many more rows the cell above spans, by column
		for _, k := range group.Kids {
			row := k.Element
			if row == nil || row.Role != "TR" {
				continue
			}
			n := 0
			if down, n = layRow(row, down, r); n > mostCells {
				return
			}
			if width == 0 {
				width = n
			}
			if n != width {
				r.add("table-grid", row.path(), "it has %d cells, the first row has %d", n, width)
			}
		}
		if len(down) > 0 && slices.Max(down) > 0 {
			r.add("table-grid", group.path(), "a cell spans rows that are not there")
		}
	}
	rows(table)
	for _, k := range table.Kids {
		if k.Element != nil && k.Element.Role != "Caption" && k.Element.Role != "TR" {
			rows(k.Element)
		}
	}
}

// mostCells bounds the cells of one row.
const mostCells = 1000

// layRow places the cells of a row in the columns that no cell from above covers. It returns the rows that are still to
// be covered in each column, and the number of columns filled.
func layRow(row *Element, down []int, r *report) (below []int, filled int) {
	at := 0
	next := func() {
		for at < len(down) && down[at] > 0 {
			down[at]--
			at++
			filled++
		}
	}
	for _, k := range row.Kids {
		if k.Element == nil {
			continue
		}
		next()
		wide, high := span(k.Element, "ColSpan"), span(k.Element, "RowSpan")
		if wide < 1 || high < 1 || wide > mostCells || high > 1<<20 || at+wide > mostCells {
			r.add(
				"table-grid",
				k.Element.path(),
				"it spans %d columns and %d rows, or the row has more than %d cells",
				wide,
				high,
				mostCells,
			)
			return nil, mostCells + 1
		}
		for range wide {
			if at == len(down) {
				down = append(down, 0)
			}
			down[at] = high - 1
			at++
			filled++
		}
	}
	for ; at < len(down); at++ { // covered from above, perhaps after a gap
		if down[at] > 0 {
			down[at]--
			filled++
		}
	}
	return down, filled
}

// span returns the number of columns or rows that a cell covers.
func span(cell *Element, key string) int {
	v, ok := cell.Attributes[key]
	if !ok {
		return 1
	}
	n, err := strconv.Atoi(v)
	if err != nil {
		return 0
	}
	return n
}
