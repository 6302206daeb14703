package table

import (
	"slices"
	"strconv"
	"strings"

	"example.org/studyguide/source/bank/record"
)

// Looks reports whether a text is a table of questions beyond doubt: an export of Anki, or below a header with the
// names of a question and its answer rows of the same width, or without a header rows that ask (see looksBare) or that
// are marked up (see looksMarked); or records a value a line (see lineRecords and lineRowsOf).
func Looks(body string) bool {
	if _, ok := readAnki(body); ok || lineRecords(body) != nil {
		return true
	}
	if _, ok := lineRowsOf(body); ok {
		return true
	}
	if rows, _ := starredRecords(body); rows != nil {
		return true
	}
	if labelledRows(body) != nil {
		return true
	}
	const enough = 20000
	body, _ = untupled(body)
	head := body[:min(len(body), enough)]
	separator, quotes, score := sniff(head, known)
	if score < 2 {
		if len(head) < len(body) {
			head = head[:1+strings.LastIndexByte(head, '\n')]
		}
		_, rest, _ := strings.Cut(head, "\n") // below a header whose names nobody knows
		return looksBare(head, separator, quotes) || looksMarked(head, separator, quotes) ||
			looksKeyed(head, separator, quotes) || looksKeyed(rest, separator, quotes) ||
			looksPaired(head, separator, quotes)
	}
	s := newSplitter(head, separator, quotes)
	first, _ := s.row()
	roles := map[record.Role]bool{}
	for _, f := range first {
		name := f.text(head)
		if len(strings.Fields(name.String())) > 3 {
			return false
		}
		role, _ := record.RoleOf(name.String())
		roles[role] = true
	}
	second, ok := s.row()
	if !ok || len(second) != len(first) || !roles[record.Question] {
		return false
	}
	if roles[record.Answer] || roles[record.Right] {
		return true
	}
	_, rest, _ := strings.Cut(head, "\n")
	return looksBare(rest, separator, quotes) || looksKeyed(rest, separator, quotes)
}

// looksBare reports whether a text without a header is a table of questions with options: its rows have as many cells,
// the first asks, at least two options follow, and a letter in the same place of each row names the right one.
func looksBare(head string, separator byte, quotes bool) bool {
	const (
		fewest = 3 // rows
		cells  = 4 // a question, two options and a letter; or a number, a question, all options and a letter
	)
	s := newSplitter(head, separator, quotes)
	rows, width, asking, lead := 0, 0, 0, 0
	var letters []int // by column
	for {
		row, ok := s.row()
		if !ok {
			break
		}
		first := strings.TrimSpace(row[0].text(head).String())
		if len(row) == 1 && isComment(first) {
			continue
		}
		if rows == 0 {
			width, letters = len(row), make([]int, len(row))
			if first == "1" {
				lead = 1
			}
		}
		if len(row) != width || width < cells || lead > 0 && first != strconv.Itoa(rows+1) {
			return false
		}
		rows++
		if record.EndsAsking(strings.TrimSpace(row[lead].text(head).String())) {
			asking++
		}
		for i, f := range row[cells-1:] {
			if text := strings.TrimSpace(f.text(head).String()); len(text) == 1 && isLetters(text) {
				letters[cells-1+i]++
			}
		}
	}
	return rows >= fewest && float64(asking) >= usual*float64(rows) && slices.Contains(letters, rows)
}

// looksKeyed reports whether a text without a header is a table of questions with options and the number or the letter
// of the right one: nearly all rows have as many cells, the last of each names an option, a column before the options
// holds texts that differ, and enough of these ask or leave a gap, or are sentences above short options.
func looksKeyed(head string, separator byte, quotes bool) bool {
	const (
		fewest = 5 // rows
		cells  = 5 // a question, three options and the name of one
		asking = 0.3
	)
	columns, asks, rows := sampleOf(head, separator, quotes, false)
	width := len(columns)
	if rows < fewest || width < cells {
		return false
	}
	last := columns[width-1]
	if last.filled < rows*19/20 || !last.names() || len(last.distinct) > width {
		return false
	}
	const words, sentence = 2, 5 // the fewest of a question on average, and of one that need not ask
	for i, c := range columns[:width-cells+1] {
		if !c.isText() || c.length() <= words || !c.most(len(c.distinct), 0.5) {
			continue
		}
		stands := last.letters == rows && len(last.distinct) > 2 && c.length() >= sentence &&
			!slices.ContainsFunc(columns[i+1:], func(o *column) bool { return o.length()*2 > c.length() })
		if stands || c.most(asks[i], asking) {
			return true
		}
	}
	return false
}

// looksPaired reports whether a text without a header is a table of questions and their answers: the first cell of
// nearly all rows asks; or one cell of each judges the statement in the other.
func looksPaired(head string, separator byte, quotes bool) bool {
	const (
		fewest    = 5 // rows
		most      = 6 // cells of one, from the question on
		asking    = 0.7
		differing = 0.3 // a bank may have the same question again, with other options
		spoken    = 3   // words of a statement, on average
	)
	columns, asks, rows := sampleOf(head, separator, quotes, true)
	if rows < fewest {
		return false
	}
	if doubled := strings.Count(head, string([]byte{separator, separator})); doubled >= rows { // it divides cards
		return false
	}
	first, other := columns[0], columns[1]
	if other.most(other.truths, usual) {
		first, other = other, first
	}
	if len(columns) == 2 && first.filled == rows && first.most(first.truths, 1) && len(first.distinct) == 2 &&
		other.isText() && other.length() >= spoken {
		return true
	}
	lead := leading(columns)
	if columns, asks = columns[lead:], asks[lead:]; len(columns) < 2 || len(columns) > most {
		return false
	}
	first = columns[0]
	again := first.length() >= spoken && first.most(len(first.distinct), differing) // labels are no questions
	return first.isText() && first.most(asks[0], asking) && (again || first.most(len(first.distinct), usual))
}

// leading returns how many columns at the start of rows count the records or say the same again and again: a topic, a
// level.
func leading(columns []*column) int {
	const most, fewest, few = 2, 6, 3 // columns; rows; one text in so many
	n := 0
	for _, c := range columns[:min(most, len(columns))] {
		again := c.filled >= fewest && len(c.distinct)*few <= c.filled && c.length() <= few
		if !again && !c.most(c.numbers, usual) {
			break
		}
		n++
	}
	return n
}

// sampleOf returns the columns of a text without a header whose rows have as many cells, how many cells of each ask or
// leave a gap, and the number of rows; none if too many rows have more or fewer cells, or where loose is set, only one.
// Separators at the ends of rows divide nothing.
func sampleOf(head string, separator byte, quotes, loose bool) (columns []*column, asks []int, rows int) {
	const equal = 0.9
	s := newSplitter(head, separator, quotes)
	widths := map[int]int{}
	var all [][]string
	for {
		fields, ok := s.row()
		if !ok {
			break
		}
		row := make([]string, len(fields))
		for i, f := range fields {
			row[i] = strings.TrimSpace(f.text(head).String())
		}
		for len(row) > 1 && row[len(row)-1] == "" {
			row = row[:len(row)-1]
		}
		widths[len(row)]++
		all = append(all, row)
	}
	width := 0
	for w, n := range widths {
		if n > widths[width] {
			width = w
		}
	}
	alike := widths[width]
	if loose {
		alike = len(all) - widths[1]
		for w := range widths {
			width = max(width, w)
		}
	}
	if len(all) == 0 || float64(alike) < equal*float64(len(all)) {
		return nil, nil, 0
	}
	columns, asks = make([]*column, width), make([]int, width)
	for i := range columns {
		columns[i] = &column{distinct: map[string]bool{}}
	}
	for _, row := range all {
		if len(row) != width && !loose {
			continue
		}
		rows++
		for i, text := range row {
			if text != "" {
				columns[i].see(text)
			}
			if isAsked(text) {
				asks[i]++
			}
		}
	}
	return columns, asks, rows
}

// isAsked reports whether a text asks, is of several words and breaks off, or leaves a gap of dots.
func isAsked(text string) bool {
	return record.EndsAsking(text) || strings.HasSuffix(text, ":") && strings.Contains(text, " ") ||
		strings.Contains(text, "...") || strings.Contains(text, "…")
}

// looksMarked reports whether a text without a header is an export of Anki without lines about itself, as its versions
// before 2.1.54 write it: rows of as many cells between tabs, marked up by HTML in many.
func looksMarked(head string, separator byte, quotes bool) bool {
	const (
		fewest = 3 // rows
		share  = 3 // one row in so many is marked up
	)
	if separator != '\t' {
		return false
	}
	s := newSplitter(head, separator, quotes)
	rows, width, marked := 0, 0, 0
	for {
		row, ok := s.row()
		if !ok {
			break
		}
		if rows == 0 {
			width = len(row)
		}
		if len(row) != width || width < 2 {
			return false
		}
		rows++
		for _, f := range row {
			if text := f.text(head); record.IsMarkedUp(text.String()) {
				marked++
				break
			}
		}
	}
	return rows >= fewest && marked*share >= rows
}
