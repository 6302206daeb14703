package layout

import (
	"example.org/studyguide/fonts"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/tex"
	"example.org/studyguide/source/words"
)

// A head is the running head of a page: the section in which the page begins, or the guide's title if that has none,
// and the questions on the page. Both are empty where a section opens at the top.
type head struct{ section, questions string }

// heads returns the running head of each page.
func (s *pageSetter) heads(rows []row, starts []int) []head {
	out := make([]head, len(starts))
	section, number := "", "" // of the rows so far
	for i, start := range starts {
		shown, first := section, ""
		for at := start; at < endOf(starts, i, len(rows)); at++ {
			r := &rows[at]
			if r.section != nil && r.rank == 1 {
				section, number = s.sectionHead(r.section), ""
				if at == start || shown == "" { // a section that begins at the top is the page's
					shown = section
				}
			}
			if r.question != "" {
				number = r.question
			}
			if first == "" {
				first = number
			}
		}
		opens := rows[start].section != nil && rows[start].rank == 1 && len(rows[start].section.Title) > 0
		empty := endOf(starts, i, len(rows)) == start
		if !opens && !rows[start].opener && !empty {
			out[i] = head{shown, s.questionRange(first, number)}
		}
	}
	return out
}

// sectionHead returns the running head of a top-level section.
func (s *pageSetter) sectionHead(sec *ast.Section) string {
	if t := tex.Title(sec.Title); t != "" {
		return t
	}
	return s.title
}

// questionRange returns the running head of the questions from one number to another.
func (s *pageSetter) questionRange(first, last string) string {
	switch {
	case last == "" || first == "":
		return ""
	case first == last:
		return s.labels.lang.Text(words.QuestionNumber, "n", first)
	}
	return s.labels.lang.Text(words.QuestionRange, "first", first, "last", last)
}

// lastPages returns the index of the page on which each top-level section ends. Rows that show nothing are no part of
// one: the room above a title stands on the page of the next section.
func lastPages(rows []row, starts []int) map[*ast.Section]int {
	out := map[*ast.Section]int{}
	var current *ast.Section
	page := -1
	for i := range rows {
		for page+1 < len(starts) && starts[page+1] == i {
			page++
		}
		if rows[i].section != nil && rows[i].rank == 1 {
			current = rows[i].section
		}
		if current != nil && len(rows[i].items) > 0 {
			out[current] = page
		}
	}
	return out
}

// running puts a folio on each page that is not blank and, where there is one, the running head: the section at the
// inner edge, the questions at the outer one, or the guide's title if they have no numbers. The folio is at the outer
// edge, which is the right one unless the page is the left one of a spread. What the author wants there may tell how
// many pages there are, and so is set when all are known; see [headSetter].
func (s *pageSetter) running(pages []*Page, heads []head) {
	if s.ends.wanted() {
		s.ends.later(s, pages, heads)
		return
	}
	fc := s.runningFace()
	for i, p := range pages {
		if p.blank() {
			continue
		}
		d := s.d.of(p.Width != s.d.pageW)
		folio := s.labels.shape.piece(p.Label, fc, diag.Span{})
		p.running(folio, d.edge(p, folio.width, true), d.folioLine(), Footer)
		if heads[i].section != "" {
			s.head(p, d, heads[i], fc)
		}
	}
}

// runningFace returns the face of running heads and folios.
func (s *pageSetter) runningFace() *face {
	return &face{size: s.d.label().size, color: s.d.ink.quiet}
}

// head puts the running head on a page with measures d.
func (s *pageSetter) head(p *Page, d *design, h head, fc *face) {
	italic := &face{size: fc.size, color: fc.color, style: fonts.Style{Italic: !s.d.theme.BoldEmphasis}}
	y, room := d.headLine(), d.textX+d.textW-d.hangX
	p.Items = append(p.Items, s.headRule(d))
	other := s.labels.short(h.questions, fc, room)
	if other == nil && h.section != s.title {
		other = s.labels.short(s.title, italic, room)
	}
	taken := Length(0)
	if h.questions != "" && other != nil {
		taken = other.width + s.d.pt(24)
	}
	if t := s.labels.short(h.section, fc, room-taken); t != nil {
		p.running(t, d.edge(p, t.width, false), y, Header)
		room -= t.width + s.d.pt(24)
	}
	// The section says more than the guide's title, which is omitted rather than cut.
	if other != nil && other.width <= room {
		p.running(other, d.edge(p, other.width, true), y, Header)
	}
}

// headRule returns the line below the running head of a page with measures d.
func (s *pageSetter) headRule(d *design) *Box {
	return &Box{
		X: s.d.hangX, Y: d.headLine() + s.d.pt(5), W: d.textX + d.textW - d.hangX, H: s.d.pt(0.5), Color: s.d.ink.rule,
	}
}

// running puts a label on a page as an artifact.
func (p *Page) running(label *piece, x, y Length, as Artifact) {
	t := label.at(x, y)
	t.Artifact = as
	p.Items = append(p.Items, t)
}
