package table

import (
	"slices"
	"strings"

	"example.org/studyguide/source/bank/record"
)

// Rows of questions have as many options each as their authors thought of, or one too many by a separator that is
// nowhere meant to be one. Which option is right is said in the last cell, or in that before an explanation. So rows
// that differ are aligned by that cell.

const (
	// alignedShare is the share of rows that must have such a cell.
	alignedShare = 0.9
	// usualShare is the share of rows that must have as many cells each for the others to be unlike them.
	usualShare = 0.7
	// leastAligned is the least number of cells before that of the right option: the question, and two options.
	leastAligned = 3
)

// aligned returns rows so that the cells which name the right options stand in one column. Rows that have not as many
// cells as most are unlike them, unless they stand between brackets. The cells that a header has no name for stay
// behind the others; named is how many it has, 0 without one.
func (r *reader) aligned(rows [][]*record.Node, named int) [][]*record.Node {
	const fewest = 5 // rows
	widths, width := map[int]int{}, 0
	for i, row := range rows {
		for len(row) > 1 && row[len(row)-1].IsEmpty() {
			row = row[:len(row)-1]
		}
		rows[i] = row
		if widths[len(row)]++; widths[len(row)] > widths[width] {
			width = len(row)
		}
	}
	if len(rows) < fewest || len(widths) == 1 {
		return rows
	}
	usual := float64(widths[width]) >= usualShare*float64(len(rows))
	if named > 0 && (!usual || width != named) {
		return rows
	}
	behind := keyBehind(rows, width, usual)
	if behind < 0 {
		return rows
	}
	last := 0 // the greatest place of a key
	keys := make([]int, len(rows))
	for i, row := range rows {
		keys[i] = len(row) - 1 - behind
		switch usualKey := width - 1 - behind; {
		case named > 0 && len(row) > named:
			keys[i] = usualKey
		case usual && len(row) != width && usualKey < len(row) && namesOption(row[usualKey]) &&
			!slices.ContainsFunc(row[usualKey+1:], namesOption): // it has no explanation, or a longer one
			keys[i] = usualKey
		case keys[i] < minOptions || !namesOption(row[keys[i]]):
			if len(row) > width { // it is not known which
				return rows
			}
			keys[i] = min(usualKey, len(row))
		case usual && len(row) != width && !(r.tuples && isWhole(row)):
			r.unlikeRow(i)
		}
		last = max(last, keys[i])
	}
	out := make([][]*record.Node, len(rows))
	for i, row := range rows {
		at := r.lines.Offset(row[len(row)-1].At.End)
		if keys[i] < len(row) {
			at = r.lines.Offset(row[keys[i]].At.Start)
		}
		empty := slices.Repeat([]*record.Node{r.cell(field{start: at, end: at})}, last-keys[i])
		out[i] = slices.Concat(row[:keys[i]], empty, row[keys[i]:])
	}
	return out
}

// isWhole reports whether no quotation mark was left out between the cells of a row: none has one, or two lines.
func isWhole(row []*record.Node) bool {
	return !slices.ContainsFunc(row, func(cell *record.Node) bool { return strings.ContainsAny(cell.String(), "\n\"") })
}

func (r *reader) unlikeRow(i int) {
	if r.unlike == nil {
		r.unlike = map[int]bool{}
	}
	r.unlike[i] = true
}

// keyBehind returns how many cells stand behind the one that names the right option, in the rows of the usual width, or
// in all: 0 or 1; -1 if none names it.
func keyBehind(rows [][]*record.Node, width int, usual bool) int {
	for behind := range 2 {
		n, named := 0, 0
		for _, row := range rows {
			if usual && len(row) != width {
				continue
			}
			n++
			if key := len(row) - 1 - behind; key >= leastAligned && namesOption(row[key]) {
				named++
			}
		}
		if float64(named) >= alignedShare*float64(n) {
			return behind
		}
	}
	return -1
}

// namesOption reports whether a cell is nothing but the letter or the number of an option, or several.
func namesOption(cell *record.Node) bool {
	s := cell.String()
	return s != "" && len(s) <= 2 && (isKeyLine(s) || isLetters(s))
}
