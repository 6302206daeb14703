package markup

import (
	"strconv"
	"strings"

	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/pattern"
)

// delimiterRow matches the line of dashes below the header of a table of pipes, if the table has two columns or more
// (GitHub Flavored Markdown 0.29, 4.10).
var delimiterRow = pattern.New(`^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)+\|?\s*$`)

// IsDelimiterRow reports whether a line is the line of dashes of a table of pipes.
func IsDelimiterRow(line string) bool {
	return strings.Contains(line, "|") && delimiterRow.MatchString(line)
}

// CountCells returns the number of cells of a row of a table of pipes. As GitHub counts, only a backslash protects a
// pipe; backticks do not.
func CountCells(row string) int {
	row = strings.TrimPrefix(strings.TrimSpace(row), "|")
	n, open := 1, false // open: something stands behind the last pipe
	for i := 0; i < len(row); i++ {
		switch row[i] {
		case '\\':
			i++
			open = true
		case '|':
			n++
			open = false
		case ' ', '\t':
		default:
			open = true
		}
	}
	if n > 1 && !open && strings.HasSuffix(row, "|") {
		n--
	}
	return n
}

// A Row is a row of a table of pipes: how many cells are written in it, and where.
type Row struct {
	Cells int
	At    diag.Span
}

// ReportRagged reports once the rows that have more or fewer cells than the header of their table.
func ReportRagged(header Row, rows []Row, sink diag.Sink) {
	ragged, most := 0, 0
	var first Row
	for _, r := range rows {
		if r.Cells == header.Cells {
			continue
		}
		if ragged++; ragged == 1 {
			first = r
		}
		most = max(most, r.Cells)
	}
	if ragged == 0 {
		return
	}
	message, args := "this row has %s, the header of its table %d", []any{cells(first.Cells), header.Cells}
	if ragged > 1 {
		message += "; %d of %d rows do not match it"
		args = append(args, ragged, len(rows))
	}
	d := diag.New(diag.TableRagged, first.At, message, args...)
	if most > header.Cells {
		d = d.WithHint(`GitHub drops cells beyond the header; write \| for a pipe that is text`)
	} else {
		d = d.WithHint("write | for each cell that is left empty")
	}
	sink.Report(d)
}

// ReportDelimiter reports a header and a line of dashes that have different numbers of cells, which GitHub shows as
// text.
func ReportDelimiter(header, dashes Row, sink diag.Sink) {
	if header.Cells != dashes.Cells {
		sink.Report(diag.New(diag.TableRagged, dashes.At,
			"this line of dashes has %s, the header above it %d, so GitHub shows no table", cells(dashes.Cells), header.Cells).
			WithHint("write as many groups of dashes as the header has cells"))
	}
}

func cells(n int) string {
	if n == 1 {
		return "1 cell"
	}
	return strconv.Itoa(n) + " cells"
}
