package layout

import (
	"testing"

	"example.org/studyguide/render/theme"
	"example.org/studyguide/source/ast"
)

// TestRunningHeadsStayOnThePaper has margins that are smaller than what running heads and folios usually take.
func TestRunningHeadsStayOnThePaper(t *testing.T) {
	const mm = 72 / 25.4
	for _, c := range []struct {
		theme, paper string
		margin, edge float64 // in mm; how much of the edge stays clear, in points
	}{
		{"print", "", 20, 14}, {"print", "", 12, 14}, {"print", "", 11, 14}, {"print", "", 9, 8}, {"print", "", 8, 6},
		{"large", "", 16, 14}, {"large", "a5", 0, 14}, {"large", "a5", 14, 11}, {"print", "a5", 0, 14},
	} {
		th, ok := theme.Builtin(c.theme)
		if !ok {
			t.Fatal(c.theme)
		}
		d := newDesign(th, ast.Page{Size: c.paper, Margin: c.margin * mm})
		for _, d := range []*design{d, d.turned()} {
			head, foot := d.headLine()-d.label().size*3/4, d.pageH-d.folioLine()
			if edge := points(c.edge); head < edge || foot < edge {
				t.Errorf("%s %s %gmm: the head is %.1fpt and the folio %.1fpt from the edge", c.theme, c.paper, c.margin,
					head.Points(), foot.Points())
			}
			if d.headLine() > d.top-d.pt(9) || d.folioLine() < d.bottom+d.pt(12) {
				t.Errorf("%s %s %gmm: they touch the text", c.theme, c.paper, c.margin)
			}
		}
	}
}
