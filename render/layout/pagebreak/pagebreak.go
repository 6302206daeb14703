// Package pagebreak chooses where pages begin.
//
// In go the heights of the boxes of a guide (lines of text, rows of tables, pictures) in reading order, with the
// space before each and what a page break before it costs; out come the indexes of the boxes with which pages begin.
// The choice is the cheapest for the whole run of boxes, not page by page, found by dynamic programming as lines are
// in Plass, "Optimal Pagination Techniques for Automatic Typesetting Systems" (1981).
//
// The package places nothing, splits no box and knows nothing of what a box holds. Lengths are in any one unit; the
// layout's is a thousandth of a point.
package pagebreak

// Infinite is the penalty from which on a page never begins with a box if there is any other way; -Infinite and less
// forces a page to begin with it.
const Infinite = 10_000

// Box is a piece of a page that is never split. No length may be negative.
type Box struct {
	Height int64
	Space  int64 // before the box; dropped at the top of a page
	Top    int64 // more height when a page begins with the box: a repeated table header, padding
	Bottom int64 // more height when a page ends after the box
	Notes  int64 // height of the footnotes that the box brings to the foot of its page

	// Penalty is what it costs to begin a page with this box. The scale is that of an empty foot (see [Options]): 50 is
	// acceptable, worth a foot three lines short; 200 poor, worth six; 1000 bad, worth fourteen, a third of an A4 page;
	// 5000 very bad, worth a page two thirds empty. A negative penalty welcomes the break. The box 0 has no penalty.
	Penalty int
}

// Options tells the size of pages and how an empty foot is judged.
//
// A page that ends k lines short costs 5·k²: 5 for one line, 45 for three, 500 for ten. So a page may end three lines
// short to save a break of penalty 50, and what cannot be avoided is shared among pages rather than left to one. The
// last page before a forced break or the end costs nothing, however empty, but for Runt.
type Options struct {
	Height   int64 // of a page
	NotesSep int64 // between the text and the first footnote of a page
	Line     int64 // distance of baselines: the unit for empty feet; 0 means 14,000 (14 pt)

	// Runt is the height that the last page before a forced break or the end should reach: a page with two lines on
	// it looks like a mistake. A last page that is k lines shorter than Runt costs 5·k², unless it is the only page
	// since the forced break before it. 0 lets it be as short as it comes.
	Runt int64
}

// maxBoxes bounds the boxes tried for one page, so that the time is linear even for boxes without height. A page
// of the smallest type has about a hundred.
const maxBoxes = 250

// Break gives the indexes of the boxes that begin pages, ascending, the first 0; nil if there are no boxes.
//
// A box that is taller than a page has a page to itself. Every other page fits: that comes before everything else.
// Next comes the number of pages that begin at a penalty of Infinite or more, which is 0 wherever it can be, and the
// least otherwise; then the sum of penalties and empty feet. Among equals the fuller earlier pages win.
func Break(boxes []Box, opt Options) []int {
	if len(boxes) == 0 {
		return nil
	}
	return newSolver(boxes, opt).solve()
}
