package table

import (
	"strings"

	"studyguide/source/bank/record"
	"studyguide/source/pattern"
)

// Records are also written with a label on each line: "Question: …", "Answer: …", "Category: …", with a blank line
// between two. A line without a label goes on with the one above it.

// lineLabel matches a label at the start of a line.
var lineLabel = pattern.New(`^\s*(\pL[\pL\pM ]{0,30}?)\s?[:：][ \t]*`)

// labelledRows returns the labels of such records as a header, and a row of fields for each; none for any other text.
func labelledRows(src string) (names []string, rows [][]field) {
	const (
		fewest    = 3   // records
		smallest  = 3   // labels
		nearly    = 0.9 // the share of the records that have as many
		continued = 10  // one line in so many goes on with the one above it
	)
	column := map[string]int{}
	var row []field
	at, lines, others := 0, 0, 0
	end := func() {
		if row != nil {
			rows = append(rows, row)
		}
		row = nil
	}
	for line := range strings.Lines(src) {
		start, size := at, len(strings.TrimRight(line, "\r\n"))
		at += len(line)
		if strings.TrimSpace(line) == "" {
			end()
			continue
		}
		lines++
		m := lineLabel.FindStringSubmatchIndex(line)
		if m == nil {
			if others++; len(row) == 0 {
				return nil, nil
			}
			row[len(row)-1].end = start + size
			continue
		}
		name := strings.TrimSpace(line[m[2]:m[3]])
		i, ok := column[name]
		if !ok {
			i = len(names)
			column[name], names = i, append(names, name)
		}
		if len(row) > i && row[i].end > 0 { // the label again: another record without a blank line
			end()
		}
		for len(row) <= i {
			row = append(row, field{})
		}
		row[i] = field{start: start + min(m[1], size), end: start + size}
	}
	end()
	full := 0
	for _, row := range rows {
		if len(row) >= len(names)-1 {
			full++
		}
	}
	if len(rows) < fewest || len(names) < smallest || len(names) > longestRow || others*continued > lines ||
		float64(full) < nearly*float64(len(rows)) {
		return nil, nil
	}
	roles := map[record.Role]bool{}
	for _, name := range names {
		role, _ := record.RoleOf(name)
		roles[role] = true
	}
	if !roles[record.Question] || !roles[record.Answer] && !roles[record.Right] {
		return nil, nil
	}
	return names, rows
}
