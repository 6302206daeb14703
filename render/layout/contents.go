package layout

import (
	"slices"

	"studyguide/fonts"
	"studyguide/render/layout/tag"
	"studyguide/source/ast"
	"studyguide/source/diag"
	"studyguide/source/words"
)

// contents sets the list of sections and questions with their pages in body, which are known by now, at the end of b: contents have
// pages of their own, counted in roman numerals. Lines stand closer where that saves a page; a list of more than three pages
// stands in two columns where they are wide enough for titles.
func (s *setter) contents(b, body *Book) {
	of := tag.New(tag.Sect, s.root)
	head := []row{{height: 4 * s.d.grid}}
	head = append(head, s.title([]ast.Inline{&ast.Text{Value: s.lang.Text(words.Contents)}}, s.d.title(1), tag.In(tag.H2, of), s.d.hangX, s.d.textX+s.d.textW-s.d.hangX)...)
	head[1].penalty = never
	head = append(head, row{height: s.d.grid, penalty: never})
	rows := s.closest(head, s.entries(body, s.wideList(), of))
	if narrow := s.narrowList(); len(s.starts(rows)) > 3 && narrow.right-narrow.left > 20*narrow.size {
		s.inColumns(b, head, s.entries(body, s.narrowList(), of))
		return
	}
	s.paginate(b, rows, s.starts(rows), romanFolio)
}

// closest puts entries under their head, their lines as close as they may be if that saves pages.
func (s *setter) closest(head, entries []row) []row {
	best := slices.Concat(head, entries)
	pages := len(s.starts(best))
	for _, closer := range []float64{0.5, 1, 1.4} {
		tight := slices.Concat(head, entries)
		for i := range entries {
			tight[len(head)+i].height -= s.d.pt(closer)
		}
		if n := len(s.starts(tight)); n < pages {
			best, pages = tight, n
		}
	}
	return best
}

// A contentsList holds the measures of contents: where sections begin, where the titles of questions do, with their numbers before them, where pages
// end, and how large all is.
type contentsList struct {
	left, text, right Length
	size, lead        Length
}

// wideList is a column as wide as the page.
func (s *setter) wideList() contentsList {
	st := s.d.styled(s.d.theme.Type.Contents)
	return contentsList{left: s.d.hangX, text: max(s.d.textX-s.d.pt(26), s.d.hangX+s.d.pt(24)), right: s.d.textX + s.d.textW, size: st.size, lead: st.lead}
}

// narrowList is the first of two columns.
func (s *setter) narrowList() contentsList {
	w := (s.d.textX + s.d.textW - s.d.hangX - s.contentsGap()) / 2
	st := s.d.styled(s.d.theme.Type.Contents)
	return contentsList{left: s.d.hangX, text: s.d.hangX + s.d.pt(24), right: s.d.hangX + w, size: st.size * 9 / 10, lead: st.lead * 84 / 100}
}

func (s *setter) contentsGap() Length { return s.d.pt(20) }

// inColumns puts entries in two columns on pages, under head on the first. The columns of the last page are of about one height.
func (s *setter) inColumns(b *Book, head, entries []row) {
	begin := len(b.Pages)
	shift := s.narrowList().right - s.d.hangX + s.contentsGap()
	for at := 0; at < len(entries); {
		p := &Page{Width: s.d.pageW, Height: s.d.pageH, Label: romanNumeral(len(b.Pages) + 1)}
		b.Pages = append(b.Pages, p)
		d := s.d
		if len(b.Pages) == begin+1 {
			s.compose(b, p, &d, head, 0, len(head))
			d.top += height(head)
		}
		ends := s.columnEnds(first(entries[at:], 3*(d.bottom-d.top)), d.bottom-d.top)
		from := at
		for i, end := range ends {
			column := &Page{}
			s.compose(b, column, &d, entries, from, at+end)
			for _, it := range column.Items {
				s.shift(it, Length(i)*shift)
			}
			p.Items = append(p.Items, column.Items...)
			from = at + end
		}
		at = from
	}
}

// first gives the first of rows that together have height, so that breaking them takes no longer for more of them.
func first(rows []row, height Length) []row {
	for i := range rows {
		if height -= rows[i].space + rows[i].height; height < 0 {
			return rows[:i+1]
		}
	}
	return rows
}

// columnEnds gives where the one or two columns of a page of height end that begin with the first of rows.
func (s *setter) columnEnds(rows []row, height Length) []int {
	starts := s.broken(rows, height)
	if len(starts) > 2 {
		return starts[1:3]
	}
	lo, hi := Length(0), height
	for len(rows) > 12 && hi-lo > s.d.grid {
		mid := (lo + hi) / 2
		if closer := s.broken(rows, mid); len(closer) <= 2 {
			starts, hi = closer, mid
		} else {
			lo = mid
		}
	}
	return append(slices.Clone(starts[1:]), len(rows))
}

// entries sets the lines of all sections and questions.
func (s *setter) entries(body *Book, c contentsList, of *tag.Element) []row {
	list := tag.New(tag.TOC, of)
	var rows []row
	if len(s.in.Guide.Intro) > 0 {
		rows = append(rows, s.contentsLine(body, c, list, "", []ast.Inline{&ast.Text{Value: s.lang.Text(words.Introduction)}}, introID, 1)...)
	}
	for _, sec := range s.in.Guide.Sections {
		rows = append(rows, s.contentsOf(body, c, list, sec, 1)...)
	}
	return rows
}

func (s *setter) contentsOf(b *Book, c contentsList, list *tag.Element, sec *ast.Section, depth int) []row {
	var rows []row
	inner := list
	if len(sec.Title) > 0 {
		rows = before(s.contentsLine(b, c, list, "", sec.Title, sec.ID, depth), s.d.grid, -50)
		inner = tag.New(tag.TOC, list)
	}
	for i, q := range sec.Questions {
		line := s.contentsLine(b, c, inner, q.Number, q.Title, q.ID, 4)
		if len(line) == 0 {
			continue
		}
		line[0].penalty = betweenItems
		if i == 0 && len(sec.Title) > 0 || i == 1 || i == len(sec.Questions)-1 {
			line[0].penalty = never
		}
		rows = append(rows, line...)
	}
	for _, part := range sec.Sections {
		rows = append(rows, s.contentsOf(b, c, inner, part, depth+1)...)
	}
	return rows
}

// contentsLine sets one entry: its number in a column of its own, its title hanging, a leader, its page.
func (s *setter) contentsLine(b *Book, c contentsList, list *tag.Element, number string, title []ast.Inline, id string, depth int) []row {
	place, ok := b.Places[id]
	if !ok {
		return nil
	}
	page := b.Pages[place.Page].Label
	lk := look{size: c.size, lead: c.lead, color: s.d.ink.text, align: ragged, balanced: true}
	x := c.text
	if depth < 4 {
		lk.style.Bold = true
		lk.size, lk.lead = c.size*22/19-s.d.pt(float64(depth-1)*0.5), c.lead*6/5
		x = c.left + s.d.pt(12)*Length(depth-1)
	}
	entry := tag.New(tag.TOCI, list)
	link := tag.In(tag.Link, tag.New(tag.Reference, entry))
	lines := s.lines(ast.Unlinked(title), lk, link, x, c.right-s.d.pt(24)-x)
	if len(lines) == 0 {
		lines = []line{{height: lk.lead}} // nothing of the title is seen
	}
	rows := make([]row, len(lines))
	for i, ln := range lines {
		rows[i] = row{height: ln.height, lift: ln.lift, items: ln.items, penalty: never}
	}
	base := lk.base()
	if number != "" {
		p := s.piece(number, &face{size: lk.size, color: s.d.ink.accent, in: link}, diag.Span{})
		t := p.at(x-s.d.pt(7)-p.width, base)
		t.Runs = append(slices.Clip(t.Runs), s.shape(fonts.Style{}, " ", diag.Span{})...) // for whoever reads the page without seeing it
		rows[0].hang(t)
	}
	last := &rows[len(rows)-1]
	s.endInSpace(last.items)
	folio := s.piece(page, &face{style: lk.style, size: lk.size, color: lk.color, in: link}, diag.Span{})
	base += last.lift
	if depth >= 4 {
		last.items = append(last.items, s.leader(x+lines[len(lines)-1].width, c.right-folio.width, base, lk.size)...)
	}
	last.items = append(last.items, folio.at(c.right-folio.width, base))
	for i := range rows {
		rows[i].items = append(rows[i].items, &Link{X: x, W: c.right - x, H: rows[i].height, ID: id, Of: link.Of})
	}
	return rows
}

// endInSpace adds a space to the last text of a line: it is not seen, but parts the line from what follows for whoever reads the page without
// seeing it.
func (s *setter) endInSpace(items []Item) {
	for i := len(items) - 1; i >= 0; i-- {
		if t, ok := items[i].(*Text); ok {
			t.Runs = append(slices.Clip(t.Runs), s.shape(fonts.Style{}, " ", diag.Span{})...)
			return
		}
	}
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
