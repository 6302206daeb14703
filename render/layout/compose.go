package layout

import (
	"slices"
	"strconv"

	"studyguide/render/layout/pagebreak"
	"studyguide/source/words"
)

// starts breaks rows into pages and gives the rows with which pages begin. Rows that are turned are on pages of their own.
func (s *setter) starts(rows []row) []int {
	var starts []int
	for from := 0; from < len(rows); {
		to := from + 1
		for to < len(rows) && rows[to].turned == rows[from].turned {
			to++
		}
		d := s.of(rows[from].turned)
		for _, start := range s.broken(rows[from:to], d.bottom-d.top) {
			starts = append(starts, from+start)
		}
		from = to
	}
	return starts
}

// broken breaks rows into pages of height.
func (s *setter) broken(rows []row, height Length) []int {
	boxes := make([]pagebreak.Box, len(rows))
	for i := range rows {
		r := &rows[i]
		boxes[i] = pagebreak.Box{Height: int64(r.height), Space: int64(r.space), Penalty: r.penalty, Notes: int64(s.notesHeight(r))}
		for _, f := range r.frames {
			if i > 0 && inside(rows[i-1], f) {
				boxes[i].Top += int64(f.top())
			}
			if i+1 < len(rows) && inside(rows[i+1], f) {
				boxes[i].Bottom += int64(f.pad)
			}
		}
	}
	return pagebreak.Break(boxes, pagebreak.Options{
		Height:   int64(height),
		NotesSep: int64(s.notesSep()),
		Line:     int64(s.d.text().lead),
		Runt:     int64(6 * s.d.text().lead),
	})
}

// folio returns the label of a page of the body, which are counted from 1.
func folio(page int) string { return strconv.Itoa(page + 1) }

// paginate places rows, with which pages begin as starts says, on pages at the end of b. label returns the label of a page of b.
func (s *setter) paginate(b *Book, rows []row, starts []int, label func(page int) string) {
	for i, start := range starts {
		end := len(rows)
		if i+1 < len(starts) {
			end = starts[i+1]
		}
		d := s.of(rows[start].turned)
		p := &Page{Width: d.pageW, Height: d.pageH, Label: label(len(b.Pages))}
		b.Pages = append(b.Pages, p)
		s.compose(b, p, d, rows, start, end)
	}
}

// decoration tells whether an item is no part of the guide's content. Such items are painted first, so that content of one element
// that goes on over several lines stands together.
func decoration(it Item) bool {
	switch it := it.(type) {
	case *Text:
		return it.In == nil
	case *Picture:
		return it.In == nil
	case *Box, *Leader:
		return true
	}
	return false
}

// repeated makes decoration of items that stood on an earlier page.
func repeated(items []Item) []Item {
	out := items[:0]
	for _, it := range items {
		switch it := it.(type) {
		case *Text:
			it.In = nil
		case *Picture:
			it.In = nil
		case *Link:
			continue
		}
		out = append(out, it)
	}
	return out
}

func inside(r row, f *frame) bool {
	for _, g := range r.frames {
		if g == f {
			return true
		}
	}
	return false
}

func (s *setter) notesSep() Length { return s.d.pt(12) }

// open is a frame on the page being made: where it began, and whether it began on an earlier page.
type open struct {
	*frame
	from Length
	cont bool
}

// compose places rows[start:end] on p, and under a short rule their footnotes.
func (s *setter) compose(b *Book, p *Page, d *design, rows []row, start, end int) {
	page := len(b.Pages) - 1
	p.Items = s.stack(b, rows, start, end, Place{Page: page, X: d.hangX, Y: d.top})
	var notes []row
	for _, r := range rows[start:end] {
		for _, n := range r.notes {
			notes = append(notes, s.footRows(n.Note)...)
		}
	}
	if len(notes) == 0 {
		return
	}
	y := d.bottom - height(notes)
	rule := &Box{X: s.d.textX, Y: y - s.d.pt(5), W: s.d.pt(80), H: s.d.pt(0.6), Color: s.d.ink.rule}
	p.Items = append(p.Items, rule)
	p.Items = append(p.Items, s.stack(b, notes, 0, len(notes), Place{Page: page, X: s.d.textX, Y: y})...)
}

// stack places rows[start:end] under each other, the first at a place of b. It returns their items, those that are
// decoration first.
func (s *setter) stack(b *Book, rows []row, start, end int, at Place) []Item {
	y := at.Y
	var under, beside, over []Item // frames; other decoration; content
	var frames []open
	for i := start; i < end; i++ {
		r := &rows[i]
		// Frames that ended with the row before are drawn.
		for len(frames) > 0 && !inside(*r, frames[len(frames)-1].frame) {
			under = append(under, s.draw(frames[len(frames)-1], y, false)...)
			frames = frames[:len(frames)-1]
		}
		if i > start {
			y += r.space
		}
		for _, f := range r.frames[min(len(frames), len(r.frames)):] {
			o := open{frame: f, from: y, cont: i == start && i > 0 && inside(rows[i-1], f)}
			frames = append(frames, o)
			if !o.cont {
				continue
			}
			y += f.pad
			for _, h := range f.head {
				beside = append(beside, repeated(lower(copied(h.items), y))...)
				y += h.height
			}
		}
		for _, id := range r.ids {
			b.Places[id] = Place{Page: at.Page, X: at.X, Y: y}
		}
		for _, it := range lower(r.items, y) {
			if decoration(it) {
				beside = append(beside, it)
			} else {
				over = append(over, it)
			}
		}
		y += r.height
	}
	for n := len(frames) - 1; n >= 0; n-- {
		f := frames[n]
		goesOn := end < len(rows) && inside(rows[end], f.frame)
		if goesOn {
			y += f.pad
		}
		under = append(under, s.draw(f, y, goesOn)...)
	}
	return slices.Concat(under, beside, over)
}

// draw gives what is seen of a frame that reaches down to y.
func (s *setter) draw(f open, y Length, goesOn bool) []Item {
	var items []Item
	h := y - f.from
	if f.fill != nil {
		items = append(items, &Box{X: f.x, Y: f.from, W: f.w, H: h, Color: *f.fill})
	}
	if f.bar != nil {
		items = append(items, &Box{X: f.x, Y: f.from, W: s.d.pt(1.5), H: h, Color: *f.bar})
	}
	if f.rules != nil {
		items = append(items,
			&Box{X: f.x, Y: f.from, W: f.w, H: s.d.pt(0.8), Color: *f.rules},
			&Box{X: f.x, Y: y - s.d.pt(0.8), W: f.w, H: s.d.pt(0.8), Color: *f.rules})
	}
	if f.continued && f.cont {
		items = append(items, s.corner(s.lang.Text(words.Continued), f.x, f.w, f.from+s.d.pt(8), false))
	}
	if f.continued && goesOn {
		items = append(items, s.corner(s.lang.Text(words.Continues), f.x, f.w, y-s.d.pt(2.5), false))
	}
	return items
}

// romanFolio returns the label of a page before the body.
func romanFolio(page int) string { return romanNumeral(page + 1) }

// romanNumeral gives n in small roman numerals.
func romanNumeral(n int) string {
	out := ""
	for _, d := range []struct {
		v int
		s string
	}{{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"}, {40, "xl"}, {10, "x"}, {9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"}} {
		for n >= d.v {
			out += d.s
			n -= d.v
		}
	}
	return out
}
