package loss

import (
	"slices"

	"studyguide/source/ast"
	"studyguide/source/diag"
)

// place is what the tree has of one kind: how many, and on which lines.
type placed struct {
	extents []extent
	starts  map[int]int // line → how many begin there
	all     int
}

func (p *placed) add(s diag.Span) {
	p.all++
	p.extents = append(p.extents, extent{s.Start.Line, s.End.Line})
	if p.starts == nil {
		p.starts = map[int]int{}
	}
	p.starts[s.Start.Line]++
}

// holds tells whether one of p stands where e does.
func (p *placed) holds(e extent) bool {
	return slices.ContainsFunc(p.extents, func(o extent) bool { return o.first <= e.last && e.first <= o.last })
}

// things compares what is no word: each is looked for at its own lines.
func (r *Result) things(s *scanned, a *aside, g *ast.Guide) {
	var listings, tables, images, links, notes placed
	ast.Walk(g, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.Listing:
			listings.add(n.At)
		case *ast.Table:
			tables.add(n.At)
		case *ast.Image:
			images.add(n.At)
		case *ast.Link:
			links.add(n.At)
		case *ast.Note:
			notes.add(n.At)
		}
		return true
	})
	asked := func(e extent) bool { // a fence around questions is none: the reader took it off
		return slices.ContainsFunc(g.AllQuestions(), func(q *ast.Question) bool { return e.first < q.At.Start.Line && q.At.Start.Line < e.last })
	}
	r.extents("listing", s.listings, &listings, a, asked)
	r.extents("table", s.tables, &tables, a, func(extent) bool { return false })
	r.places("image", s.images, &images, a)
	r.places("link", s.links, &links, a)
	var at []extent
	for _, n := range s.notes {
		at = append(at, extent{n, n})
	}
	r.extents("footnote", at, &notes, a, func(extent) bool { return false })
}

func (r *Result) extents(kind string, in []extent, have *placed, a *aside, excused func(extent) bool) {
	c := Count{Kind: kind + "s", Source: len(in), Guide: have.all}
	for _, e := range in {
		switch {
		case have.holds(e):
		case a.has(diag.Pos{Line: e.first, Col: 1}) || a.has(diag.Pos{Line: e.last, Col: 1}) || excused(e):
			c.Aside++
		default:
			c.Lost++
			r.Lost = append(r.Lost, Piece{Kind: kind, Line: e.first})
		}
	}
	r.Counts = append(r.Counts, c)
}

// places compares things within lines, by how many begin on each.
func (r *Result) places(kind string, in []diag.Pos, have *placed, a *aside) {
	c := Count{Kind: kind + "s", Source: len(in), Guide: have.all}
	left := map[int]int{}
	for line, n := range have.starts {
		left[line] = n
	}
	for _, p := range in {
		switch {
		case left[p.Line] > 0:
			left[p.Line]--
		case a.has(p) || a.lines[p.Line]:
			c.Aside++
		default:
			c.Lost++
			r.Lost = append(r.Lost, Piece{Kind: kind, Line: p.Line})
		}
	}
	r.Counts = append(r.Counts, c)
}
