package source

import (
	"fmt"
	"strings"
	"testing"

	"example.org/studyguide/source/diag"
)

func TestSequencesForTerminalsAreLeftOut(t *testing.T) {
	for name, c := range map[string]struct {
		in, want string
		left     int // sequences that are left out
	}{
		"colors":              {"a \x1b[0;31mred\x1b[0m b", "a red b", 2},
		"many colors":         {"\x1b[38;2;1;2;3mx\x1b[38:5:9my\x1b[m", "xy", 3},
		"movements":           {"\x1b[2K\x1b[1Gdone\x1b[?25l", "done", 3},
		"in one character":    {"a\u009b1mb", "ab", 1},
		"a title":             {"\x1b]0;~/work\x07$ ls", "$ ls", 1},
		"a link":              {"\x1b]8;;https://e.org\x1b\\text\x1b]8;;\x1b\\", "text", 2},
		"a character set":     {"\x1b(Bx\x1b=y", "xy", 2},
		"a title without end": {"\x1b]0;work\nnext", "\uFFFD]0;work\nnext", 0},
		"cut":                 {"x\x1b[31", "x\uFFFD[31", 0},
		"alone":               {"x\x1b", "x\uFFFD", 0},
		"in another script":   {"x\x1bя", "x\uFFFDя", 0},
		"written out":         {"\\x1b[31m", "\\x1b[31m", 0},
	} {
		t.Run(name, func(t *testing.T) {
			var found diag.List
			out, _ := decode("g.md", []byte(c.in), &found)
			if string(out) != c.want {
				t.Errorf("got %q, want %q", out, c.want)
			}
			left := 0
			for _, d := range found.Sorted() {
				if d.Rule == diag.InputControl && strings.Contains(d.Message, "terminals") {
					fmt.Sscan(d.Message, &left)
				}
			}
			if left != c.left {
				t.Errorf("%d are reported, want %d: %v", left, c.left, found.Sorted())
			}
		})
	}
}
