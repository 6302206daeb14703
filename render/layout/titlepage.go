package layout

import (
	"strings"

	"studyguide/render/layout/tag"
	"studyguide/source/ast"
	"studyguide/source/words"
)

// titlePage sets the guide's data: title, subtitle, authors, what is inside, and an ornament drawn from the guide itself. What one page has
// no room for goes on on the next.
func (s *setter) titlePage(b *Book) {
	g := s.in.Guide
	p := s.frontPage(b)
	x, w := s.d.hangX, s.d.textX+s.d.textW-s.d.hangX
	y := s.d.top + (s.d.bottom-s.d.top)*22/100
	of := tag.New(tag.Sect, s.root)
	place := func(lines []line, lk look) {
		for _, ln := range lines {
			if y+lk.lead > s.d.bottom {
				p, y = s.frontPage(b), s.d.top
			}
			p.Items = append(p.Items, lower(ln.items, y)...)
			y += lk.lead
		}
	}
	set := func(role tag.Role, text string, lk look) []line {
		return s.lines([]ast.Inline{&ast.Text{Loc: g.Meta.Loc, Value: text}}, lk, tag.In(role, of), x, w)
	}
	put := func(role tag.Role, text string, lk look, after Length) {
		if text != "" {
			place(set(role, text, lk), lk)
			y += after
		}
	}
	p.Items = append(p.Items, &Box{X: x, Y: y - s.d.pt(22), W: s.d.pt(64), H: s.d.pt(4), Color: s.d.ink.accent})
	if g.Meta.Title != "" {
		// A title of hundreds of characters is set smaller, so that it leaves half of the page to what follows.
		lk := s.d.title(0)
		lines := set(tag.H1, g.Meta.Title, lk)
		for Length(len(lines))*lk.lead > (s.d.bottom-s.d.top)*4/10 && lk.size > s.d.pt(12) {
			lk.size, lk.lead = lk.size*85/100, lk.lead*85/100
			lines = set(tag.H1, g.Meta.Title, lk)
		}
		place(lines, lk)
		y += s.d.pt(10)
	}
	sub := s.d.title(2)
	sub.style.Bold = false
	sub.color = s.d.ink.quiet
	put(tag.P, g.Meta.Subtitle, sub, s.d.pt(10))
	text := s.d.text()
	text.align, text.hyphens = ragged, false
	text.size, text.lead = s.d.pt(12), s.d.pt(17)
	y += s.d.pt(6)
	put(tag.P, s.lang.List(g.Meta.Authors), text, s.d.pt(2))
	quiet := s.d.label()
	quiet.size = s.d.pt(10.5)
	put(tag.P, join(" · ", g.Meta.Publisher, g.Meta.Date), quiet, s.d.pt(14))
	if g.Meta.Description != "" {
		body := s.d.text()
		body.align = ragged
		w = min(w, s.d.pt(330))
		put(tag.P, g.Meta.Description, body, s.d.pt(8))
		w = s.d.textX + s.d.textW - s.d.hangX
	}
	y += s.d.pt(10)
	put(tag.P, s.counts(), quiet, 0)
	put(tag.P, s.grades(), quiet, 0)
	y += s.d.pt(12)
	y = s.ornament(p, x, y, w)
	if g.Meta.Rights != "" {
		lk := s.d.label()
		lk.lead = s.d.pt(11)
		lines := set(tag.P, g.Meta.Rights, lk)
		y = max(s.d.bottom-Length(len(lines))*lk.lead, y+s.d.pt(14))
		place(lines, lk)
	}
}

// frontPage adds an empty page with the next roman folio to a book.
func (s *setter) frontPage(b *Book) *Page {
	p := &Page{Width: s.d.pageW, Height: s.d.pageH, Label: romanNumeral(len(b.Pages) + 1)}
	b.Pages = append(b.Pages, p)
	return p
}

// join joins the parts that are not empty.
func join(sep string, parts ...string) string {
	var out []string
	for _, p := range parts {
		if p != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, sep)
}

// counts says what the guide holds: "105 questions · 6 sections · 53 listings".
func (s *setter) counts() string {
	g := s.in.Guide
	listings, tables, sections := 0, 0, 0
	ast.Walk(g, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.Listing:
			listings++
		case *ast.Table:
			tables++
		case *ast.Section:
			if len(n.Title) > 0 && !n.Back {
				sections++
			}
		}
		return true
	})
	return join("  ·  ", s.count(words.CountQuestions, len(g.AllQuestions())), s.count(words.CountSections, sections),
		s.count(words.CountListings, listings), s.count(words.CountTables, tables))
}

// ornament draws one small square for each question, a row for each section, and gives the y below it. It shrinks, then
// stops, where it would leave the page: it is an ornament, not a chart.
func (s *setter) ornament(p *Page, x, y, w Length) Length {
	var rows []int
	longest := 0
	for _, sec := range s.in.Guide.Sections {
		if n := questions(sec); n > 0 {
			rows = append(rows, n)
			longest = max(longest, n)
		}
	}
	if len(rows) == 0 {
		return y
	}
	limit := s.d.bottom - s.d.pt(60)
	step := s.d.pt(8.5)
	lines := func(step Length) (n Length) {
		per := max(int(w/step), 1)
		for _, q := range rows {
			n += Length((q + per - 1) / per)
		}
		return n
	}
	for step > s.d.pt(3) && (lines(step) > (limit-y)/step || Length(longest)*step > w && len(rows) > 1) {
		step = step * 9 / 10
	}
	side := step * 7 / 10
	per := max(int(w/step), 1)
	for i, n := range rows {
		color := s.d.ink.accent
		if i%2 == 1 {
			color = Color(s.d.theme.Colors.Pale)
		}
		for k := range n {
			if k > 0 && k%per == 0 {
				y += step
			}
			if y+side > limit {
				return y
			}
			p.Items = append(p.Items, &Box{X: x + Length(k%per)*step, Y: y, W: side, H: side, Color: color})
		}
		y += step
	}
	return y
}
