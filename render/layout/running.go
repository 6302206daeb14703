package layout

import (
	"strings"

	"studyguide/fonts"
	"studyguide/source/ast"
	"studyguide/source/diag"
)

// heads gives the running head of each page: the section that it begins in, the guide's title where that has none, or ""
// where a section opens at its top.
func (s *setter) heads(rows []row, starts []int) []string {
	out := make([]string, len(starts))
	current := ""
	at := 0
	for i, start := range starts {
		for ; at <= start; at++ { // a section that begins at the top is the page's
			if sec := rows[at].section; sec != nil && rows[at].rank == 1 {
				if current = sec.PlainTitle(); current == "" {
					current = s.in.Guide.Meta.Title
				}
			}
		}
		if !rows[start].opener {
			out[i] = current
		}
	}
	return out
}

// lastPages gives the index of the page on which each section of the first rank ends.
func lastPages(rows []row, starts []int) map[*ast.Section]int {
	out := map[*ast.Section]int{}
	var current *ast.Section
	page := -1
	for i := range rows {
		if page+1 < len(starts) && starts[page+1] == i {
			page++
		}
		if rows[i].section != nil && rows[i].rank == 1 {
			current = rows[i].section
		}
		if current != nil {
			out[current] = page
		}
	}
	return out
}

// running puts a folio on pages and, where there is one, the running head: the section at the left, the guide at the right.
func (s *setter) running(pages []*Page, heads []string) {
	fc := &face{size: s.d.label().size, color: s.d.ink.quiet}
	italic := &face{size: fc.size, color: s.d.ink.quiet, style: fonts.Style{Italic: true}}
	put := func(p *Page, word *piece, x, y Length, as Artifact) {
		t := word.at(x, y)
		t.Artifact = as
		p.Items = append(p.Items, t)
	}
	for i, p := range pages {
		d := s.of(p.Width > p.Height)
		right := d.textX + d.textW
		folio := s.piece(p.Label, fc, diag.Span{})
		put(p, folio, right-folio.width, d.bottom+d.pt(26), Footer)
		if heads[i] == "" {
			continue
		}
		y, room := d.top-d.pt(20), right-d.hangX
		p.Items = append(p.Items, &Box{X: s.d.hangX, Y: y + s.d.pt(5), W: room, H: s.d.pt(0.5), Color: s.d.ink.rule})
		if t := s.short(heads[i], fc, room); t != nil {
			put(p, t, s.d.hangX, y, Header)
			room -= t.width + s.d.pt(24)
		}
		// The section tells more than the guide, whose title is left out rather than cut.
		if t := s.short(s.in.Guide.Meta.Title, italic, right-s.d.hangX); t != nil && t.width <= room && heads[i] != s.in.Guide.Meta.Title {
			put(p, t, right-t.width, y, Header)
		}
	}
}

// short gives as many words of text as fit in width, with an ellipsis if not all do.
func (s *setter) short(text string, fc *face, width Length) *piece {
	words := strings.Fields(text)
	for n := len(words); n > 0; n-- {
		t := strings.Join(words[:n], " ")
		if n < len(words) {
			t += " …"
		}
		if p := s.piece(t, fc, diag.Span{}); p.width <= width {
			return p
		}
	}
	return nil
}
