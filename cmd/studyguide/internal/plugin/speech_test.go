package plugin

import (
	"fmt"
	"strings"
	"testing"

	"example.org/studyguide/source/diag"
)

// TestWhatIsNotShownIsCounted lets a program say too many lines, the last of them an error.
func TestWhatIsNotShownIsCounted(t *testing.T) {
	lines := func(n int) string { // with empty ones, which are none
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, "hm %d\n\n", i+1)
		}
		return b.String()
	}
	for name, c := range map[string]struct {
		said   string
		over   bool
		shown  int
		last   string
		failed bool
	}{
		"few lines":      {lines(3), false, 3, "p: hm 1", false},
		"as many as fit": {lines(mostLines), false, mostLines, "p: hm 1", false},
		"more":           {lines(mostLines + 7), false, mostLines + 1, "p: 7 more lines are not shown", false},
		"a late error": {lines(mostLines) + `{"severity":"error","message":"no"}`, false, mostLines + 1,
			"p: 1 more lines are not shown", true},
		"more than is read": {lines(1), true, 2, "p: what it says after the first 1 MB is not read", false},
	} {
		var found diag.List
		s := &speech{file: "guide.md", program: "p", sink: &found}
		s.lines([]byte(c.said), c.over)
		all := found.Sorted()
		if len(all) != c.shown || s.failed != c.failed {
			t.Errorf("%s: %d findings, failed %t; want %d, %t", name, len(all), s.failed, c.shown, c.failed)
		}
		said := false
		for _, d := range all {
			said = said || d.Message == c.last
		}
		if !said {
			t.Errorf("%s: nothing says %q", name, c.last)
		}
	}
}
