package layout

import (
	"strings"

	"studyguide/fonts"
	"studyguide/source/ast"
	"studyguide/source/diag"
	"studyguide/source/tex"
	"studyguide/source/words"
)

// A head is what stands over a page: the section that it begins in, or the guide's title where that has none, and which questions it
// shows. Where a section opens at the top both are empty.
type head struct{ section, questions string }

// heads gives the running head of each page.
func (s *setter) heads(rows []row, starts []int) []head {
	out := make([]head, len(starts))
	section, number := "", "" // that the rows so far are in
	for i, start := range starts {
		end := len(rows)
		if i+1 < len(starts) {
			end = starts[i+1]
		}
		shown, first := section, ""
		for at := start; at < end; at++ {
			r := rows[at]
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
		if opens := rows[start].section != nil && rows[start].rank == 1 && len(rows[start].section.Title) > 0; !opens && !rows[start].opener {
			out[i] = head{shown, s.questionRange(first, number)}
		}
	}
	return out
}

func (s *setter) sectionHead(sec *ast.Section) string {
	if t := tex.Title(sec.Title); t != "" {
		return t
	}
	return s.in.Guide.Meta.Title
}

// questionRange names the questions from one number to another, as who leafs through the pages looks for them.
func (s *setter) questionRange(first, last string) string {
	switch {
	case last == "" || first == "":
		return ""
	case first == last:
		return s.lang.Text(words.QuestionNumber, "n", first)
	}
	return s.lang.Text(words.QuestionRange, "first", first, "last", last)
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

// running puts a folio on pages and, where there is one, the running head: the section at the left, the questions at the right, or the
// guide where they have no numbers.
func (s *setter) running(pages []*Page, heads []head) {
	fc := &face{size: s.d.label().size, color: s.d.ink.quiet}
	italic := &face{size: fc.size, color: s.d.ink.quiet, style: fonts.Style{Italic: !s.d.theme.BoldEmphasis}}
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
		if heads[i].section == "" {
			continue
		}
		y, room := d.top-d.pt(20), right-d.hangX
		p.Items = append(p.Items, &Box{X: s.d.hangX, Y: y + s.d.pt(5), W: room, H: s.d.pt(0.5), Color: s.d.ink.rule})
		other := s.short(heads[i].questions, fc, room)
		if other == nil && heads[i].section != s.in.Guide.Meta.Title {
			other = s.short(s.in.Guide.Meta.Title, italic, room)
		}
		taken := Length(0)
		if heads[i].questions != "" && other != nil {
			taken = other.width + s.d.pt(24)
		}
		if t := s.short(heads[i].section, fc, room-taken); t != nil {
			put(p, t, s.d.hangX, y, Header)
			room -= t.width + s.d.pt(24)
		}
		// The section tells more than the guide, whose title is left out rather than cut.
		if other != nil && other.width <= room {
			put(p, other, right-other.width, y, Header)
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
		if p := s.label(t, fc); p.width <= width {
			return p
		}
	}
	return nil
}
