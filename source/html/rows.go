package html

import (
	"strings"
	"unicode"

	"example.org/studyguide/source/words"
)

// A table may hold a question and its answer in two rows, which the first cells label in turn: "Q:" and "A:", or a
// number and nothing.

// byRows adds the questions in the rows of tables.
func (q *questions) byRows(body *node) {
	var found []*node
	body.each(func(n *node) bool {
		if n.role != Table {
			return !hidesText(n.name)
		}
		titles := labelledRows(n)
		found = append(found, titles...)
		return titles == nil
	})
	q.pair(found)
}

// labelledRows returns the rows of a table that ask; nil unless every row with a label is one of a pair, the labels are
// those of questions, or many of the rows ask.
func labelledRows(table *node) []*node {
	var titles []*node
	var labels [2]string
	asking, turn := 0, 0
	for _, r := range rowsOf(table) {
		label, _, text := rowLabel(r)
		if text == nil {
			if turn == 1 {
				return nil
			}
			continue // a title over several columns, or a gap
		}
		if len(titles) == 0 || len(titles) == 1 && turn == 1 {
			labels[turn] = label
		}
		switch {
		case label != labels[turn], turn == 1 && label == labels[0]:
			return nil
		case turn == 0 && (label == "" || text.chars > maxTitle):
			return nil
		}
		if turn == 0 {
			titles = append(titles, r)
			if text.asks() {
				asking++
			}
		}
		turn = 1 - turn
	}
	if len(titles) < fewestNamed || turn == 1 || !words.Is(words.QuestionLabel, labels[0]) && asking*5 < len(titles)*2 {
		return nil
	}
	return titles
}

// rowsOf returns the rows of a table without those of tables in it.
func rowsOf(n *node) []*node {
	var out []*node
	for _, k := range n.kids {
		switch {
		case k.role == Row:
			out = append(out, k)
		case k.role != Table:
			out = append(out, rowsOf(k)...)
		}
	}
	return out
}

// rowLabel returns the letters of the label in the first of two cells, "#" for a number alone, and the two cells; nil
// if a row has no two cells, or its first holds more than a label.
func rowLabel(row *node) (label string, cell, text *node) {
	const longest = 12 // letters and digits
	var cells []*node
	for _, k := range row.kids {
		if k.role == Cell {
			cells = append(cells, k)
		}
	}
	if len(cells) != 2 || cells[0].chars > longest || cells[1].chars == 0 && !holdsImage(cells[1]) {
		return "", nil, nil
	}
	label = strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, cells[0].plain())
	if label == "" && cells[0].chars > 0 {
		label = "#"
	}
	return label, cells[0], cells[1]
}

// labelCell returns the cell of a row that only labels it; nil if there is none.
func labelCell(n *node) *node {
	if n.role != Row {
		return nil
	}
	label, cell, _ := rowLabel(n)
	if label == "" {
		return nil
	}
	return cell
}

// isOwnLabel reports whether a label has no number and no word that is known to mean questions: it says nothing that
// recognition understands.
func isOwnLabel(label string) bool {
	return !strings.ContainsFunc(label, unicode.IsDigit) &&
		!words.Is(words.QuestionLabel, strings.TrimRight(label, " .:：)"))
}
