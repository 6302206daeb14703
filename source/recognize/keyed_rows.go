package recognize

import (
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/pattern"
)

// Tests that a program reads have the number of the right option at the end of the line of options, below each numbered
// statement. Steps and topics have nothing of the kind.

const (
	// fewestKeyedRows is how many statements must have such a line.
	fewestKeyedRows = 6
	// keyedRowShare is the share of the statements that must have it.
	keyedRowShare = 0.8
	// keyedRowValues is how many different numbers must end these lines: a key is not always the same.
	keyedRowValues = 3
	// keyedRowWords is the least number of words that such a line must have on average: two options.
	keyedRowWords = 2
)

// keyedRow matches a line that ends in the number of an option.
var keyedRow = pattern.New(`\pL\S*\s+([1-9])\.?$`)

// haveKeyedRows reports whether nearly all questions of a text have a line of options with a number at its end.
func haveKeyedRows(e *evidence, taken map[int]bool) bool {
	if !e.plain || len(taken) < fewestKeyedRows {
		return false
	}
	rows, options := 0, 0
	values := map[string]bool{}
	for i := range taken {
		p, ok := e.units[i].block.(*ast.Paragraph)
		if !ok {
			continue
		}
		lines := linesOfParagraph(p.Inlines)
		if i+1 < len(e.units) && len(lines) == 1 && !taken[i+1] {
			if below, ok := e.units[i+1].block.(*ast.Paragraph); ok {
				lines = append(lines, linesOfParagraph(below.Inlines)...)
			}
		}
		last := flat(lines[len(lines)-1])
		end := strings.TrimSuffix(last, ".")
		if len(lines) == 1 || strings.TrimRight(end, "123456789") == end { // an expression costs more
			continue
		}
		if m := keyedRow.FindStringSubmatch(last); m != nil {
			rows++
			values[m[1]] = true
			options += len(strings.Fields(last)) - 1
		}
	}
	return rows >= fewestKeyedRows && float64(rows) >= keyedRowShare*float64(len(taken)) &&
		len(values) >= keyedRowValues && options >= keyedRowWords*rows
}
