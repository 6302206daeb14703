package layout

import (
	"slices"
	"strings"

	"studyguide/render/layout/tag"
	"studyguide/source/ast"
	"studyguide/source/diag"
)

// On paper a link leads nowhere, so text that leads to another question says on which page that is. Pages are known when rows are broken
// into pages; until then a reference is set with as many digits as pages are likely to have. Then the paragraphs that have references
// are set again: where the number of lines stays, as it nearly always does, the new lines take the place of the old.

// A referring is a paragraph with references, and its lines as they are set.
type referring struct {
	in       []ast.Inline
	lk       look
	of       *tag.Content
	x, width Length
	lines    []line
}

// pageRef adds the page of the place that a link of the guide's own leads to, unless it is on the same page.
func (s *setter) pageRef(f *flow, n *ast.Link, fc *face) {
	id, ok := strings.CutPrefix(n.URL, "#")
	if !ok || !s.targets[id] {
		return
	}
	label := "00"
	if len(s.targets) > 200 {
		label = "000"
	}
	if s.pageOf != nil {
		if label, ok = s.pageOf[id]; !ok || label == s.pageHere {
			return
		}
	}
	p := s.piece("\u00a0(p.\u00a0"+label+")", fc, diag.Span{})
	f.add(noBreak(), nil)
	s.box(f, p)
}

// refers tells whether text has a reference.
func (s *setter) refers(in []ast.Inline) bool {
	for _, n := range in {
		found := false
		ast.Walk(n, func(n ast.Node) bool {
			if l, ok := n.(*ast.Link); ok {
				found = found || s.targets[strings.TrimPrefix(l.URL, "#")]
			}
			return !found
		})
		if found {
			return true
		}
	}
	return false
}

// targets gives the ids of what a reference may lead to.
func targets(g *ast.Guide) map[string]bool {
	out := map[string]bool{}
	for _, sec := range g.AllSections() {
		if len(sec.Title) > 0 {
			out[sec.ID] = true
		}
		for _, q := range sec.Questions {
			out[q.ID] = true
		}
	}
	return out
}

// resolve sets the references in rows, which begin pages where starts tells.
func (s *setter) resolve(rows []row, starts []int, label func(page int) string) {
	if !slices.ContainsFunc(rows, func(r row) bool { return r.refers != nil }) {
		return
	}
	pages := map[string]string{}
	page := -1
	here := make([]int, len(rows))
	for i, r := range rows {
		if page+1 < len(starts) && starts[page+1] == i {
			page++
		}
		here[i] = page
		for _, id := range r.ids {
			pages[id] = label(page)
		}
	}
	s.pageOf = pages
	defer func() { s.pageOf = nil }()
	for i := range rows {
		if p := rows[i].refers; p != nil && rows[i].line == 0 {
			s.pageHere = label(here[i])
			s.again(rows[i:], p)
		}
	}
}

// again sets a paragraph whose first line is in the first of rows once more and puts its lines in the place of those of before.
func (s *setter) again(rows []row, p *referring) {
	lines := s.lines(p.in, p.lk, p.of, p.x, p.width)
	if len(lines) != len(p.lines) {
		return
	}
	for i := range rows {
		r := &rows[i]
		if r.refers != p {
			continue
		}
		old := p.lines[r.line].items
		at := slices.IndexFunc(r.items, func(it Item) bool { return len(old) > 0 && it == old[0] })
		if at < 0 {
			continue
		}
		r.items = slices.Concat(r.items[:at], lines[r.line].items, r.items[at+len(old):])
		if r.line == len(lines)-1 {
			return
		}
	}
}
