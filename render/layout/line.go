package layout

import (
	"strings"

	"example.org/studyguide/fonts"
	"example.org/studyguide/render/layout/linebreak"
	"example.org/studyguide/render/layout/tag"
	"example.org/studyguide/source/diag"
)

// A stretch is a part of a line in one face: a word or the part of one that is on the line, a space, a picture.
type stretch struct {
	*piece
	runs  []*fonts.Run
	width Length // as seen; it may differ from that in line breaking by the kerning where a word is divided
	flex  int64  // the share of a space in room to be filled; 0 for other stretches
	give  int64  // the same in room to be saved: the most that it gives

	gap   Length       // room behind it, which belongs to it so that no program takes it for a space
	group *tag.Content // that it is read in, if not that of its face
}

// in returns the content that a stretch belongs to.
func (p *stretch) in() *tag.Content {
	if p.group != nil {
		return p.group
	}
	return p.face.in
}

// line places the pieces of one line. Neighbors in one face become one Text, so that programs that read the page see
// words and spaces as the author wrote them.
func (s *textSetter) line(f *flow, b linebreak.Line, p passage) line {
	lk, x := p.look, p.x
	parts, ln := s.stretches(f, b)
	var natural Length
	for _, part := range parts {
		natural += part.width
	}
	ln.width = natural
	last := b.End >= len(f.items) || f.items[b.End].Penalty <= -linebreak.Infinite
	left, right := f.margins(b)
	if l, r := s.shape.sides(parts); l != 0 || r != 0 {
		left, right = l, r
	}
	x -= left
	var how fit
	rtl := f.rtl || s.d.mirrored && !lk.left
	switch room := p.width + left + right - natural; {
	case lk.align == centered:
		x += room / 2
	case lk.align == flushRight, rtl && lk.align == ragged:
		x += room
	case lk.align == justified && (!b.Short || room < 0):
		if how = fitted(parts, room); rtl {
			x += room - how.used
		}
	case rtl:
		x += room
	}
	var said map[*tag.Content]string
	var order map[*tag.Content]int
	var end *tag.Content
	if f.bidi {
		if ends := b.End < len(f.items) && !ln.divided; f.mixed {
			order = grouped(parts, ends)
		} else {
			said = spoken(parts, ends)
		}
		if n := len(parts); n > 0 {
			end = parts[n-1].group
		}
		parts = visual(parts, f.level())
		s.shape.mark(parts, how.spaces < 0)
	}
	// A space at the end of a line is not seen, but separates the words of two lines for programs that read the page.
	switch n := len(parts); {
	case b.End >= len(f.items):
	case f.items[b.End].Kind == linebreak.Glue:
		space := f.pieces[b.End]
		parts = append(parts, stretch{piece: space, runs: space.of.runs, group: end})
	case last && n > 0 && !parts[n-1].drawn():
		space := s.shape.piece(" ", parts[n-1].face, diag.Span{})
		parts = append(parts, stretch{piece: space, runs: space.of.runs, group: end})
	}
	var below Length
	ln.lift, below = lk.tall(parts)
	ln.height = lk.lead + ln.lift + below
	ln.items = lower(placed(parts, how, lk, x), ln.lift)
	say(ln.items, said)
	inOrder(ln.items, order)
	return ln
}

// stretches returns the parts of a line: the pieces of a word joined again, and a hyphen where one is divided. It also
// returns the line with its notes, and with divided and leads set.
func (s *textSetter) stretches(f *flow, b linebreak.Line) (parts []stretch, ln line) {
	start, end := b.Start, b.End
	for start < end && f.items[start].Kind != linebreak.Box {
		start++
	}
	for end > start && f.items[end-1].Kind == linebreak.Glue {
		end--
	}
	boxes := 0
	for i := start; i < end; i++ {
		if f.items[i].Kind != linebreak.Penalty {
			boxes++
		}
	}
	parts = make([]stretch, 0, boxes+2) // a hyphen and a space may follow
	var own *piece                      // the last one, if it is joined of several
	for i := start; i < end; i++ {
		it, p := f.items[i], f.pieces[i]
		switch it.Kind {
		case linebreak.Glue:
			if n := len(parts); p.of.squares && n > 0 {
				parts[n-1].gap = Length(it.Width)
				continue
			}
			parts = append(parts, stretch{
				piece: p, runs: p.of.runs, width: Length(it.Width), flex: it.Stretch, give: it.Shrink,
			})
		case linebreak.Box:
			if p.note != nil {
				ln.notes = append(ln.notes, *p.note)
			}
			if n := len(parts); n > 0 && follows(p, parts[n-1]) {
				if parts[n-1].piece != own {
					joined := *parts[n-1].piece
					own = &joined
					parts[n-1].piece = own
				}
				own.to = p.to
				continue
			}
			parts = append(parts, stretch{piece: p, width: p.width})
		}
	}
	if b.End < len(f.items) && f.items[b.End].Flagged && len(parts) > 0 {
		if p := f.pieces[b.End]; p != nil {
			parts = append(parts, stretch{piece: p, runs: s.shape.softHyphen(p), width: p.width})
		}
		ln.divided = true
	} else if n := len(parts); n > 0 && !parts[n-1].drawn() {
		text := parts[n-1].text()
		ln.leads = strings.HasSuffix(text, ":") || strings.HasSuffix(text, "-")
	}
	for i := range parts {
		p := &parts[i]
		switch {
		case p.drawn() || p.runs != nil || p.of.text == "":
		case p.from == 0 && p.to == len(p.of.text):
			p.runs = p.of.runs
			p.width = runsWidth(p.runs, p.face.size)
		default:
			p.runs = s.shape.shape(p.style(), p.text(), diag.Span{})
			p.width = runsWidth(p.runs, p.face.size)
		}
		if i+1 < len(parts) && p.of.squares && p.face.size != parts[i+1].face.size {
			p.gap = max(p.gap, 1) // what is behind squares that are moved apart is no space either
		}
		if p.gap > 0 && len(p.runs) > 0 {
			p.runs = s.shape.spaced(p.runs, int(p.gap*1000/p.face.size))
			p.width += p.gap
		}
	}
	return parts, ln
}

// follows reports whether p is the next part of the word that a stretch is of.
func follows(p *piece, after stretch) bool {
	return after.of == p.of && after.to == p.from && after.gap == 0 && !p.drawn()
}

// placed places stretches on the baseline from x on, fitted to the line.
func placed(parts []stretch, how fit, lk look, x Length) []Item {
	base := lk.base()
	shares := newShares(parts, how.spaces)
	var items []Item
	var text *Text // that the next stretch may continue
	var of *face
	links := &spans{}
	for _, p := range parts {
		w := p.width
		switch {
		case p.math != nil:
			items, text = append(items, p.items(x, base)...), nil
		case p.image != nil:
			y := base - lk.middle() - p.height/2
			items = append(items, &Picture{X: x, Y: y, W: w, H: p.height, Src: p.image.Src, In: p.face.in})
			text = nil
			if p.tall && p.face.linkOf != nil {
				items = append(items, p.face.linked(x, y, w, p.height))
				x += w
				continue
			}
		default:
			widen, track := how.widens(&p), p.track(how.track)
			glue := p.flex > 0 || p.give > 0
			var space Length // that the line has in addition to the glyph of a space
			switch {
			case glue:
				w += shares.next(p)
				space = w - widened(runsWidth(p.runs, p.face.size)+track, widen)
			default:
				w = p.fitted(how)
			}
			if len(p.runs) == 0 { // a place where the line stretches without a space
				if w != 0 {
					x, text = x+w, nil
				}
				continue
			}
			other := text == nil || of != p.face || text.In != p.in() || int(text.Widen) != widen || text.Track != track
			if other || space != 0 && text.Space != 0 && !near(space, text.Space) {
				text = &Text{
					X: x, Y: base, Size: p.face.size, Color: p.face.color, Rise: p.face.rise, In: p.in(),
					Widen: int16(widen), Track: track,
				}
				items, of = append(items, text), p.face
			}
			if space != 0 && text.Space == 0 {
				text.Space = space
			}
			text.Runs = append(text.Runs, p.runs...)
			if space != 0 {
				w += text.Space - space
			}
		}
		if p.face.linkOf != nil && w > 0 {
			links.add(p.face, x, x+w)
		}
		if p.face.strike && !p.drawn() {
			y, h := base-p.face.size*28/100, p.face.size*6/100
			items = append(items, &Box{X: x, Y: y, W: w, H: h, Color: p.face.color})
		}
		x += w
	}
	return append(items, links.items(base-lk.size*8/10, lk.size*11/10)...)
}

// shares divides what the spaces of a line are wider or narrower among them.
type shares struct {
	extra     Length
	all, used int64
}

func newShares(parts []stretch, extra Length) *shares {
	s := &shares{extra: extra}
	for _, p := range parts {
		s.all += s.of(p)
	}
	return s
}

// of returns the weight of a space.
func (s *shares) of(p stretch) int64 {
	if s.extra < 0 {
		return p.give
	}
	return p.flex
}

// next returns what the next space of the line gets.
func (s *shares) next(p stretch) Length {
	if s.all == 0 {
		return 0
	}
	before := s.extra * Length(s.used) / Length(s.all)
	s.used += s.of(p)
	return s.extra*Length(s.used)/Length(s.all) - before
}

// near reports whether two lengths differ by no more than rounding.
func near(a, b Length) bool { return a-b <= 1 && b-a <= 1 }

// spans collects the links of a line, from the first to the last stretch of each.
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
		out = append(out, fc.linked(span[0], y, span[1]-span[0], h))
	}
	return out
}

// linked returns the active rectangle of a link that fc is the face of.
func (fc *face) linked(x, y, w, h Length) *Link {
	it := &Link{X: x, Y: y, W: w, H: h, Of: fc.linkOf}
	if id, ok := strings.CutPrefix(fc.link, "#"); ok {
		it.ID = id
	} else {
		it.URL = fc.link
	}
	return it
}
