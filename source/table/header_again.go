package table

import (
	"slices"
	"strings"

	"example.org/studyguide/source/bank/record"
	"example.org/studyguide/source/diag"
)

// withoutHeaders returns the rows below a header without those that are the header again: each of several tables in one
// file has its own, one or another name in other words.
func withoutHeaders(names []string, rows [][]*record.Node, sink diag.Sink) [][]*record.Node {
	n, first := 0, diag.Span{}
	out := slices.DeleteFunc(slices.Clone(rows), func(row []*record.Node) bool {
		again := isHeaderAgain(names, row)
		if again {
			if n++; n == 1 {
				first = row[0].At.To(row[len(row)-1].At)
			}
		}
		return again
	})
	if n > 0 {
		sink.Report(diag.New(diag.LeftOut, first, "%s left out, the first here",
			plural(n, "repeated header", "repeated headers")))
	}
	return out
}

// isHeaderAgain reports whether most cells of a row, two at least, say the names of their columns.
func isHeaderAgain(names []string, row []*record.Node) bool {
	if len(row) != len(names) {
		return false
	}
	same := 0
	for i, cell := range row {
		if s := cell.String(); s != "" && strings.EqualFold(s, names[i]) {
			same++
		}
	}
	return same >= 2 && same*2 > len(names)
}
