package table

import (
	"strings"

	"example.org/studyguide/source/pattern"
)

// columns are the names of the columns of the tables that this program writes (package render/csv).
const columns = "id,section,question,answer,options,right,difficulty,tags"

// guarded matches cells of such tables with an apostrophe before them that keeps spreadsheets from running them as
// formulas (OWASP, "CSV injection").
var guarded = pattern.New("^'+[=+\\-@\t\r＝＋－＠]")

// isGuarded reports whether the text of a cell has an apostrophe before it that the program put there.
func isGuarded(cell string) bool { return guarded.MatchString(cell) }

// isOwn reports whether a table has the columns that this program writes, so that apostrophes in it are known. In other
// tables the cell '=' may be what its author wrote.
func isOwn(src string, separator byte) bool {
	line, _, _ := strings.Cut(src, "\n")
	line = strings.TrimSpace(strings.ReplaceAll(strings.TrimPrefix(line, "\uFEFF"), `"`, ""))
	return line == strings.ReplaceAll(columns, ",", string(separator))
}
