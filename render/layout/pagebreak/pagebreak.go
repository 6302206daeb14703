// Package pagebreak chooses where pages begin.
//
// The input is the heights of a guide's boxes (lines of text, rows of tables, pictures) in reading order, with the
// space before each and the cost of a page break before it. The output is the indexes of the boxes with which pages
// begin. The choice is the cheapest for the whole sequence, not page by page. It is found by dynamic programming, as in
// Plass, "Optimal Pagination Techniques for Automatic Typesetting Systems" (1981). Tests compare it with an exhaustive
// search on random boxes.
//
// The package places nothing, splits no box and does not know what a box holds. Lengths are in any one unit; the
// layout's is a thousandth of a point.
//
// This package may change with any version; package studyguide at the top of the module is the stable one.
package pagebreak

// Infinite is the penalty from which on a page never begins with a box if there is any other way. At -Infinite and
// below, a page always begins with it.
const Infinite = 10_000

// Box is a piece of a page that is never split. No length may be negative.
type Box struct {
	Height int64
	Space  int64 // before the box; dropped at the top of a page
	Top    int64 // more height when a page begins with the box: a repeated table header, padding
	Bottom int64 // more height when a page ends after the box
	Notes  int64 // height of the footnotes that the box brings to the foot of its page

	// Stretch and Shrink are how much more and less space there may be before the box, so that its page ends at the
	// foot. See [Fit].
	Stretch, Shrink int64

	// Lines is the number of boxes, of which this is the last, that are the lines of a paragraph which can be set in a
	// line more (Longer) or one fewer (Shorter). A page that holds all of them may be so much higher or lower.
	Lines           int
	Longer, Shorter bool

	// Penalty is the cost of beginning a page with this box, on the scale of an empty foot (see [Options]): 50 is
	// acceptable, worth a foot three lines short; 200 poor, worth six; 1000 bad, worth fourteen, a third of an A4 page;
	// 5000 very bad, worth a page two thirds empty. A negative penalty rewards the break. The penalty of box 0 is
	// ignored.
	Penalty int
}

// Options are the size of pages and the cost of an empty foot.
//
// A page that ends k lines short costs 5·k²: 5 for one line, 45 for three, 500 for ten. So a page may end three lines
// short to avoid a break of penalty 50, and what cannot be avoided is shared among pages rather than left to one. The
// last page before a forced break or the end costs nothing, however empty, except for Runt.
//
// Before that a page is stretched or shrunk, which costs 60·r² if it takes a part r of what its boxes allow: as much as
// a foot of three and a half lines if it takes all. A line more or fewer in a paragraph costs 12, as much as a foot of
// one and a half; no page has more than two such paragraphs.
type Options struct {
	Height   int64 // of a page
	NotesSep int64 // between the text and the first footnote of a page
	Line     int64 // distance of baselines: the unit for empty feet; 0 means 14,000 (14 pt)

	// Runt is the least height for the last page before a forced break or the end: a page with two lines on it looks
	// like a mistake. A last page that is k lines shorter than Runt costs 20·k², more than a foot as empty, since
	// nothing is gained by it; unless it is the only page since the forced break before it. With 0 it may be of any
	// height.
	Runt int64
}

// Give is what the boxes of a page allow it to be higher or lower.
type Give struct {
	Stretch, Shrink int64 // of the space between them
	Longer, Shorter int   // paragraphs that can be set in a line more, and in one fewer
}

// maxBoxes bounds the boxes tried for one page, so that the time is linear even for boxes without height. A page
// of the smallest type has about a hundred.
const maxBoxes = 250

// Break returns the indexes of the boxes that begin pages, ascending from 0, or nil if there are no boxes.
//
// A box that is taller than a page has a page to itself; every other page fits if it is shrunk. Among such solutions
// the fewest pages begin at a penalty of Infinite or more, which is none wherever possible; among those, the sum of
// penalties and empty feet is least. On equal terms the fuller pages come first.
func Break(boxes []Box, opt Options) []int {
	if len(boxes) == 0 {
		return nil
	}
	return newSolver(boxes, opt).solve()
}

// Fill returns how a page is filled that is short of its height by a length, which is negative if it holds too much:
// the lines by which its paragraphs are longer or, negative, shorter, and how much it is stretched or shrunk besides,
// as [Fit] says. It is what costs least. last is true of the last page before a forced break or the end.
func (opt Options) Fill(short int64, give Give, last bool) (lines int, by int64) {
	lines, by, _ = opt.fill(short, give, last)
	return lines, by
}

// Fit returns how much a page is stretched that ends short of its foot by a height, or, if it is less than nothing, how
// much it is shrunk. It is as much as the boxes after the first allow, or less if that is enough. The last page before
// a forced break or the end is not stretched.
func Fit(short, stretch, shrink int64, last bool) int64 {
	if short < 0 {
		return max(short, -shrink)
	}
	if last {
		return 0
	}
	return min(short, stretch)
}
