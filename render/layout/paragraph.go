package layout

import (
	"slices"
	"strings"

	"studyguide/fonts"
	"studyguide/render/layout/linebreak"
	"studyguide/source/ast"
)

// A line is one line of running text. The y of its items counts from its top, the x from the page's edge.
type line struct {
	items []Item
	width Length // natural
	notes []*ast.Note
}

// lines sets running text in lines of width that begin at x. Text of which nothing is seen has none.
func (s *setter) lines(in []ast.Inline, lk look, x, width Length) []line {
	f := s.flow(in, lk, width)
	broken := f.broken(lk, width)
	if lk.balanced && len(broken) > 1 {
		// The narrowest width that takes no more lines leaves none of them with a lone word.
		lo, hi := width/2, width
		for hi-lo > Pt {
			mid := (lo + hi) / 2
			if b := f.broken(lk, mid); len(b) <= len(broken) && f.fits(b, mid) {
				hi = mid
			} else {
				lo = mid
			}
		}
		broken = f.broken(lk, hi)
	}
	out := make([]line, 0, len(broken))
	for _, b := range broken {
		out = append(out, s.line(f, b, lk, x, width))
	}
	return out
}

// broken gives the lines of f in a width.
func (f *flow) broken(lk look, width Length) []linebreak.Line {
	opt := linebreak.Defaults()
	opt.Ragged = lk.align != justified
	return linebreak.Break(f.items, func(int) int64 { return int64(width) }, opt)
}

// fits tells whether no line is wider than width.
func (f *flow) fits(lines []linebreak.Line, width Length) bool {
	for _, b := range lines {
		if Length(b.Width) > width {
			return false
		}
	}
	return true
}

// loosest is how far spaces stretch at most, in thousandths of their stretch: to twice their width. A line that would need more,
// for it holds names that cannot be divided, ends short of the margin.
const loosest = 2000

// line places the pieces of one line: each stretch of one look is one Text, so that programs that read the page see words
// and spaces as the author wrote them.
func (s *setter) line(f *flow, b linebreak.Line, lk look, x, width Length) line {
	var ln line
	start, end := b.Start, b.End
	for start < end && f.items[start].Kind != linebreak.Box {
		start++
	}
	for end > start && f.items[end-1].Kind == linebreak.Glue {
		end--
	}
	base := lk.lead/2 + lk.size*3/10 // the middle of a line's small letters is the middle of its lead
	var natural Length
	for i := start; i < end; i++ {
		if f.items[i].Kind != linebreak.Penalty {
			natural += Length(f.items[i].Width)
		}
	}
	hyphen := b.End < len(f.items) && f.items[b.End].Kind == linebreak.Penalty && f.items[b.End].Flagged
	if hyphen {
		natural += Length(f.items[b.End].Width)
	}
	ln.width = natural
	ratio := min(int64(b.Ratio), loosest)
	switch lk.align {
	case ragged:
		ratio = 0
	case centered:
		x, ratio = x+(width-natural)/2, 0
	case flushRight:
		x, ratio = x+width-natural, 0
	}
	at, links := x, map[string][2]Length{}
	var order []string
	var text *Text
	var last *piece
	moved := false // the room since the last piece is not that of its space
	put := func(p *piece, w Length) {
		if p.image != nil {
			ln.items = append(ln.items, &Picture{X: at, Y: base - lk.size*35/100 - p.height/2, W: w, H: p.height, Src: p.image.Src, Alt: p.image.Alt})
			last, moved = p, true
			at += w
			return
		}
		if last == nil || last.face != p.face || moved {
			moved = false
			text = &Text{X: at, Y: base, Size: p.face.size, Color: p.face.color, Rise: p.face.rise}
			if p.face.link != "" && p.note == nil {
				text.Color = accent
			}
			ln.items = append(ln.items, text)
		}
		text.Runs = appendRuns(text.Runs, p.runs)
		if p.face.link != "" {
			span, ok := links[p.face.link]
			if !ok {
				span[0] = at
				order = append(order, p.face.link)
			}
			span[1] = at + w
			links[p.face.link] = span
		}
		if p.face.strike {
			ln.items = append(ln.items, &Box{X: at, Y: base - p.face.size*28/100, W: w, H: p.face.size * 6 / 100, Color: p.face.color})
		}
		last = p
		at += w
	}
	for i := start; i < end; i++ {
		it, p := f.items[i], f.pieces[i]
		switch it.Kind {
		case linebreak.Box:
			put(p, Length(it.Width))
			if p.note != nil {
				ln.notes = append(ln.notes, p.note)
			}
		case linebreak.Glue:
			w := Length(it.Width + it.Stretch*max(ratio, 0)/1000 + it.Shrink*min(ratio, 0)/1000)
			if last == nil {
				continue
			}
			if last.face == p.face || ratio != 0 {
				// The space ends the word before it; the next word begins where the glue ends.
				if text != nil {
					text.Runs = appendRuns(text.Runs, p.runs)
				}
				if span, ok := links[p.face.link]; ok && last.face.link == p.face.link {
					span[1] = at + w
					links[p.face.link] = span
				}
				at += w
				moved = ratio != 0
				continue
			}
			put(p, w)
		}
	}
	if hyphen && last != nil {
		put(f.pieces[b.End], Length(f.items[b.End].Width))
	}
	for _, url := range order {
		span := links[url]
		l := &Link{X: span[0], Y: base - lk.size*8/10, W: span[1] - span[0], H: lk.size * 11 / 10}
		if id, ok := strings.CutPrefix(url, "#"); ok {
			l.ID = id
		} else {
			l.URL = url
		}
		ln.items = append(ln.items, l)
	}
	return ln
}

// appendRuns adds runs to runs, joining those of one face.
func appendRuns(runs, more []fonts.Run) []fonts.Run {
	runs = slices.Clip(runs)
	for _, r := range more {
		if n := len(runs); n > 0 && !r.Missing && !runs[n-1].Missing && runs[n-1].Face == r.Face {
			runs[n-1].Text += r.Text
			runs[n-1].Width += r.Width
			continue
		}
		runs = append(runs, r)
	}
	return runs
}

// title sets a title as rows that stay together: one at least, as what belongs to it (a number, a place, a page) hangs on the
// first, even where the title is an image without words.
func (s *setter) title(in []ast.Inline, lk look, x, width Length) []row {
	rows := keep(s.paragraph(in, lk, x, width))
	if len(rows) == 0 {
		rows = []row{{height: lk.lead}}
	}
	return rows
}

// paragraph sets running text as rows, none of them a widow or an orphan: two lines at least stay on each side of a page's
// end.
func (s *setter) paragraph(in []ast.Inline, lk look, x, width Length) []row {
	lines := s.lines(in, lk, x, width)
	rows := make([]row, len(lines))
	for i, ln := range lines {
		rows[i] = row{height: lk.lead, items: ln.items, notes: ln.notes, penalty: inParagraph}
		if i == 1 || i == len(lines)-1 {
			rows[i].penalty = poor
		}
	}
	return rows
}
