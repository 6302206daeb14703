package recognize

import (
	"strconv"
	"strings"

	"example.org/studyguide/source/ast"
)

// A document whose title speaks of questions may be nothing but tables that count them: the topics of an oral exam,
// with what to read for each. Neither header nor cells ask; the count says that each row is one. Where it speaks of
// flash cards, the rows of two columns are cards.

// tableProse is how many rows there must be for each block that is neither heading nor table.
const tableProse = 8

// hasOnlyTables reports whether hardly anything stands beside the tables of the document.
func hasOnlyTables(e *evidence) bool {
	rows, prose := 0, 0
	for _, u := range e.units {
		switch b := u.block.(type) {
		case *ast.Table:
			rows += len(b.Rows)
		case *ast.Heading, *ast.Divider:
		default:
			prose++
		}
	}
	return rows >= fewestTopics && prose*tableProse <= rows
}

// counted returns the column behind that of the numbers, if these count on from 1 without a gap and its cells are words
// and no links, which lead to the questions; -1 if there is none.
func (q quizTable) counted() int {
	ask := q.number + 1
	if q.number < 0 || ask >= len(q.Header) || len(q.Rows) < fewestTopics {
		return -1
	}
	linked := 0
	for i, row := range q.Rows {
		number := strings.TrimRight(strings.TrimSpace(flat(row[q.number].Inlines)), ".)")
		if n, err := strconv.Atoi(number); err != nil || n != i+1 {
			return -1
		}
		if hasLink(row[ask].Inlines) {
			linked++
		}
		if countWords(flat(row[ask].Inlines)) == 0 {
			return -1
		}
	}
	if linked*2 >= len(q.Rows) {
		return -1
	}
	return ask
}

// pairs finds the two columns of a table that are the fronts and the backs of cards, whatever its header says: all that
// there are but that of the numbers, with words in nearly every cell, and no links.
func (q *quizTable) pairs() bool {
	ask := q.number + 1
	if len(q.Header) != ask+2 || len(q.Rows) < minQuestions {
		return false
	}
	filled := 0
	for _, row := range q.Rows {
		front, back := row[ask].Inlines, row[ask+1].Inlines
		if countWords(flat(front)) > 0 && len(trim(back)) > 0 && !hasLink(front) && !hasLink(back) {
			filled++
		}
	}
	if float64(filled) < regularShare*float64(len(q.Rows)) {
		return false
	}
	q.ask, q.answer = ask, ask+1
	return true
}
