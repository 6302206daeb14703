package layout

import (
	"fmt"
	"testing"

	"studyguide/render/theme"
	"studyguide/source/ast"
)

// TestPagesThatAreAFewLinesShortAreStretched sets rows of a line each, in groups of two, on a page that lacks some
// lines, and checks where the last line ends.
func TestPagesThatAreAFewLinesShortAreStretched(t *testing.T) {
	th, _ := theme.Builtin("print")
	d := newDesign(th, ast.Page{Size: "a4"})
	s := &pageSetter{d: d, notes: &noteSetter{d: d}}
	lead := d.text().lead
	whole := int((d.bottom - d.top) / lead)
	tests := []struct {
		short   Length // what the page lacks
		penalty int    // before each group
		after   int    // before the next page
		want    Length // still lacking
	}{
		{0, beforeQuestion, 20, 0},
		{lead/2 - 1, beforeQuestion, 20, lead/2 - 1},
		{lead / 2, beforeQuestion, 20, 0},
		{3 * lead, beforeQuestion, 20, 0},
		{8 * lead, beforeQuestion, 20, 0},
		{8*lead + 1, beforeQuestion, 20, 8*lead + 1},
		{3 * lead, beforeQuestion, always, 3 * lead}, // nothing follows on the next page
		{2 * lead, betweenBlocks, 20, 0},
		{8 * lead, betweenBlocks, 20, 8 * lead}, // not half of it could be shared out
		{2 * lead, never, 20, 2 * lead},         // all belongs together
	}
	for _, tt := range tests {
		t.Run(fmt.Sprint(tt.short, tt.penalty, tt.after), func(t *testing.T) {
			var rows []row
			left := d.bottom - d.top - tt.short
			for i := 0; i < whole; i++ {
				r := row{height: lead, penalty: poor}
				if i%2 == 0 {
					r.space, r.penalty = lead/2, tt.penalty
				}
				if left -= r.height + r.space; left < 0 {
					break
				}
				rows = append(rows, r)
			}
			on := sheet{rows: append(rows, row{height: lead, penalty: tt.after}), end: len(rows)}
			on.rows[0].space = 0
			on.rows[len(rows)-1].height += d.bottom - d.top - tt.short - s.used(on)
			s.stretch(d, &on)
			got := d.bottom - d.top - s.used(on)
			for _, more := range on.more {
				if got -= more; more%(Pt/4) != 0 || more > d.pt(moreAboveQuestion) {
					t.Errorf("a row has %d more above it", more)
				}
			}
			if got < tt.want || got > tt.want+Pt/4*Length(len(rows)) || tt.want > 0 && got != tt.want {
				t.Errorf("the page lacks %d, want %d", got, tt.want)
			}
		})
	}
}
