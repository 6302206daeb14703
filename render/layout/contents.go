package layout

import (
	"slices"
	"unicode/utf8"

	"example.org/studyguide/render/layout/tag"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/words"
)

// A contentsList is a list of sections and questions with their pages. It holds the measures of a column: where
// sections begin, where the titles of questions do, after their numbers, where pages end, and the type.
type contentsList struct {
	*frontSetter
	body *Book // whose pages are named

	left, titles, right Length
	pages               Length // kept at the right for pages
	size, lead          Length
	sections            Length // size of their titles
	wide                bool   // leaders lead from titles to pages

	boxes *tickColumns // behind entries; nil: there are none

	late *lateLines // if the list stands in the body: it fills in the pages; else nil
}

// A contentsLine is an entry of the contents.
type contentsLine struct {
	number string
	title  []ast.Inline
	id     string
	depth  int    // of sections from 1; 4 for questions
	holds  string // the questions of a section that are not listed
}

// contents sets the list of sections and questions with their pages in body, on pages of their own at the end of b.
// Lines stand closer where that saves a page. A list of more than three pages stands in two columns if they are wide
// enough for titles.
func (s *frontSetter) contents(b, body *Book) {
	of := tag.New(tag.Sect, s.root)
	title := []ast.Inline{&ast.Text{Value: s.labels.lang.Text(words.Contents)}}
	head := []row{{height: 4 * s.d.grid}}
	head = append(head, s.text.title(passage{
		in: title, look: s.d.title(1), of: tag.In(tag.H2, of), x: s.d.hangX, width: s.d.textX + s.d.textW - s.d.hangX,
	})...)
	head[1].penalty = never
	head = append(head, row{height: s.d.grid, penalty: never})
	if s.ranged {
		rows := append(head, s.wideList(body).entries(of)...)
		s.pages.paginate(b, rows, s.pages.starts(rows), s.folio)
		return
	}
	rows := s.closest(head, s.wideList(body).entries(of))
	if len(s.pages.starts(rows)) > 3 {
		narrow := s.narrowList(s.d.small().size, s.guide.AllQuestions(), body.Pages[len(body.Pages)-1].Label)
		narrow.body, narrow.lead = body, s.d.tabular(s.d.theme.Type.Contents).lead*84/100
		if narrow.right-narrow.left > leastColumn*narrow.size {
			two := columns{2, narrow.right - narrow.left + s.columnGap(), s.newPage}
			s.inColumns(b, head, narrow.entries(of), two)
			return
		}
	}
	s.pages.paginate(b, rows, s.pages.starts(rows), s.folio)
}

// closest puts entries under their head, their lines as close as allowed if that saves pages.
func (s *frontSetter) closest(head, entries []row) []row {
	best := slices.Concat(head, entries)
	pages := len(s.pages.starts(best))
	for _, closer := range []float64{0.5, 1, 1.4} {
		tight := slices.Concat(head, entries)
		for i := range entries {
			tight[len(head)+i].height -= s.d.pt(closer)
		}
		if n := len(s.pages.starts(tight)); n < pages {
			best, pages = tight, n
		}
	}
	return best
}

// wideList is a column as wide as the page.
func (s *frontSetter) wideList(body *Book) *contentsList {
	st := s.d.tabular(s.d.theme.Type.Contents)
	return &contentsList{
		frontSetter: s, body: body, size: st.size, lead: st.lead,
		left: s.d.hangX, titles: max(s.d.textX-s.d.pt(26), s.d.hangX+s.d.pt(24)), right: s.d.textX + s.d.textW,
		pages: s.d.pt(24), sections: s.d.text().size, wide: true,
	}
}

// narrowList is the first of two columns in a size of type. Every point that numbers and pages do not need saves a
// second line of some title, so they have what the widest of them needs.
func (s *frontSetter) narrowList(size Length, questions []*ast.Question, lastPage string) *contentsList {
	w := (s.d.textX + s.d.textW - s.d.hangX - s.columnGap()) / 2
	c := &contentsList{
		frontSetter: s, size: size, left: s.d.hangX, right: s.d.hangX + w,
		sections: s.d.sized(s.d.theme.Type.Contents.Size),
	}
	fc := &face{size: c.size}
	var number Length
	for _, q := range questions {
		number = max(number, s.labels.piece(q.Number, fc).width)
	}
	c.titles = c.left + min(max(number+s.d.pt(7), s.d.pt(14)), w/5)
	c.pages = s.labels.piece(lastPage, fc).width + s.d.pt(5)
	return c
}

// leastColumn is the least width of one of two columns, in its size of type: less cuts most titles.
const leastColumn = 20

func (s *frontSetter) columnGap() Length { return s.d.pt(20) }

// columns are columns side by side on pages of a list.
type columns struct {
	n     int
	shift Length            // from one to the next
	page  func(*Book) *Page // adds a page
}

// inColumns puts entries in columns on pages at the end of b, under head on the first page. The columns of the last
// page are of about one height.
func (s *frontSetter) inColumns(b *Book, head, entries []row, in columns) {
	from := 0
	for i, ends := range s.columnsOf(entries, height(head), in.n, 0) {
		p := in.page(b)
		d := *s.d
		if i == 0 {
			s.pages.compose(b, p, &d, sheet{rows: head, end: len(head)})
			d.top += height(head)
		}
		for i, end := range ends {
			column := &Page{}
			s.pages.compose(b, column, &d, sheet{rows: entries, start: from, end: end})
			for _, it := range column.Items {
				s.d.shift(it, Length(i)*in.shift)
			}
			p.Items = append(p.Items, column.Items...)
			from = end
		}
	}
}

// columnsOf returns the ends of the columns of each page that entries take in n columns, with a head of a height on the
// first page; of more pages than most, if that is not 0, only so many and one more.
func (s *frontSetter) columnsOf(entries []row, head Length, n, most int) (pages [][]int) {
	for at := 0; at < len(entries) && (most == 0 || len(pages) <= most); {
		room := s.d.bottom - s.d.top
		if at == 0 {
			room -= head
		}
		ends := s.columnEnds(s.pages.broken, first(entries[at:], Length(n+1)*room), room, n)
		for i := range ends {
			ends[i] += at
		}
		pages = append(pages, ends)
		at = ends[len(ends)-1]
	}
	return pages
}

// first returns the first of rows that together have a height: breaking more of them would only take longer.
func first(rows []row, height Length) []row {
	for i := range rows {
		if height -= rows[i].space + rows[i].height; height < 0 {
			return rows[:i+1]
		}
	}
	return rows
}

// breaking breaks rows into columns of a height; see [pageSetter.broken].
type breaking func(rows []row, height, runt Length) []int

// columnEnds returns the ends of the columns of a page of a height, n at most, that begin with the first of rows. The
// columns are broken by a method of pageSetter.
func (s *frontSetter) columnEnds(broken breaking, rows []row, height Length, n int) []int {
	least := 6 * s.d.text().lead
	starts := broken(rows, height, least)
	if len(starts) > n {
		return starts[1 : n+1]
	}
	lo, hi := Length(0), height
	for len(rows) > 12 && hi-lo > s.d.grid {
		mid := (lo + hi) / 2
		if closer := broken(rows, mid, least); len(closer) <= n {
			starts, hi = closer, mid
		} else {
			lo = mid
		}
	}
	return append(slices.Clone(starts[1:]), len(rows))
}

// entries sets the lines of the introduction, all sections and all questions.
func (c *contentsList) entries(of *tag.Element) []row {
	list := tag.New(tag.TOC, of)
	var rows []row
	if len(c.guide.Intro) > 0 {
		title := []ast.Inline{&ast.Text{Value: c.labels.lang.Text(words.Introduction)}}
		rows = append(rows, c.line(list, contentsLine{title: title, id: introID, depth: 1})...)
	}
	for i, sec := range c.guide.Sections {
		if len(sec.Title) == 0 && len(sec.Questions) > 0 && (i > 0 || len(rows) > 0) {
			// Without a line of their own they would seem to be part of what stands above.
			title := []ast.Inline{&ast.Text{Loc: sec.Loc, Value: c.labels.contents(sec)}}
			rows = append(rows, before(c.line(list, contentsLine{title: title, id: sec.Questions[0].ID, depth: 1}),
				c.d.grid, -50)...)
		}
		rows = append(rows, c.section(list, sec, 1)...)
	}
	for _, line := range backMatter(c.labels.lang, c.body.Places) {
		rows = append(rows, before(c.line(list, line), c.d.grid, -50)...)
	}
	return rows
}

// section sets the lines of a section, its questions and its parts.
func (c *contentsList) section(list *tag.Element, sec *ast.Section, depth int) []row {
	if c.boxes != nil && sec.CountQuestions() == 0 {
		return nil
	}
	var rows []row
	inner := list
	if len(sec.Title) > 0 {
		line := contentsLine{title: sec.Title, id: sec.ID, depth: depth}
		if c.ranged && c.late == nil || c.boxes != nil && depth == 1 {
			line.holds = c.holds(sec)
		}
		rows = before(c.line(list, line), c.d.grid, -50)
		inner = tag.New(tag.TOC, list)
	}
	if c.ranged && c.late == nil {
		for _, part := range sec.Sections {
			rows = append(rows, before(c.section(inner, part, depth+1), c.d.grid/2, betweenItems)...)
		}
		return rows
	}
	return append(rows, c.inside(inner, sec, depth)...)
}

// holds returns which questions a section holds: the first and last of their numbers or, without these, how many.
func (c *contentsList) holds(sec *ast.Section) string {
	all := (&ast.Guide{Sections: []*ast.Section{sec}}).AllQuestions()
	if len(all) == 0 || c.boxes != nil {
		return c.labels.contents(sec)
	}
	first, last := all[0].Number, all[len(all)-1].Number
	switch {
	case first == "" || last == "":
		return c.labels.contents(sec)
	case first == last:
		return first
	}
	return first + "–" + last
}

// inside sets the lines of the questions of a section and of its parts.
func (c *contentsList) inside(inner *tag.Element, sec *ast.Section, depth int) []row {
	var rows []row
	for i, q := range sec.Questions {
		line := c.line(inner, contentsLine{number: q.Number, title: q.Title, id: q.ID, depth: 4})
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
		rows = append(rows, c.section(inner, part, depth+1)...)
	}
	return rows
}

// line sets one entry: its number in a column of its own, its title hanging, a leader, its page. An entry without a
// place in the body has no line.
func (c *contentsList) line(list *tag.Element, e contentsLine) []row {
	page := ""
	if c.late == nil {
		place, ok := c.body.Places[e.id]
		if !ok {
			return nil
		}
		page = c.body.Pages[place.Page].Label
	}
	lk := look{size: c.size, lead: c.lead, color: c.d.ink.text, align: ragged, balanced: c.wide}
	x := c.titles
	var hang Length
	switch {
	case e.depth < 4:
		lk.style.Bold = true
		lk.size, lk.lead = c.sections, c.lead*6/5
		x = c.left + c.d.pt(12)*Length(e.depth-1)
	case e.number == "": // only that tells where an entry begins
		hang = c.d.pt(12)
	}
	link := tag.In(tag.Link, tag.New(tag.Reference, tag.New(tag.TOCI, list)))
	p := passage{in: ast.Unlinked(e.title), look: lk, of: link, x: x + hang, width: c.right - c.pages - x - hang}
	lines := c.text.lines(p)
	if e.depth >= 4 && len(lines) > mostLines {
		lines = c.cut(p, len(lines))
	}
	if len(lines) > 0 {
		for _, it := range lines[0].items {
			move(it, -hang, 0)
		}
	}
	if len(lines) == 0 {
		lines = []line{{height: lk.lead}} // nothing of the title is seen
	}
	rows := make([]row, len(lines))
	for i, ln := range lines {
		rows[i] = row{height: ln.height, lift: ln.lift, items: ln.items, penalty: never}
	}
	shape := c.labels.shape
	base := lk.base()
	if e.number != "" {
		p := shape.piece(e.number, &face{size: lk.size, color: c.d.ink.accent, in: link}, diag.Span{})
		t := shape.beside(p.at(x-c.d.pt(7)-p.width, base))
		c.labels.shape.space(t)
		rows[0].hang(t)
	}
	last := &rows[len(rows)-1]
	c.labels.shape.endInSpace(last.items)
	ink := lk.color
	if e.depth >= 4 && !c.wide {
		ink = c.d.ink.quiet
	}
	folio := shape.piece(page, &face{style: lk.style, size: lk.size, color: ink, in: link}, diag.Span{})
	base += last.lift
	from := x + lines[len(lines)-1].width
	if len(lines) > 1 {
		from += hang
	}
	if e.holds != "" {
		holds := c.labels.piece(e.holds+" ", &face{size: c.size, color: c.d.ink.quiet, in: link})
		if x := from + c.d.pt(9); x+holds.width < c.right-c.pages {
			last.items = append(last.items, holds.at(x, base))
			from = x + holds.width
		}
	}
	if (e.depth >= 4 || c.ranged) && c.wide {
		last.items = append(last.items, c.leader(from, c.right-folio.width, base, lk.size)...)
	}
	t := folio.at(c.right-folio.width, base)
	if c.late != nil {
		c.late.folios = append(c.late.folios, lateFolio{e.id, folio.face, t})
	}
	last.items = append(last.items, t)
	if c.boxes != nil && e.depth >= 4 {
		last.items = append(last.items, c.boxes.at(base)...)
	}
	for i := range rows {
		rows[i].items = append(rows[i].items, &Link{X: x, W: c.right - x, H: rows[i].height, ID: e.id, Of: link.Of})
	}
	return rows
}

// mostLines is how many lines a question has in the contents at most. Who looks for one reads its first words.
const mostLines = 2

// cut sets as many words of the title of a question as fit on two lines, of n that it would have.
func (c *contentsList) cut(p passage, n int) []line {
	title := p.in
	for keep := utf8.RuneCountInString(ast.PlainText(title)) * mostLines / (n - 1); ; keep = keep * 19 / 20 {
		p.in = append(ast.FirstWords(title, keep), &ast.Text{Loc: ast.At(title[0].Span()), Value: "\u00a0…"})
		if lines := c.text.lines(p); len(lines) <= mostLines || keep < 2 {
			return lines
		}
	}
}

// leader fills the space between a title and its page with dots that stand under each other on all lines.
func (c *contentsList) leader(from, to, base, size Length) []Item {
	step := size * 48 / 100
	start := (from + size*6/10 + step - 1) / step * step
	n := (to - size*5/10 - start) / step
	if n < 2 {
		return nil
	}
	return []Item{&Leader{X: start, Y: base, W: n * step, Step: step, Dot: size / 11, Color: c.d.ink.quiet}}
}
