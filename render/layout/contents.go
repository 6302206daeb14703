package layout

import (
	"slices"

	"studyguide/fonts"
	"studyguide/render/layout/tag"
	"studyguide/source/ast"
	"studyguide/source/diag"
)

// contents sets the list of sections and questions with their pages, which are known by now: contents have pages of their
// own, counted in roman numerals. Lines stand closer where that saves a page.
func (s *setter) contents(b *Book) []row {
	of := tag.New(tag.Sect, s.root)
	list := tag.New(tag.TOC, of)
	rows := []row{{height: 4 * s.d.grid}}
	rows = append(rows, s.title([]ast.Inline{&ast.Text{Value: "Contents"}}, s.d.title(1), tag.In(tag.H2, of), s.d.hangX, s.d.textX+s.d.textW-s.d.hangX)...)
	rows[1].penalty = never
	rows = append(rows, row{height: s.d.grid, penalty: never})
	head := len(rows)
	if len(s.in.Guide.Intro) > 0 {
		rows = append(rows, s.contentsLine(b, list, "", []ast.Inline{&ast.Text{Value: introduction}}, introID, 1)...)
	}
	for _, sec := range s.in.Guide.Sections {
		rows = append(rows, s.contentsOf(b, list, sec, 1)...)
	}
	best := rows
	pages := len(s.starts(rows))
	for _, closer := range []float64{0.5, 1, 1.4} {
		tight := slices.Clone(rows)
		for i := range tight[head:] {
			tight[head+i].height -= s.d.pt(closer)
		}
		if n := len(s.starts(tight)); n < pages {
			best, pages = tight, n
		}
	}
	return best
}

func (s *setter) contentsOf(b *Book, list *tag.Element, sec *ast.Section, depth int) []row {
	var rows []row
	inner := list
	if len(sec.Title) > 0 {
		rows = before(s.contentsLine(b, list, "", sec.Title, sec.ID, depth), s.d.grid, -50)
		inner = tag.New(tag.TOC, list)
	}
	for i, q := range sec.Questions {
		line := s.contentsLine(b, inner, q.Number, q.Title, q.ID, 4)
		line[0].penalty = betweenItems
		if i == 0 && len(sec.Title) > 0 || i == 1 || i == len(sec.Questions)-1 {
			line[0].penalty = never
		}
		rows = append(rows, line...)
	}
	for _, part := range sec.Sections {
		rows = append(rows, s.contentsOf(b, inner, part, depth+1)...)
	}
	return rows
}

// contentsLine sets one entry: its number in a column of its own, its title hanging, a leader, its page.
func (s *setter) contentsLine(b *Book, list *tag.Element, number string, title []ast.Inline, id string, depth int) []row {
	place, ok := b.Places[id]
	if !ok {
		return nil
	}
	page := b.Pages[place.Page].Label
	lk := s.d.styled(s.d.theme.Type.Contents)
	lk.align, lk.hyphens, lk.balanced = ragged, false, true
	x := s.d.textX - s.d.pt(26)
	if depth < 4 {
		lk.style.Bold = true
		lk.size, lk.lead = lk.size*22/19-s.d.pt(float64(depth-1)*0.5), lk.lead*6/5
		x = s.d.hangX + s.d.pt(12)*Length(depth-1)
	}
	right := s.d.textX + s.d.textW
	pageW := s.d.pt(24)
	entry := tag.New(tag.TOCI, list)
	link := tag.In(tag.Link, tag.New(tag.Reference, entry))
	lines := s.lines(unlinked(title), lk, link, x, right-pageW-x)
	if len(lines) == 0 {
		lines = []line{{}} // nothing of the title is seen
	}
	rows := make([]row, len(lines))
	for i, ln := range lines {
		rows[i] = row{height: lk.lead, items: ln.items, penalty: never}
	}
	base := lk.lead/2 + lk.size*3/10
	if number != "" {
		p := s.piece(number, &face{size: lk.size, color: s.d.ink.accent, in: link}, diag.Span{})
		t := p.at(x-s.d.pt(7)-p.width, base)
		t.Runs = append(slices.Clip(t.Runs), s.shape(fonts.Style{}, " ", diag.Span{})...) // for whoever reads the page without seeing it
		rows[0].items = append([]Item{t}, rows[0].items...)
	}
	last := &rows[len(rows)-1]
	folio := s.piece(page, &face{style: lk.style, size: lk.size, color: lk.color, in: link}, diag.Span{})
	if depth >= 4 {
		last.items = append(last.items, s.leader(x+lines[len(lines)-1].width, right-folio.width, base, lk.size)...)
	}
	last.items = append(last.items, folio.at(right-folio.width, base))
	for i := range rows {
		rows[i].items = append(rows[i].items, &Link{X: x, W: right - x, H: lk.lead, ID: id, Of: link.Of})
	}
	return rows
}

// leader fills the room between a title and its page with dots that stand under each other on all lines.
func (s *setter) leader(from, to, base, size Length) []Item {
	step := size * 48 / 100
	start := (from + size*6/10 + step - 1) / step * step
	n := (to - size*5/10 - start) / step
	if n < 2 {
		return nil
	}
	return []Item{&Leader{X: start, Y: base, W: n * step, Step: step, Dot: size / 11, Color: s.d.ink.quiet}}
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
