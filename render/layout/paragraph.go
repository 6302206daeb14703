package layout

import (
	"example.org/studyguide/render/layout/linebreak"
	"example.org/studyguide/render/layout/tag"
	"example.org/studyguide/render/tongue"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/memo"
	"example.org/studyguide/source/words"
)

// A passage is running text to be set in a column.
type passage struct {
	in    []ast.Inline
	look  look
	of    *tag.Content // that the text belongs to; nil: it is not part of the guide's content
	x     Length       // left edge of the lines, from that of the page
	width Length
	named bool   // its first inline names what the rest is, and is an element of its own
	draws extent // room of a picture that is too large for a line; none: it is set elsewhere, its alternative text here
}

// An extent is a width and a height.
type extent struct{ w, h Length }

// A textSetter sets running text in lines.
type textSetter struct {
	d       *design
	shape   *shaper
	pics    *pictures
	index   *noteIndex
	refs    *references
	told    *addresses // of links; nil: none
	lang    *words.Language
	tongues *tongue.Tongues
	sink    diag.Sink
	memory  *memo.Memory

	breaker linebreak.Breaker
}

// A line is one line of running text. The y of its items counts from its top, the x from the page's edge.
type line struct {
	items []Item
	width Length // natural

	height Length // the lead, and more for tall formulas
	lift   Length // of that above: how much lower the baseline is
	notes  []noteCall

	divided bool // it ends within a word
	leads   bool // it ends in a colon, or in a hyphen of the author's
}

// lines sets a passage in lines. A passage that shows nothing has no lines.
func (s *textSetter) lines(p passage) []line {
	key, plain := s.key(p)
	if plain {
		if lines, ok := s.kept(key, p.of); ok {
			return lines
		}
	}
	out := s.set(p)
	if plain {
		s.store(key, out, p.of)
	}
	return out
}

// placedLines places the contents of the lines of f.
func (s *textSetter) placedLines(f *flow, broken []linebreak.Line, p passage) []line {
	out := make([]line, 0, len(broken))
	p.x = s.d.across(p.x, p.width, p.look.turned)
	for _, b := range broken {
		ln := s.line(f, b, p)
		s.d.settle(ln.items)
		out = append(out, ln)
	}
	return out
}

// title sets a title as rows that stay together. There is at least one row, even for a title that is an image without
// words: a number, a place or a page hangs on it.
func (s *textSetter) title(p passage) []row {
	rows := keep(s.paragraph(p))
	if len(rows) == 0 {
		rows = []row{{height: p.look.lead}}
	}
	return rows
}

// paragraph sets a passage as rows, none of them a widow or an orphan: at least two lines stay on each side of a page's
// end.
func (s *textSetter) paragraph(p passage) []row {
	var lines []line
	var again *referring
	var pliant *pliant
	p.look.refers = p.look.refers && !tooLong(p.in)
	if p.look.refers && s.refs.within(p.in) {
		again = s.referring(p)
		lines = again.lines
	} else {
		lines = s.lines(p)
		pliant = newPliant(s, p, lines)
	}
	rows := make([]row, len(lines))
	for i, ln := range lines {
		rows[i] = row{
			height: ln.height, lift: ln.lift, items: ln.items, notes: ln.notes, penalty: inParagraph, refers: again,
			pliant: pliant, line: i,
		}
		// Nor is a word divided between pages, or what a colon announces on the next.
		if i == 1 || i == len(lines)-1 || i > 0 && (lines[i-1].divided || lines[i-1].leads) {
			rows[i].penalty = poor
		}
	}
	return rows
}
