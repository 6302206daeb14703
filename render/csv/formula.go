package csv

import "regexp"

// A guard puts an apostrophe before cells that spreadsheets run as formulas when they open a file (OWASP, "CSV
// injection"), and before those that would be read as having such an apostrophe already. Reading (package source/table)
// takes it away.
type guard struct {
	formula  *regexp.Regexp
	negative *regexp.Regexp // numbers, which are harmless
	cells    int            // that have one
}

func newGuard() *guard {
	return &guard{
		formula:  regexp.MustCompile("^'*[=+\\-@\t\r＝＋－＠]"),
		negative: regexp.MustCompile(`^-[0-9]+([.,][0-9]+)?$`),
	}
}

// of returns a cell that no spreadsheet runs.
func (g *guard) of(cell string) string {
	if !g.formula.MatchString(cell) || g.negative.MatchString(cell) {
		return cell
	}
	g.cells++
	return "'" + cell
}
