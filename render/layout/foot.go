package layout

import (
	"cmp"
	"slices"
	"strconv"

	"example.org/studyguide/render/layout/tag"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
)

// feet returns the footnotes of the rows of a page or of a column. The items of the rows are placed already. An address
// is told once on each page that refers to it: the marks on the page are made to lead there.
func (s *noteSetter) feet(rows []row, items []Item) []row {
	var out []row
	calls := map[string]noteCall{}
	var told []*address
	for _, r := range rows {
		for _, n := range r.notes {
			a := s.text.told.address(n.Note)
			if a == nil {
				out = append(out, s.footRows(n.Note)...)
			} else if _, ok := calls[n.ID]; !ok {
				calls[n.ID] = n
				told = append(told, a)
			}
		}
	}
	// A reader looks for a number. Where an address was told before, its number is lower than that of its neighbors.
	slices.SortStableFunc(told, func(a, b *address) int { return cmp.Compare(a.number, b.number) })
	if len(told) == 0 {
		return out
	}
	here := ":" + strconv.Itoa(s.told)
	s.told++
	for _, a := range told {
		out = append(out, s.foot(a, sect(calls[a.ID].from), a.ID+here)...)
	}
	for _, it := range items {
		if l, ok := it.(*Link); ok {
			if _, ok := calls[l.ID]; ok {
				l.ID += here
			}
		}
	}
	return out
}

// foot sets an address as a footnote with an id.
func (s *noteSetter) foot(a *address, parent *tag.Element, id string) []row {
	lk := s.d.small()
	indent := s.d.pt(noteIndent)
	note := tag.New(tag.Note, parent)
	note.With().ID = id
	label := tag.In(tag.Label, note)
	rows := s.address(a, passage{
		look: lk, of: &tag.Content{Of: note}, x: s.d.textX + indent, width: s.d.textW - indent,
	})
	s.number(rows, a.mark, label, a.Note)
	rows[0].ids = append(rows[0].ids, id)
	return rows
}

// address sets the text of an address, which is a link too, in place of the text of a passage.
func (s *noteSetter) address(a *address, p passage) []row {
	p.look.align, p.look.hyphens = ragged, false
	p.look.style.Proportional = false
	in := s.text.inliner(p)
	link := tag.In(tag.Link, p.of.Of)
	fc := &face{
		style: p.look.style, size: p.look.size, color: s.d.ink.quiet, in: link, link: a.url, linkOf: link.Of,
		address: true,
	}
	fc.isolated()
	in.word(a.text, fc, a.At)
	in.prepared(p)
	lines := s.text.placedLines(in.f, in.f.broken(p.look, p.width), p)
	rows := make([]row, len(lines))
	for i, ln := range lines {
		rows[i] = row{height: ln.height, lift: ln.lift, items: ln.items, penalty: never}
	}
	return rows
}

// list sets the addresses of a chapter under a title: in two columns, which are read across, if that saves much of the
// room.
func (s *noteSetter) list(told []*address, c column, title []ast.Inline) []row {
	if len(told) == 0 {
		return nil
	}
	c.in = tag.New(tag.Div, c.in)
	head := tag.In(tag.Heading(c.level+1), c.in)
	entries := s.entries(told, c, 1)
	wide := c
	wide.x, wide.w = s.d.wideX(), c.x+c.w-s.d.wideX()
	if two := s.entries(told, wide, 2); height(two) < height(entries)*3/4 {
		entries, c = two, wide
	}
	rows := s.text.title(c.passage(title, s.d.title(c.heading), head))
	return s.d.fill(follow(rows, entries, 0, never))
}

// entries sets addresses in a number of columns.
func (s *noteSetter) entries(told []*address, c column, columns int) []row {
	lk := s.d.small()
	gap := s.d.pt(5)
	last := &face{size: lk.size}
	indent := s.text.shape.piece(told[len(told)-1].mark, last, diag.Span{}).width + gap
	step := (c.w + 3*gap) / Length(columns)
	var rows []row
	for line := range slices.Chunk(told, columns) {
		r := row{penalty: betweenItems}
		for i, a := range line {
			note := tag.New(tag.Note, c.in)
			note.With().ID = a.ID
			x := c.x + Length(i)*step + indent
			fc := &face{size: lk.size, color: s.d.ink.accent, in: tag.In(tag.Label, note)}
			mark := s.text.shape.piece(a.mark, fc, a.At)
			t := s.text.shape.beside(mark.at(x-gap-mark.width, lk.base()))
			s.text.shape.space(t)
			entry := s.address(a, passage{
				look: lk, of: &tag.Content{Of: note}, x: x, width: step - 3*gap - indent,
			})
			y := Length(0)
			entry[0].hang(t)
			for _, e := range entry {
				r.items = append(r.items, lower(e.items, y)...)
				y += e.height
			}
			r.ids = append(r.ids, a.ID)
			r.height = max(r.height, y)
		}
		rows = append(rows, r)
	}
	if n := len(rows); n > 1 {
		rows[n-1].penalty = never
	}
	return rows
}
