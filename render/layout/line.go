package layout

import (
	"strings"

	"studyguide/fonts"
	"studyguide/render/layout/linebreak"
	"studyguide/render/layout/tag"
	"studyguide/source/diag"
)

// loosest is how far spaces stretch at most, in thousandths of their stretch: to twice their width. A line that would need more,
// for it holds names that cannot be divided, ends short of the margin.
const loosest = 2000

// A stretch is a part of a line in one look: a word or what of it is on the line, a space, a picture.
type stretch struct {
	*piece
	runs  []*fonts.Run
	width Length // as it is seen: what line breaking reckoned may differ by the kerning at a word's division
	give  int64  // how much a space takes of what is left over or lacks; 0 for what is no space
}

// line places the pieces of one line: each stretch of one look is one Text, so that programs that read the page see words
// and spaces as the author wrote them.
func (s *setter) line(f *flow, b linebreak.Line, lk look, x, width Length) line {
	parts, ln := s.stretches(f, b)
	var natural Length
	for _, p := range parts {
		natural += p.width
	}
	ln.width = natural
	last := b.End >= len(f.items) || f.items[b.End].Penalty <= -linebreak.Infinite
	var extra Length
	rtl := f.rtl || s.mirrored
	switch room := width - natural; {
	case lk.align == centered:
		x += room / 2
	case lk.align == flushRight, rtl && lk.align == ragged:
		x += room
	case lk.align == justified && (!last || room < 0):
		if extra = taken(parts, room); rtl {
			x += room - extra
		}
	case rtl:
		x += room
	}
	if f.bidi {
		parts = visual(parts)
	}
	// A space at the end of a line is not seen, but keeps the words of two lines apart for a program that reads them.
	switch n := len(parts); {
	case b.End >= len(f.items):
	case f.items[b.End].Kind == linebreak.Glue:
		p := f.pieces[b.End]
		parts = append(parts, stretch{piece: p, runs: p.of.runs})
	case last && n > 0 && !parts[n-1].drawn():
		p := s.piece(" ", parts[n-1].face, diag.Span{})
		parts = append(parts, stretch{piece: p, runs: p.of.runs})
	}
	var below Length
	ln.lift, below = lk.tall(parts)
	ln.height = lk.lead + ln.lift + below
	ln.items = lower(s.placed(parts, extra, lk, x), ln.lift)
	return ln
}

// stretches gives what is on a line: the pieces of a word together again, a hyphen where one is divided.
func (s *setter) stretches(f *flow, b linebreak.Line) (parts []stretch, ln line) {
	start, end := b.Start, b.End
	for start < end && f.items[start].Kind != linebreak.Box {
		start++
	}
	for end > start && f.items[end-1].Kind == linebreak.Glue {
		end--
	}
	for i := start; i < end; i++ {
		it, p := f.items[i], f.pieces[i]
		switch it.Kind {
		case linebreak.Glue:
			parts = append(parts, stretch{piece: p, runs: p.of.runs, width: p.width, give: it.Stretch})
		case linebreak.Box:
			if p.note != nil {
				ln.notes = append(ln.notes, *p.note)
			}
			if n := len(parts); n > 0 && parts[n-1].of == p.of && parts[n-1].to == p.from && !p.drawn() {
				joined := *parts[n-1].piece
				joined.to = p.to
				parts[n-1].piece = &joined
				continue
			}
			parts = append(parts, stretch{piece: p, width: p.width})
		}
	}
	if b.End < len(f.items) && f.items[b.End].Flagged && len(parts) > 0 {
		p := f.pieces[b.End]
		parts = append(parts, stretch{piece: p, runs: s.softHyphen(p), width: p.width})
		ln.divided = true
	}
	for i := range parts {
		p := &parts[i]
		switch {
		case p.drawn() || p.runs != nil || p.of.text == "":
		case p.from == 0 && p.to == len(p.of.text):
			p.runs = p.of.runs
			p.width = runsWidth(p.runs, p.face.size)
		default:
			p.runs = s.shape(p.style(), p.text(), diag.Span{})
			p.width = runsWidth(p.runs, p.face.size)
		}
	}
	return parts, ln
}

// softHyphen gives the hyphen of a divided word: it is copied as a soft hyphen, which is no letter of the word.
func (s *setter) softHyphen(p *piece) []*fonts.Run {
	var out []*fonts.Run
	for _, r := range p.of.runs {
		h, ok := s.softHyphens[r]
		if !ok {
			c := *r
			c.Text, c.Glyphs = "\u00ad", append([]fonts.Glyph(nil), r.Glyphs...)
			for i := range c.Glyphs {
				c.Glyphs[i].Text = "\u00ad"
			}
			h = &c
			s.softHyphens[r] = h
		}
		out = append(out, h)
	}
	return out
}

// taken gives how much of room, which may be negative, the spaces of a line take.
func taken(parts []stretch, room Length) Length {
	var give int64
	for _, p := range parts {
		give += p.give
	}
	if room > 0 {
		return min(room, Length(give*loosest/1000))
	}
	return max(room, -Length(give*2/3)) // a space shrinks by two thirds of what it stretches by
}

// placed puts stretches on the baseline from x on, their spaces wider by extra in all.
func (s *setter) placed(parts []stretch, extra Length, lk look, x Length) []Item {
	base := lk.base()
	var give, given int64
	for _, p := range parts {
		give += p.give
	}
	var items []Item
	var text *Text
	var of *face
	links := &spans{}
	at := x
	for _, p := range parts {
		w := p.width
		if p.math != nil {
			items, text = append(items, p.items(at, base)...), nil
		} else if p.image != nil {
			items = append(items, &Picture{X: at, Y: base - lk.size*35/100 - p.height/2, W: w, H: p.height, Src: p.image.Src, In: p.face.in})
			text = nil
		} else {
			var space Length
			if p.give > 0 && give > 0 {
				space = extra*Length(given+p.give)/Length(give) - extra*Length(given)/Length(give)
				given += p.give
			}
			if len(p.runs) == 0 { // a place where the line is spread
				if space != 0 || w != 0 {
					at, text = at+w+space, nil
				}
				continue
			}
			if text == nil || of != p.face || space != 0 && text.Space != 0 && !near(space, text.Space) {
				text = &Text{X: at, Y: base, Size: p.face.size, Color: p.face.color, Rise: p.face.rise, In: p.face.in}
				items, of = append(items, text), p.face
			}
			if space != 0 && text.Space == 0 {
				text.Space = space
			}
			text.Runs = append(text.Runs, p.runs...)
			if space != 0 {
				w += text.Space
			}
		}
		if p.face.linkOf != nil && w > 0 {
			links.add(p.face, at, at+w)
		}
		if p.face.strike && !p.drawn() {
			items = append(items, &Box{X: at, Y: base - p.face.size*28/100, W: w, H: p.face.size * 6 / 100, Color: p.face.color})
		}
		at += w
	}
	return append(items, links.items(base-lk.size*8/10, lk.size*11/10)...)
}

// near tells whether two lengths differ by rounding only.
func near(a, b Length) bool { return a-b <= 1 && b-a <= 1 }

// spans are the stretches of a line that lead somewhere.
type spans struct {
	order []*face
	span  map[*tag.Element][2]Length
}

func (l *spans) add(fc *face, from, to Length) {
	span, ok := l.span[fc.linkOf]
	if !ok {
		if l.span == nil {
			l.span = map[*tag.Element][2]Length{}
		}
		l.order = append(l.order, fc)
		span = [2]Length{from, to}
	}
	l.span[fc.linkOf] = [2]Length{min(span[0], from), max(span[1], to)}
}

func (l *spans) items(y, h Length) []Item {
	var out []Item
	for _, fc := range l.order {
		span := l.span[fc.linkOf]
		it := &Link{X: span[0], Y: y, W: span[1] - span[0], H: h, Of: fc.linkOf}
		if id, ok := strings.CutPrefix(fc.link, "#"); ok {
			it.ID = id
		} else {
			it.URL = fc.link
		}
		out = append(out, it)
	}
	return out
}
