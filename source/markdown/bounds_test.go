//go:build unix

package markdown

import (
	"strings"
	"testing"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/golden"
)

// hostile is markup that costs a parser time which grows with its square, if nothing bounds it.
var hostile = map[string]string{
	"quotes":            ">",
	"quotes and blanks": "> ",
	"items":             "+ ",
	"numbered items":    "1. ",
	"mixed containers":  "> - 1. ",
	"crossed emphasis":  "a*_",
	"open emphasis":     "*a ",
	"inner emphasis":    "a**b_",
	"uneven emphasis":   "*a**",
	"struck words":      "a ~~b *c ",
	"open brackets":     "[",
	"open images":       "![",
	"open targets":      "[a](",
	"open pictures":     "![a](",
	"parentheses":       "[a](((",
	"open titles":       `[a](b "`,
	"angle brackets":    "[a](<",
	"references":        "[a][",
	"code spans":        "`a``b```",
}

// TestHostileMarkupTakesLinearTime compares the time for twice as much of the same markup.
func TestHostileMarkupTakesLinearTime(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	const size, tries, most = 60_000, 5, 2.3
	spent := func(part string, size int) float64 {
		src := []byte("# Guide\n\n" + strings.Repeat(part, size/len(part)))
		return float64(golden.Spent(t, func() { Read("in.md", src, &diag.List{}) }))
	}
	for name, part := range hostile {
		ratio := most + 1
		for try := 0; try < tries && ratio > most; try++ { // a busy machine may slow all runs of one size
			ratio = spent(part, 2*size) / spent(part, size)
		}
		if ratio > most {
			t.Errorf("%s: twice as much takes %.1f times as long", name, ratio)
		}
	}
}

func TestExcessiveMarkupStaysText(t *testing.T) {
	for name, test := range map[string]struct {
		src, want string // want is the message
		times     int    // that the word "end" must be there
	}{
		"quotes":                   {strings.Repeat("> ", 150) + "end", "too many lists and quotes within each other", 1},
		"at several lines":         {strings.Repeat(strings.Repeat("+ ", 150)+"end\n\n", 3), "; so it is at 2 more places", 3},
		"emphasis":                 {strings.Repeat("a*_", 3000) + "end", "without partners", 1},
		"targets":                  {strings.Repeat("[a](", 9000) + " end", "too many links that do not end", 1},
		"a rule is one":            {strings.Repeat("- ", 150) + "\n\nend", "", 1},
		"in a listing":             {"```\n" + strings.Repeat("> ", 150) + "\n```\n\nend", "", 1},
		"a hundred quotes":         {strings.Repeat("> ", 100) + "end", "", 1},
		"emphasis that is closed":  {strings.Repeat("*a* __b__ ", 3000) + "end", "", 1},
		"names with underscores":   {strings.Repeat("a_b_c `d*e` ", 3000) + "**x** end", "", 1},
		"items that open emphasis": {strings.Repeat("- *a\n", 3000) + "\nend", "", 1},
		"rows that open emphasis":  {"a | b\n-|-\n" + strings.Repeat("*.go | _b\n", 3000) + "\nend", "", 1},
	} {
		var list diag.List
		doc := Read("in.md", []byte(test.src), &list)
		got := ""
		for _, d := range list.Sorted() {
			if d.Rule == diag.MarkupExcess {
				got += d.Message
			}
		}
		if test.want == "" && got != "" || !strings.Contains(got, test.want) {
			t.Errorf("%s: got %q, want %q", name, got, test.want)
		}
		text := ast.BlockText(doc.Blocks, ast.OwnText)
		if n := strings.Count(text, "end"); n != test.times {
			t.Errorf("%s: the last word is there %d times", name, n)
		}
		if strings.ContainsRune(text, filler) && !strings.ContainsRune(test.src, filler) {
			t.Errorf("%s: the filler is printed", name)
		}
	}
}
