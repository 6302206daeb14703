package layout

import (
	"fmt"
	"testing"

	"example.org/studyguide/render/theme"
	"example.org/studyguide/source/ast"
)

// TestPagesEndAtTheFoot sets rows of a line each, in groups of two, on a page that lacks some lines or has too many,
// and checks where the last line ends. There is room of half a line above each group.
func TestPagesEndAtTheFoot(t *testing.T) {
	th, _ := theme.Builtin("print")
	d := newDesign(th, ast.Page{Size: "a4"})
	s := &pageSetter{d: d, notes: &noteSetter{d: d}}
	lead := d.text().lead
	const groups = 15
	above := lead / 2
	more, less := (above * 3 / 5 / quarter * quarter), (above / 5 / quarter * quarter)
	tests := []struct {
		short Length // what the page lacks
		after int    // before the next page
		want  Length // still lacking
	}{
		{0, beforeQuestion, 0},
		{quarter, beforeQuestion, 0},
		{lead, beforeQuestion, 0},
		{3 * lead, beforeQuestion, 0},
		{(groups - 1) * more, beforeQuestion, 0},
		{(groups-1)*more + lead, beforeQuestion, lead},
		{3 * lead, always, 3 * lead}, // nothing follows on the next page
		{-quarter, beforeQuestion, 0},
		{-lead, beforeQuestion, 0},
		{-lead, always, 0},
		{-(groups - 1) * less, beforeQuestion, 0},
		{-(groups-1)*less - quarter, beforeQuestion, -quarter},
	}
	for _, tt := range tests {
		t.Run(fmt.Sprint(tt.short, tt.after), func(t *testing.T) {
			var rows []row
			for i := range groups {
				rows = append(rows, row{height: lead, space: above, penalty: betweenBlocks},
					row{height: lead, penalty: poor})
				if i == 0 {
					rows[0].space = 0
				}
			}
			on := sheet{rows: append(rows, row{height: lead, penalty: tt.after}), end: len(rows)}
			on.rows[len(rows)-1].height += d.bottom - d.top - tt.short - s.used(on)
			s.stretch(d, &on)
			got := d.bottom - d.top - s.used(on)
			for i, room := range on.more {
				got -= room
				if room%quarter != 0 || room > on.rows[i].stretch() || room < -on.rows[i].shrink() {
					t.Errorf("a row has %d more above it", room)
				}
				if i > 2 && i%2 == 0 && (room-on.more[2] > quarter || on.more[2]-room > quarter) {
					t.Errorf("of places alike, one has %d more room and one %d", on.more[2], room)
				}
			}
			if off := got - tt.want; off < 0 || off >= quarter {
				t.Errorf("the page lacks %d, want %d", got, tt.want)
			}
		})
	}
}
