package layout

import (
	"slices"
	"strconv"

	"example.org/studyguide/render/layout/pagebreak"
	"example.org/studyguide/source/words"
)

// A pageSetter puts rows on pages.
type pageSetter struct {
	d      *design
	labels *labelSetter
	notes  *noteSetter
	title  string // of the guide
	ends   *headSetter
}

// starts breaks rows into pages and returns the index of the first row of each or, where pages have several columns, of
// each column. Rows that are turned are on pages of their own, with what introduces them.
func (s *pageSetter) starts(rows []row) []int {
	s.turnTitles(rows)
	var starts []int
	for from := 0; from < len(rows); {
		to := from + 1
		for to < len(rows) && rows[to].turned == rows[from].turned {
			to++
		}
		d := s.d.of(rows[from].turned)
		for _, start := range s.inColumns(rows[from:to], d.bottom-d.top) {
			starts = append(starts, from+start)
		}
		from = to
	}
	return s.openRight(rows, starts)
}

// turnTitles turns the rows that may not be parted from a turned one after them, such as the title of a question whose
// answer is a wide table. More than half a page stays where it is.
func (s *pageSetter) turnTitles(rows []row) {
	turned := s.d.turned()
	for i := len(rows) - 1; i > 0; i-- {
		if !rows[i].turned || rows[i-1].turned {
			continue
		}
		from := i
		for from > 0 && rows[from].penalty >= poor && !rows[from-1].turned {
			from--
		}
		if height(rows[from:i]) > (turned.bottom-turned.top)/2 {
			continue
		}
		for j := from; j < i; j++ {
			rows[j].turned = true
			if rows[j].refers != nil {
				rows[j].refers.look.turned = true // its lines may be set again
			}
			s.d.resettle(rows[j].items, turned.pageW-s.d.pageW)
		}
	}
}

// broken breaks rows into pages of a height, the last of at least runt if possible, and returns the index of the first
// row of each.
func (s *pageSetter) broken(rows []row, height, runt Length) []int {
	return s.brokenBoxes(s.boxes(nil, rows), height, runt)
}

// rigid is like broken for pages that are neither stretched nor shrunk.
func (s *pageSetter) rigid(rows []row, height, runt Length) []int {
	boxes := s.boxes(nil, rows)
	for i := range boxes {
		boxes[i].Stretch, boxes[i].Shrink = 0, 0
	}
	return s.brokenBoxes(boxes, height, runt)
}

func (s *pageSetter) brokenBoxes(boxes []pagebreak.Box, height, runt Length) []int {
	return pagebreak.Break(boxes, s.options(height, runt))
}

func (s *pageSetter) options(height, runt Length) pagebreak.Options {
	return pagebreak.Options{
		Height:   int64(height),
		NotesSep: int64(s.d.pt(aboveNotes)),
		Line:     int64(s.d.text().lead),
		Runt:     int64(runt),
	}
}

// boxes appends to boxes one for each of rows.
func (s *pageSetter) boxes(boxes []pagebreak.Box, rows []row) []pagebreak.Box {
	boxes = slices.Grow(boxes, len(rows))
	for i := range rows {
		boxes = append(boxes, s.box(rows, i))
	}
	return boxes
}

// aboveNotes is the room between the text of a page and its footnotes, in points of running text of 10.5 pt.
const aboveNotes = 12

// box returns row i as page breaking sees it: with its footnotes, and with what its frames need where a page begins or
// ends with it.
func (s *pageSetter) box(rows []row, i int) pagebreak.Box {
	r := &rows[i]
	b := pagebreak.Box{
		Height: int64(r.height), Space: int64(r.space), Penalty: r.penalty, Notes: int64(s.notes.height(r)),
		Stretch: int64(r.stretch()), Shrink: int64(r.shrink()),
	}
	for _, f := range r.frames {
		if i > 0 && inside(rows[i-1], f) {
			b.Top += int64(f.top())
		}
		if i+1 < len(rows) && inside(rows[i+1], f) {
			b.Bottom += int64(f.pad)
		}
	}
	return b
}

// inside reports whether a row is in a frame.
func inside(r row, f *frame) bool { return slices.Contains(r.frames, f) }

// folio returns the label of a page of the body.
func folio(page int) string { return strconv.Itoa(page + 1) }

// paginate places rows on pages at the end of b. starts are the rows with which pages begin, or their columns; label
// returns the label of a page of b.
func (s *pageSetter) paginate(b *Book, rows []row, starts []int, label func(page int) string) {
	for i, start := range starts {
		on := sheet{rows: rows, start: start, end: endOf(starts, i, len(rows))}
		// Columns of the last page are as low as they can be.
		on.low = s.d.columns > 1 && i >= len(starts)-s.d.columns
		if column := i % s.d.columns; column > 0 {
			s.beside(b, on, column)
			continue
		}
		d := s.d.of(rows[start].turned)
		p := &Page{Width: d.pageW, Height: d.pageH, Label: label(len(b.Pages)), Left: d.isLeft(len(b.Pages))}
		b.Pages = append(b.Pages, p)
		s.stretch(d, &on)
		s.compose(b, p, d, on)
	}
}

// endOf returns the end of the rows on page i, of n rows in all.
func endOf(starts []int, i, n int) int {
	if i+1 < len(starts) {
		return starts[i+1]
	}
	return n
}

// A sheet is the rows of one page, from start to end. The rows before and after show which frames continue.
type sheet struct {
	rows       []row
	start, end int
	more       []Length // room above each that the page is stretched by, or shrunk; nil: none
	low        bool     // it need not reach the foot of its page
}

// compose places a sheet on p, the last page of b, and the footnotes under it below a short rule.
func (s *pageSetter) compose(b *Book, p *Page, d *design, on sheet) {
	page := len(b.Pages) - 1
	p.Items = s.stack(b, on, Place{Page: page, X: d.hangX, Y: d.top})
	notes := s.notes.feet(on.rows[on.start:on.end], p.Items)
	if len(notes) == 0 {
		return
	}
	y := d.bottom - height(notes)
	rule := &Box{X: s.d.textX, Y: y - s.d.pt(5), W: s.d.pt(80), H: s.d.pt(0.6), Color: s.d.ink.rule}
	p.Items = append(p.Items, rule)
	p.Items = append(p.Items, s.stack(b, sheet{rows: notes, end: len(notes)}, Place{Page: page, X: s.d.textX, Y: y})...)
}

// open is a frame on the page being composed: where it began, and whether it began on an earlier page.
type open struct {
	*frame
	from  Length
	cont  bool
	first *row // the first in it on this page
}

// stack places the rows of a sheet under each other, the first at a place of b. It returns their items, decoration
// first, so that the content of an element that spans several lines stays together.
func (s *pageSetter) stack(b *Book, on sheet, at Place) []Item {
	y := at.Y
	var under, beside, over []Item // frames; other decoration; content
	var frames []open
	for i := on.start; i < on.end; i++ {
		r := &on.rows[i]
		// Frames that ended with the previous row are drawn.
		for len(frames) > 0 && !inside(*r, frames[len(frames)-1].frame) {
			under = append(under, s.draw(frames[len(frames)-1], y, false)...)
			frames = frames[:len(frames)-1]
		}
		if i > on.start {
			y += r.space
			if on.more != nil {
				y += on.more[i-on.start]
			}
		}
		for _, f := range r.frames[min(len(frames), len(r.frames)):] {
			o := open{frame: f, from: y, first: r, cont: i == on.start && i > 0 && inside(on.rows[i-1], f)}
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
		goesOn := on.end < len(on.rows) && inside(on.rows[on.end], f.frame)
		if goesOn {
			y += f.pad
		}
		under = append(under, s.draw(f, y, goesOn)...)
	}
	return slices.Concat(under, beside, over)
}

// draw returns the tint, bar, rules and labels of a frame that ends at y on this page.
func (s *pageSetter) draw(f open, y Length, goesOn bool) []Item {
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
	if f.border != nil {
		items = append(items, edges(f.x, f.from, f.w, h, s.d.pt(1), *f.border)...)
	}
	lang := s.labels.lang
	if f.continued && f.cont {
		if label := s.continued(f); label != nil {
			items = append(items, label)
		}
	}
	if f.continued && goesOn {
		items = append(items, s.labels.corner(lang.Text(words.Continues), f.x, f.w, y-s.d.pt(2.5), false))
	}
	return items
}

// edges returns lines of a thickness along the inner edges of a rectangle.
func edges(x, y, w, h, thick Length, c Color) []Item {
	return []Item{
		&Box{X: x, Y: y, W: w, H: thick, Color: c},
		&Box{X: x, Y: y + h - thick, W: w, H: thick, Color: c},
		&Box{X: x, Y: y + thick, W: thick, H: h - 2*thick, Color: c},
		&Box{X: x + w - thick, Y: y + thick, W: thick, H: h - 2*thick, Color: c},
	}
}

// continued returns the label of a frame that began on an earlier page: in the margin beside the first line, or in the
// corner if there is no room. It returns nil if code stands there too.
func (s *pageSetter) continued(f open) *Text {
	text := s.labels.lang.Text(words.Continued)
	fc := &face{size: s.d.label().size, color: s.d.ink.quiet}
	end := s.d.textX - s.d.pt(10)
	if s.d.cue > 0 { // short of the line beside the text
		end = s.d.titles().x + s.d.titles().w
	}
	hung := s.labels.aside(text, fc, end, f.from+f.pad+s.d.pt(8))
	if f.x < s.d.textX || hung.X < s.d.hangX {
		label := s.labels.corner(text, f.x, f.w, f.from+s.d.pt(8), false)
		if meets(label, *f.first) {
			return nil
		}
		return label
	}
	return hung
}

// decoration reports whether an item is no part of the guide's content.
func decoration(it Item) bool {
	switch it := it.(type) {
	case *Text:
		return it.In == nil
	case *Picture:
		return it.In == nil
	case *Box, *Leader, *Stamp:
		return true
	}
	return false
}

// repeated makes decoration of items whose originals stand on an earlier page.
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
