package layout

import (
	"strings"
	"testing"

	"example.org/studyguide/render/theme"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
)

// TestRemediesHelp asks for papers, margins and sizes of all kinds in every theme: what is found to lack room has it
// with each of the values that the hint names, and a theme by itself lacks nothing on its own paper.
func TestRemediesHelp(t *testing.T) {
	lacking := 0
	for _, name := range theme.Names() {
		th, _ := theme.Builtin(name)
		if th.Cards.Across > 0 {
			continue
		}
		if lack := lack(newDesign(th, ast.Page{})); lack != "" {
			t.Errorf("%s: %s", name, lack)
		}
		for _, paper := range ast.PaperNames() {
			for _, margin := range []float64{1, 4, 7, 12, 30, 45, 50.8} {
				for _, size := range []float64{6, 9, 10.5, 14, 24} {
					p := ast.Page{Size: paper, Margin: margin * 72 / 25.4, TypeSize: size}
					var found diag.List
					checkRoom(th, &ast.Guide{}, p, &found)
					for _, d := range found.Sorted() {
						lacking++
						testRemedies(t, th, p, d.Hint)
					}
				}
			}
		}
	}
	if lacking == 0 {
		t.Error("nothing lacks room")
	}
}

// testRemedies does what each part of a hint says, such as "margins of 8mm would do".
func testRemedies(t *testing.T, th *theme.Theme, p ast.Page, hint string) {
	for _, word := range strings.Split(hint, "; ") {
		if word == "" {
			continue // neither margins nor type alone help
		}
		try, fields := p, strings.Fields(word)
		n, err := ast.ParseLength(fields[2], 0, 999)
		if err != nil {
			t.Fatal(err)
		}
		if fields[0] == "margins" {
			try.Margin = n
		} else {
			try.TypeSize = n
		}
		if lack := lack(newDesign(th, try)); lack != "" {
			t.Errorf("%+v: %q, yet: %s", p, word, lack)
		}
	}
}
