package layout

import (
	"example.org/studyguide/render/theme"
	"example.org/studyguide/source/ast"
)

// A cardSheet is how a sheet is divided into cards. All sheets are divided alike and cards touch, so that a stack of
// sheets is cut at once.
type cardSheet struct {
	w, h         Length // of the sheet
	cardW, cardH Length
	left, top    Length // of the first card
	across, down int
	flip         theme.Flip
	scored       bool // it comes divided
	fromRight    bool // cards follow each other from right to left
}

// newCardSheet returns how a theme divides its sheets, or those of the paper that p names. The error says why that
// cannot be.
func newCardSheet(t *theme.Theme, p ast.Page) (cardSheet, error) {
	w, h := t.Page.Width, t.Page.Height
	if paper, err := ast.PaperNamed(p.Size); err == nil {
		w, h = paper.Width, paper.Height
	}
	c, err := t.Cards.On(w, h)
	return cardSheet{
		w: points(w), h: points(h), cardW: points(c.Width), cardH: points(c.Height),
		left: points(c.Left), top: points(c.Top), across: c.Across, down: c.Down, flip: c.Flip, scored: c.Scored,
	}, err
}

// cards returns how many cards a sheet holds.
func (s cardSheet) cards() int {
	if s.flip == theme.Fold {
		return s.across * s.down / 2
	}
	return s.across * s.down
}

// printing returns how sheets must be printed.
func (s cardSheet) printing() Printing {
	switch s.flip {
	case theme.LongEdge:
		return OverLong
	case theme.ShortEdge:
		return OverShort
	default:
		return OneSided
	}
}

// front returns where the front of card i of a sheet is.
func (s cardSheet) front(i int) (x, y Length) {
	column, row := s.cell(i)
	return s.at(column, row)
}

// back returns where the back of card i of a sheet is, on the other side of the sheet or, if the sheet is folded, on
// the same. A sheet that is turned over its long edge keeps its rows, and its columns come in the opposite order; one
// that is turned over its short edge keeps its columns. The other margins are then those at the opposite edges.
func (s cardSheet) back(i int) (x, y Length) {
	column, row := s.cell(i)
	x, y = s.at(column, row)
	switch {
	case s.flip == theme.Fold:
		return s.at(column^1, row)
	case (s.flip == theme.LongEdge) == (s.h >= s.w): // over a vertical edge
		return s.w - x - s.cardW, y
	default:
		return x, s.h - y - s.cardH
	}
}

// cell returns the column and the row of the front of card i.
func (s cardSheet) cell(i int) (column, row int) {
	n := s.across
	if s.flip == theme.Fold {
		n /= 2
	}
	column, row = i%n, i/n
	if s.flip == theme.Fold {
		column *= 2
	}
	if s.fromRight {
		column = s.across - 1 - column
	}
	return column, row
}

// at returns where the card in a column and a row is.
func (s cardSheet) at(column, row int) (x, y Length) {
	return s.left + Length(column)*s.cardW, s.top + Length(row)*s.cardH
}

// Marks to cut by stand on the lines that are cut: at both ends, so long that printers which leave the edge of the
// paper white show some of them, and as small crosses where lines meet. They are so thick.
const (
	cutMark     = 10 * MM
	cutCross    = 2 * MM // from the middle of a cross
	cutMarkWide = 3 * Pt / 10
)

// marks returns marks to cut by, and dashed ones to fold by.
func (s cardSheet) marks(color Color) []Item {
	if s.scored {
		return nil
	}
	var out []Item
	box := func(x, y, w, h Length) {
		if x, y = max(x, 0), max(y, 0); w > 0 && h > 0 {
			out = append(out, &Box{X: x, Y: y, W: min(w, s.w-x), H: min(h, s.h-y), Color: color, settled: true})
		}
	}
	bottom, right := s.top+Length(s.down)*s.cardH, s.left+Length(s.across)*s.cardW
	for i := 0; i <= s.across; i++ {
		x := s.left + Length(i)*s.cardW
		if x <= 0 || x >= s.w {
			continue // the edge of the paper
		}
		folded := s.flip == theme.Fold && i%2 == 1
		for j := 1; j < s.down && !folded; j++ {
			y := s.top + Length(j)*s.cardH
			box(x-cutMarkWide/2, y-cutCross, cutMarkWide, 2*cutCross)
			box(x-cutCross, y-cutMarkWide/2, 2*cutCross, cutMarkWide)
		}
		if folded {
			for n := range Length(3) {
				box(x-cutMarkWide/2, s.top+n*2*MM, cutMarkWide, MM)
				box(x-cutMarkWide/2, bottom-MM-n*2*MM, cutMarkWide, MM)
			}
			continue
		}
		box(x-cutMarkWide/2, s.top-min(s.top, cutMark), cutMarkWide, min(s.top, cutMark)+cutMark)
		box(x-cutMarkWide/2, bottom-cutMark, cutMarkWide, cutMark+min(s.h-bottom, cutMark))
	}
	for i := 0; i <= s.down; i++ {
		y := s.top + Length(i)*s.cardH
		if y <= 0 || y >= s.h {
			continue
		}
		box(s.left-min(s.left, cutMark), y-cutMarkWide/2, min(s.left, cutMark)+cutMark, cutMarkWide)
		box(right-cutMark, y-cutMarkWide/2, cutMark+min(s.w-right, cutMark), cutMarkWide)
	}
	return out
}
