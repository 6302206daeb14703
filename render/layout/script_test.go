package layout

import (
	"strings"
	"testing"

	"example.org/studyguide/source/ast"
)

// linesOf returns the lines of running text on a page, from the top.
func linesOf(p *Page) []string {
	var out []string
	y := Length(-1)
	for _, it := range p.Items {
		t, ok := it.(*Text)
		if !ok || t.In == nil {
			continue
		}
		if t.Y != y {
			out, y = append(out, ""), t.Y
		}
		for _, r := range t.Runs {
			out[len(out)-1] += r.Text
		}
	}
	return out
}

func TestPunctuationBeginsNoLineInScriptsWithoutSpaces(t *testing.T) {
	for n := range 40 { // every position of the line ends
		g := guideOf(paragraph(strings.Repeat("表", n) + strings.Repeat("索引、構造です。「読み取り」を速く！", 12)))
		b, _ := set(t, g, ast.Page{})
		for _, p := range b.Pages[1:] {
			for _, l := range linesOf(p) {
				if strings.ContainsRune("、。」！", []rune(l)[0]) {
					t.Fatalf("after %d characters a line begins %q", n, l)
				}
				if strings.HasSuffix(l, "「") {
					t.Fatalf("after %d characters a line ends %q", n, l)
				}
			}
		}
	}
}

func TestLinesOfSquareCharactersAreFilled(t *testing.T) {
	g := guideOf(paragraph(strings.Repeat("索引、構造です。読取を速くする", 10)))
	b, _ := set(t, g, ast.Page{})
	edge := map[Length]Length{}
	for _, it := range b.Pages[1].Items {
		if tx, ok := it.(*Text); ok && tx.In != nil && tx.Size == 11000 {
			edge[tx.Y] = max(edge[tx.Y], tx.X+tx.visible())
		}
	}
	short := 0
	const right = 487_722
	for _, x := range edge {
		if x < right-Pt { // marks hang beyond it
			short++
		}
	}
	if len(edge) < 3 || short > 1 {
		t.Errorf("%d of %d lines end before the right edge", short, len(edge))
	}
}
