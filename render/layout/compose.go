package layout

import (
	"strconv"

	"studyguide/render/layout/pagebreak"
	"studyguide/source/ast"
)

// paginate breaks rows into pages, places them at the end of b and gives the rows with which pages begin. roman pages are
// counted with those before them, others from 1.
func (s *setter) paginate(b *Book, rows []row, roman bool) []int {
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
	starts := pagebreak.Break(boxes, pagebreak.Options{
		Height:   int64(s.d.bottom - s.d.top),
		NotesSep: int64(s.notesSep()),
		Line:     int64(s.d.text().lead),
		Runt:     int64(6 * s.d.text().lead),
	})
	first := len(b.Pages)
	for i, start := range starts {
		end := len(rows)
		if i+1 < len(starts) {
			end = starts[i+1]
		}
		label := strconv.Itoa(i + 1)
		if roman {
			label = romanNumeral(first + i + 1)
		}
		p := &Page{Width: s.d.pageW, Height: s.d.pageH, Label: label}
		b.Pages = append(b.Pages, p)
		s.compose(b, p, rows, start, end)
	}
	return starts
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

// compose places rows[start:end] on p.
func (s *setter) compose(b *Book, p *Page, rows []row, start, end int) {
	y := s.d.top
	var under, over []Item
	var frames []open
	var notes []*ast.Note
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
				over = append(over, lower(copied(h.items), y)...)
				y += h.height
			}
		}
		for _, id := range r.ids {
			b.Places[id] = Place{Page: len(b.Pages) - 1, X: s.d.hangX, Y: y}
		}
		over = append(over, lower(r.items, y)...)
		notes = append(notes, r.notes...)
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
	p.Items = append(under, over...)
	s.placeNotes(b, p, notes)
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
		items = append(items, s.tag("continued", f.x+f.w-s.d.pt(5), f.from+s.d.pt(8)))
	}
	if f.continued && goesOn {
		items = append(items, s.tag("continues", f.x+f.w-s.d.pt(5), y-s.d.pt(2.5)))
	}
	return items
}

// placeNotes puts footnotes at the foot of p under a short rule.
func (s *setter) placeNotes(b *Book, p *Page, notes []*ast.Note) {
	if len(notes) == 0 {
		return
	}
	var rows []row
	for _, n := range notes {
		rows = append(rows, s.noteRows(n)...)
	}
	y := s.d.bottom - height(rows)
	p.Items = append(p.Items, &Box{X: s.d.textX, Y: y - s.d.pt(5), W: s.d.pt(80), H: s.d.pt(0.6), Color: rule})
	for _, r := range rows {
		y += r.space
		for _, id := range r.ids {
			b.Places[id] = Place{Page: len(b.Pages) - 1, X: s.d.textX, Y: y}
		}
		p.Items = append(p.Items, lower(r.items, y)...)
		y += r.height
	}
}

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
