package loss

import (
	"slices"

	"example.org/studyguide/source/diag"
)

// things compares everything but words, each at its own lines.
func (r *result) things(s *scanned, a *aside, t *inFile) {
	none := func(extent) bool { return false }
	// A fence or a table around questions is not missing: the reader removed it.
	r.extents("listing", s, s.listings, &t.listings, a, t.asks)
	r.extents("table", s, s.tables, &t.tables, a, t.asks)
	r.places("image", s, s.images, &t.images, a)
	r.places("link", s, s.links, &t.links, a)
	var notes []extent
	for _, n := range s.notes {
		notes = append(notes, extent{n, n})
	}
	r.extents("footnote", s, notes, &t.notes, a, none)
}

func (r *result) extents(kind string, s *scanned, in []extent, have *placed, a *aside, excused func(extent) bool) {
	c := r.count(kind + "s")
	c.Source += len(in)
	for _, e := range in {
		switch {
		case have.holds(e):
		case a.has(diag.Pos{Line: e.first, Col: 1}) || a.has(diag.Pos{Line: e.last, Col: 1}) || excused(e):
			c.Aside++
		default:
			c.Lost++
			r.lost = append(r.lost, Piece{Kind: kind, File: s.name, Line: e.first})
		}
	}
}

// places compares things within lines by their number on each line.
func (r *result) places(kind string, s *scanned, in []diag.Pos, have *placed, a *aside) {
	c := r.count(kind + "s")
	c.Source += len(in)
	left := map[int]int{}
	for _, e := range have.extents {
		left[e.first]++
	}
	for _, p := range in {
		switch {
		case left[p.Line] > 0:
			left[p.Line]--
		case a.has(p) || a.lines[p.Line]:
			c.Aside++
		default:
			c.Lost++
			r.lost = append(r.lost, Piece{Kind: kind, File: s.name, Line: p.Line})
		}
	}
}

// placed holds the places of one kind of content in the tree.
type placed struct{ extents []extent }

func (p *placed) add(s diag.Span) {
	p.extents = append(p.extents, extent{s.Start.Line, s.End.Line})
}

// holds reports whether one of p overlaps e.
func (p *placed) holds(e extent) bool {
	return slices.ContainsFunc(p.extents, func(o extent) bool { return o.first <= e.last && e.first <= o.last })
}
