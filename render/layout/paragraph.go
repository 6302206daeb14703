package layout

import (
	"studyguide/render/layout/linebreak"
	"studyguide/render/layout/tag"
	"studyguide/source/ast"
)

// A line is one line of running text. The y of its items counts from its top, the x from the page's edge.
type line struct {
	items []Item
	width Length // natural

	height Length // the lead, and what formulas need beside
	lift   Length // of that above: how much lower the baseline is
	notes  []noteCall

	divided bool // it ends within a word
}

// lines sets running text in lines of width that begin at x; what is seen belongs to of. Text of which nothing is seen has none.
func (s *setter) lines(in []ast.Inline, lk look, of *tag.Content, x, width Length) []line {
	key, plain := s.key(in, lk, x, width)
	if plain {
		if lines, ok := s.kept(key, of); ok {
			return lines
		}
	}
	f := s.flow(in, lk, of, width)
	out := s.placedLines(f, f.divided(lk, width), lk, x, width)
	if plain {
		s.store(key, out, of)
	}
	return out
}

// divided returns the lines of f in a width, all of about the same length if the look asks for that.
func (f *flow) divided(lk look, width Length) []linebreak.Line {
	broken := f.broken(lk, width)
	if lk.balanced && len(broken) > 1 {
		// The narrowest width that takes no more lines leaves none of them with a lone word.
		lo, hi := width/2, width
		for hi-lo > Pt {
			mid := (lo + hi) / 2
			if b := f.broken(lk, mid); len(b) <= len(broken) && f.fits(b, mid) {
				hi = mid
			} else {
				lo = mid
			}
		}
		broken = f.broken(lk, hi)
	}
	return broken
}

// placedLines places what is on each of the lines of f, which begin at x.
func (s *setter) placedLines(f *flow, broken []linebreak.Line, lk look, x, width Length) []line {
	out := make([]line, 0, len(broken))
	for _, b := range broken {
		ln := s.line(f, b, lk, s.across(x, width, lk.turned), width)
		s.settle(ln.items)
		out = append(out, ln)
	}
	return out
}

// broken gives the lines of f in a width.
func (f *flow) broken(lk look, width Length) []linebreak.Line {
	opt := linebreak.Defaults()
	opt.Ragged = lk.align != justified
	return linebreak.Break(f.items, func(int) int64 { return int64(width) }, opt)
}

// fits tells whether no line is wider than width.
func (f *flow) fits(lines []linebreak.Line, width Length) bool {
	for _, b := range lines {
		if Length(b.Width) > width {
			return false
		}
	}
	return true
}

// title sets a title as rows that stay together: one at least, as what belongs to it (a number, a place, a page) hangs on the
// first, even where the title is an image without words.
func (s *setter) title(in []ast.Inline, lk look, of *tag.Content, x, width Length) []row {
	rows := keep(s.paragraph(in, lk, of, x, width))
	if len(rows) == 0 {
		rows = []row{{height: lk.lead}}
	}
	return rows
}

// paragraph sets running text as rows, none of them a widow or an orphan: two lines at least stay on each side of a page's
// end.
func (s *setter) paragraph(in []ast.Inline, lk look, of *tag.Content, x, width Length) []row {
	var lines []line
	var again *referring
	if lk.refers && s.refers(in) {
		again = s.referring(in, lk, of, x, width)
		lines = again.lines
	} else {
		lines = s.lines(in, lk, of, x, width)
	}
	rows := make([]row, len(lines))
	for i, ln := range lines {
		rows[i] = row{height: ln.height, lift: ln.lift, items: ln.items, notes: ln.notes, penalty: inParagraph, refers: again, line: i}
		if i == 1 || i == len(lines)-1 || i > 0 && lines[i-1].divided { // nor is a word divided between pages
			rows[i].penalty = poor
		}
	}
	return rows
}
