package layout

import (
	"strings"

	"studyguide/fonts"
	"studyguide/source/ast"
	"studyguide/source/diag"
)

// contents sets the list of sections and questions with their pages, which are known by now: contents have pages of their
// own, counted in roman numerals.
func (s *setter) contents(b *Book) []row {
	lk := s.d.title(1)
	rows := []row{{height: 4 * s.d.grid}}
	rows = append(rows, s.title([]ast.Inline{&ast.Text{Value: "Contents"}}, lk, s.d.hangX, s.d.textX+s.d.textW-s.d.hangX)...)
	rows[1].penalty = never
	rows = append(rows, row{height: s.d.grid, penalty: never})
	if len(s.in.Guide.Intro) > 0 {
		rows = append(rows, s.contentsLine(b, "", []ast.Inline{&ast.Text{Value: introduction}}, introID, 1)...)
	}
	for _, sec := range s.in.Guide.Sections {
		rows = append(rows, s.contentsOf(b, sec, 1)...)
	}
	return rows
}

func (s *setter) contentsOf(b *Book, sec *ast.Section, depth int) []row {
	var rows []row
	if len(sec.Title) > 0 {
		rows = before(s.contentsLine(b, "", sec.Title, sec.ID, depth), s.d.grid, -50)
	}
	for i, q := range sec.Questions {
		line := s.contentsLine(b, q.Number, q.Title, q.ID, 4)
		line[0].penalty = betweenItems
		if i == 0 && len(sec.Title) > 0 || i == 1 || i == len(sec.Questions)-1 {
			line[0].penalty = never
		}
		rows = append(rows, line...)
	}
	for _, part := range sec.Sections {
		rows = append(rows, s.contentsOf(b, part, depth+1)...)
	}
	return rows
}

// contentsLine sets one entry: its number in a column of its own, its title hanging, a leader, its page.
func (s *setter) contentsLine(b *Book, number string, title []ast.Inline, id string, depth int) []row {
	place, ok := b.Places[id]
	if !ok {
		return nil
	}
	page := b.Pages[place.Page].Label
	lk := look{size: s.d.pt(9.5), lead: s.d.pt(12.5), color: black, align: ragged, balanced: true}
	x := s.d.textX - s.d.pt(26)
	if depth < 4 {
		lk.style.Bold = true
		lk.size, lk.lead = s.d.pt(11-float64(depth-1)*0.5), s.d.pt(15)
		x = s.d.hangX + s.d.pt(12)*Length(depth-1)
	}
	right := s.d.textX + s.d.textW
	pageW := s.d.pt(24)
	lines := s.lines(unlinked(title), lk, x, right-pageW-x)
	if len(lines) == 0 {
		lines = []line{{}} // nothing of the title is seen
	}
	rows := make([]row, len(lines))
	for i, ln := range lines {
		rows[i] = row{height: lk.lead, items: ln.items, penalty: never}
	}
	base := lk.lead/2 + lk.size*3/10
	if number != "" {
		p := s.piece(number, face{size: lk.size, color: accent}, diag.Span{})
		rows[0].items = append([]Item{&Text{X: x - s.d.pt(7) - p.width, Y: base, Size: lk.size, Color: accent, Runs: p.runs}}, rows[0].items...)
	}
	last := &rows[len(rows)-1]
	fc := face{style: lk.style, size: lk.size, color: lk.color}
	folio := s.piece(page, fc, diag.Span{})
	if depth >= 4 {
		last.items = append(last.items, s.leader(x+lines[len(lines)-1].width, right-folio.width, base, lk.size)...)
	}
	last.items = append(last.items, &Text{X: right - folio.width, Y: base, Size: lk.size, Color: lk.color, Runs: folio.runs})
	for i := range rows {
		rows[i].items = append(rows[i].items, &Link{X: x, W: right - x, H: lk.lead, ID: id})
	}
	return rows
}

// leader fills the room between a title and its page with dots that stand under each other on all lines.
func (s *setter) leader(from, to, base, size Length) []Item {
	step := s.piece(". ", face{size: size}, diag.Span{}).width
	start := (from + size*6/10 + step - 1) / step * step
	n := int((to - size*5/10 - start) / step)
	if n < 2 {
		return nil
	}
	dots := s.shape(fonts.Style{}, strings.Repeat(". ", n), diag.Span{})
	return []Item{&Text{X: start, Y: base, Size: size, Color: rule, Runs: dots, Artifact: true}}
}

// unlinked gives inlines without links, notes and images: titles in contents lead to their question.
func unlinked(in []ast.Inline) []ast.Inline {
	var out []ast.Inline
	for _, n := range in {
		switch n := n.(type) {
		case *ast.Link:
			out = append(out, unlinked(n.Inlines)...)
		case *ast.NoteRef:
		default:
			out = append(out, n)
		}
	}
	return out
}
