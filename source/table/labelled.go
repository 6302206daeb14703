package table

import (
	"strings"

	"example.org/studyguide/source/bank/record"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/pattern"
)

// cellLabel matches a label at the start of a cell.
var cellLabel = pattern.New(`^\s*(\pL[\pL\pM ]{0,20})\s?[:：]\s*(?:\S)`)

// takeLabels takes the labels off the cells of columns in which nearly all cells have one that names what the column
// holds ("Hint: …"), and returns the labels as the names of the columns, nil if there are none, and where they stood.
func takeLabels(rows [][]*record.Node) (names []string, aside []diag.Span) {
	const fewest = 3 // rows
	filled, labels := map[int]int{}, map[int]map[string]int{}
	for _, row := range rows {
		for i, cell := range row {
			if cell.IsEmpty() {
				continue
			}
			filled[i]++
			if m := cellLabel.FindStringSubmatch(cell.String()); m != nil {
				if labels[i] == nil {
					labels[i] = map[string]int{}
				}
				labels[i][strings.TrimSpace(m[1])]++
			}
		}
	}
	for i, of := range labels {
		for label, n := range of {
			role, _ := record.RoleOf(label)
			if n < fewest || float64(n) < usual*float64(filled[i]) || role == record.Unknown {
				continue
			}
			for len(names) < len(filled) {
				names = append(names, "")
			}
			names[i] = label
		}
	}
	for _, row := range rows {
		for i, cell := range row {
			if i >= len(names) || names[i] == "" {
				continue
			}
			text := cell.Value.Text
			m := cellLabel.FindStringSubmatchIndex(text)
			if m != nil && strings.TrimSpace(text[m[2]:m[3]]) == names[i] {
				rest := strings.TrimLeft(text[m[3]:], " \u00a0:：")
				row[i] = cell.Slice(len(text)-len(rest), len(text))
				aside = append(aside, cell.Slice(m[2], m[3]).At)
			}
		}
	}
	return names, aside
}
