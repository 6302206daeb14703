package layout

import "testing"

// TestRigidColumnsHoldNoMoreThanTheirHeight divides lists of all lengths whose rows have room that pages could shrink.
func TestRigidColumnsHoldNoMoreThanTheirHeight(t *testing.T) {
	s := settingOf(t, paragraph("None."))
	const room = 500 * Pt
	for n := 13; n < 90; n++ {
		rows := make([]row, n)
		for i := range rows {
			rows[i] = row{height: 11 * Pt, space: Length(i%3) * 7 * Pt, penalty: betweenItems}
		}
		from := 0
		for i, end := range s.front.columnEnds(s.pages.rigid, rows, room, 2) {
			if h := height(rows[from:end]) - rows[from].space; h > room {
				t.Errorf("column %d of a list of %d is %v pt high, want %v at most", i, n, h.Points(), room.Points())
			}
			from = end
		}
	}
}
