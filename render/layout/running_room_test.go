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

// TestMarksStayOnThePaper checks the room for marks at the right of lines to write on, on right pages and on the left
// ones of spreads, which are moved.
func TestMarksStayOnThePaper(t *testing.T) {
	th, ok := theme.Builtin("exam")
	if !ok {
		t.Fatal("there is no theme exam")
	}
	for _, p := range []ast.Page{
		{}, {Sides: 2}, {Size: "a5"}, {Size: "a5", Sides: 2}, {Size: "6x9", Sides: 2}, {Size: "6x9", Sides: 2, Gutter: 40},
		{Size: "letter", Sides: 2, TypeSize: 14},
	} {
		d := newDesign(th, p)
		right := d.textX + d.lineW + points(marksRoom) + d.farther()
		if right > d.pageW || d.lineW <= 0 {
			t.Errorf("%+v: marks end at %.1fpt of %.1fpt, lines are %.1fpt long", p, right.Points(), d.pageW.Points(),
				d.lineW.Points())
		}
	}
}
