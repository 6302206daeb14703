package layout

import (
	"unicode/utf8"

	"example.org/studyguide/render/layout/tag"
	"example.org/studyguide/source/ast"
)

// A section that begins on a page of its own lists its questions there, if that takes no more paper: the page is half
// empty otherwise. The contents of a guide with hundreds of questions would be a book of their own; there they list the
// sections, and each section lists its questions.

const (
	mostEntries       = 300 // of contents that list all questions
	mostContentsPages = 4   // of such contents
	leastListed       = 6   // questions of a section that lists them where the contents do too
	mostInOne         = 66  // percent of the questions that one section may have in contents of sections
)

// isRanged reports whether the contents of a guide list its sections only, with the range of their questions.
func isRanged(g *ast.Guide, d *design) bool {
	all := len(g.AllQuestions())
	if all == 0 {
		return false
	}
	most := 0
	for _, sec := range g.Sections {
		n := sec.CountQuestions()
		if n > 0 && len(sec.Title) == 0 {
			return false // it has no place for a list
		}
		most = max(most, n)
	}
	if most*100 > all*mostInOne {
		return false
	}
	return all > mostEntries || contentsPages(g, d) > mostContentsPages
}

// contentsPages estimates the pages of contents in two columns that list all questions.
func contentsPages(g *ast.Guide, d *design) int {
	size, lead := d.small().size, d.tabular(d.theme.Type.Contents).lead*84/100
	columns := Length(2)
	w := (d.textX + d.textW - d.hangX) / 2
	if w <= leastColumn*size+d.pt(10) {
		columns, w = 1, 2*w
	}
	letters := max(int((w-4*size)/(size*45/100)), 1) // on a line
	lines := 0
	for _, q := range g.AllQuestions() {
		n := utf8.RuneCountInString(ast.PlainText(q.Title))
		lines += min((n+letters-1)/letters, mostLines)
	}
	perPage := int(columns * (d.bottom - d.top) / lead)
	return (lines + 3*len(g.AllSections()) + perPage - 1) / perPage
}

// listed sets the list of the questions of a section between hairlines, in two columns if they are wide enough. Each of
// its rows is as high as a page allows, the first below a title of a height.
func (s *sectionSetter) listed(sec *ast.Section, of *tag.Element, title Length) []row {
	f := s.front
	st := s.d.tabular(s.d.theme.Type.Contents)
	all := (&ast.Guide{Sections: []*ast.Section{sec}}).AllQuestions()
	c := f.narrowList(st.size, all, "000")
	c.late, c.lead = s.late, st.lead*108/100
	c.wide = s.d.columns > 1 || c.right-c.left <= leastColumn*c.size
	if c.wide {
		c.right = s.d.textX + s.d.textW
	}
	entries := c.inside(tag.New(tag.TOC, tag.New(tag.Div, of)), sec, 1)
	shift := c.right - c.left + f.columnGap()
	pad := s.d.grid
	var rows []row
	for at := 0; at < len(entries); {
		room := s.d.bottom - s.d.top - title - 3*pad
		title = 0
		rest := first(entries[at:], 3*room)
		ends := []int{len(rest)}
		if !c.wide {
			ends = f.columnEnds(s.pages.rigid, rest, room, 2)
		} else if starts := s.pages.rigid(rest, room, 0); len(starts) > 1 {
			ends[0] = starts[1]
		}
		r := row{height: pad, penalty: betweenBlocks}
		from, most := at, Length(0)
		for i, end := range ends {
			y := pad
			for j := from; j < at+end; j++ {
				if j > from {
					y += entries[j].space
				}
				for _, it := range lower(entries[j].items, y) {
					s.d.shift(it, Length(i)*shift)
					r.items = append(r.items, it)
				}
				y += entries[j].height
			}
			from, most = at+end, max(most, y)
		}
		at = from
		r.height = s.d.ceil(most + pad)
		for _, y := range []Length{0, r.height} {
			w := s.d.textX + s.d.textW - s.d.hangX
			r.items = append(r.items, &Box{X: s.d.hangX, Y: y, W: w, H: s.d.pt(0.5), Color: s.d.ink.rule})
		}
		rows = append(rows, r)
	}
	return rows
}
