package layout

import (
	"example.org/studyguide/render/layout/pagebreak"
	"example.org/studyguide/source/ast"
)

// Penalties for ending a page before a row, on the scale of package pagebreak, the best places first.
const (
	sectionBreak   = -60
	beforeQuestion = -20
	betweenBlocks  = 10
	betweenItems   = 10
	inParagraph    = 20
	betweenOptions = 20
	betweenCells   = 25
	lonely         = 60 // leaves one line of an answer on one side
	beforeAnswer   = 75 // of options, which is often a letter
	inRow          = 150
	poor           = 5000 // leaves less than the decent number of lines on one side
	never          = pagebreak.Infinite
	always         = -pagebreak.Infinite
)

// A row is what page breaking moves as one: a line of text, of a listing, of a table's row; an image.
type row struct {
	height   Length
	space    Length       // above; dropped at the top of a page
	penalty  int          // of ending a page before this row
	items    []Item       // y counts from the row's top
	lift     Length       // how much lower its baseline is for tall formulas in it
	frames   []*frame     // around it, the outermost first
	notes    []noteCall   // footnotes referred to here; in the end only those at the foot of its page
	ids      []string     // of things that begin here
	section  *ast.Section // that begins here, if one does
	rank     int          // of that section: 1 for top-level sections
	question string       // number of the question that begins here, if it has one
	refers   *referring   // the paragraph with references that this is a line of, if it is
	pliant   *pliant      // the paragraph that it is a line of, if that may be set in other lines
	line     int          // index of that line
	opener   bool         // a page that begins here has no running head
	turned   bool         // stands on a turned page
	filler   bool         // fills the rows before it up to the grid
}

// A frame surrounds rows wherever they fall: the tint of a listing, the bar of a callout, the rules and the repeated
// header of a table. It is reopened on every page that its rows reach.
type frame struct {
	x, w      Length
	fill      *Color
	bar       *Color // at the left edge
	rules     *Color // above and below
	border    *Color // all around
	pad       Length // inside, at the edges of a page that the frame crosses
	head      []row  // repeated on each page after the first
	continued bool   // a label says so at the edges
}

// top returns the height that f needs at the top of a page on which it continues.
func (f *frame) top() Length {
	h := f.pad
	for _, r := range f.head {
		h += r.height
	}
	return h
}

// hang puts items beside the line r, on its baseline and before its own items.
func (r *row) hang(items ...Item) { r.items = append(lower(items, r.lift), r.items...) }

// framed puts a frame around rows, and rows for its upper and lower padding.
func framed(f *frame, above, below Length, rows []row) []row {
	if len(rows) == 0 {
		return nil
	}
	first := row{height: above, space: rows[0].space, penalty: rows[0].penalty}
	rows[0].space, rows[0].penalty = 0, never
	rows = append([]row{first}, rows...)
	rows = append(rows, row{height: below, penalty: never})
	for i := range rows {
		rows[i].frames = append([]*frame{f}, rows[i].frames...)
	}
	return rows
}

// keep keeps rows on one page if at all possible, unless the author begins one among them.
func keep(rows []row) []row {
	for i := 1; i < len(rows); i++ {
		if rows[i].penalty > always {
			rows[i].penalty = max(rows[i].penalty, poor)
		}
	}
	return rows
}

// before sets the space above the first of rows and the penalty for ending a page there.
func before(rows []row, space Length, penalty int) []row {
	if len(rows) > 0 {
		rows[0].space, rows[0].penalty = space, penalty
	}
	return rows
}

// follow puts more under rows.
func follow(rows, more []row, gap Length, penalty int) []row {
	return append(rows, before(more, gap, penalty)...)
}

// spaced puts space above the first of rows if it has none.
func spaced(rows []row, space Length) []row {
	if len(rows) > 0 && rows[0].space == 0 {
		rows[0].space = space
	}
	return rows
}

// height returns the height of rows on an endless page.
func height(rows []row) Length {
	var h Length
	for _, r := range rows {
		h += r.space + r.height
	}
	return h
}

// move puts an item dx to the right and dy down.
func move(it Item, dx, dy Length) {
	switch it := it.(type) {
	case *Text:
		it.X, it.Y = it.X+dx, it.Y+dy
	case *Box:
		it.X, it.Y = it.X+dx, it.Y+dy
	case *Leader:
		it.X, it.Y = it.X+dx, it.Y+dy
	case *Picture:
		it.X, it.Y = it.X+dx, it.Y+dy
	case *Link:
		it.X, it.Y = it.X+dx, it.Y+dy
	case *Stamp:
		it.X, it.Y = it.X+dx, it.Y+dy
	}
}

// lower moves items down by y, in place, and returns them.
func lower(items []Item, y Length) []Item {
	for _, it := range items {
		move(it, 0, y)
	}
	return items
}

// copied returns copies of items, to be placed once more.
func copied(items []Item) []Item {
	out := make([]Item, len(items))
	for i, it := range items {
		switch it := it.(type) {
		case *Text:
			c := *it
			out[i] = &c
		case *Box:
			c := *it
			out[i] = &c
		case *Leader:
			c := *it
			out[i] = &c
		case *Picture:
			c := *it
			out[i] = &c
		case *Link:
			c := *it
			out[i] = &c
		}
	}
	return out
}
