package table

import (
	"strings"
	"testing"
)

// TestOnlyOwnTablesHaveGuards reads the same cell with the columns of this program, in several forms, and with others.
func TestOnlyOwnTablesHaveGuards(t *testing.T) {
	for header, want := range map[string]bool{
		columns + "\r\n":          true,
		"\uFEFF" + columns + "\n": true,
		`"` + strings.ReplaceAll(columns, ",", `","`) + `"`: true,
		"question,answer\n":  false,
		"q" + columns + "\n": false,
	} {
		if got := isOwn(header, ','); got != want {
			t.Errorf("%q: got %t", header, got)
		}
	}
	if !isOwn(strings.ReplaceAll(columns, ",", ";")+"\n", ';') {
		t.Error("semicolons")
	}
}
