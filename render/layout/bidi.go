package layout

import (
	"strings"
	"unicode/utf8"

	"example.org/studyguide/fonts/bidi"
	"example.org/studyguide/render/layout/linebreak"
	"example.org/studyguide/render/layout/tag"
	"example.org/studyguide/source/diag"
)

// An isolate is a stretch of text from left to right whose direction nothing around it changes, and that changes
// nothing around it (UAX #9, 2.4): code and addresses, whose signs belong where they were typed.
type isolate struct{ _ byte }

// direct finds which pieces of a flow run from right to left, by the Unicode Bidirectional Algorithm (UAX #9). It
// splits pieces that run both ways and shapes again those that change direction. A flow without characters that run
// from right to left is left alone.
func (f *flow) direct(s *shaper) {
	base := f.base
	if base == bidi.FirstStrong {
		base = s.base()
	}
	turns := f.rtl
	for _, p := range f.pieces {
		turns = turns || p != nil && !p.drawn() && bidi.Turns(p.text())
	}
	if !turns {
		return
	}
	var outer strings.Builder
	at := make([]int, len(f.pieces)) // where a piece begins, in characters of the text around it or of its isolate
	n := 0
	inside, size := map[*isolate]*strings.Builder{}, map[*isolate]int{}
	for i, p := range f.pieces {
		text := f.says(i)
		if text == "" {
			continue
		}
		of := p.face.isolate
		if of != nil && inside[of] == nil && strings.TrimSpace(text) == "" {
			p, of = p.outside(), nil
			f.pieces[i] = p
		}
		if of == nil {
			at[i] = n
			outer.WriteString(text)
			n += utf8.RuneCountInString(text)
			continue
		}
		if inside[of] == nil {
			inside[of] = &strings.Builder{}
			outer.WriteString(drawnText) // to the text around it, an isolate is one sign
			n++
		}
		at[i] = size[of]
		inside[of].WriteString(text)
		size[of] += utf8.RuneCountInString(text)
	}
	levels, rtl := bidi.Levels(outer.String(), base)
	within := map[*isolate][]uint8{}
	for of, text := range inside {
		within[of], _ = bidi.Levels(text.String(), bidi.FromLeft)
		for i := range within[of] {
			within[of][i] += 2 // the next even level above the paragraph's (rule X5b)
		}
	}
	f.bidi, f.rtl = true, rtl
	f.mixed = f.mixed || f.mixes()
	old := *f
	f.items, f.pieces = nil, nil
	for i, p := range old.pieces {
		text := old.says(i)
		if text == "" {
			it := old.items[i]
			it.Right = 0 // the end of the line may be at its left
			f.add(it, p)
			continue
		}
		of := levels
		if p.face.isolate != nil {
			of = within[p.face.isolate]
		}
		f.turn(s, old.items[i], p, of[at[i]:at[i]+utf8.RuneCountInString(text)])
	}
}

// outside returns p without the isolate that it begins: the gap before a mark or an address stands on the side of the
// text before it, which is not the left one where lines run from right to left.
func (p *piece) outside() *piece {
	q, fc := *p, *p.face
	fc.isolate = nil
	q.face = &fc
	return &q
}

// mixes reports whether a flow belongs to several elements.
func (f *flow) mixes() bool {
	var first *tag.Content
	for _, p := range f.pieces {
		switch {
		case p == nil || p.face.in == nil:
		case first == nil:
			first = p.face.in
		case first != p.face.in:
			return true
		}
	}
	return false
}

// drawnText stands for what is drawn in text: the object replacement character.
const drawnText = "\uFFFC"

// says returns the text of the piece at index i; "" for breaks and for hyphens that may be added.
func (f *flow) says(i int) string {
	p := f.pieces[i]
	switch {
	case p == nil || f.items[i].Kind == linebreak.Penalty: // a break
		return ""
	case p.drawn():
		return drawnText
	}
	return p.text()
}

// turn adds a piece whose characters have these levels, as several pieces if they differ.
func (f *flow) turn(s *shaper, it linebreak.Item, p *piece, levels []uint8) {
	if p.drawn() || it.Kind == linebreak.Glue {
		q := *p // a space is the same piece in many places
		q.level = levels[0]
		f.add(it, &q)
		return
	}
	rs := []rune(p.text())
	for i := 0; i < len(rs); {
		j := i + 1
		for j < len(rs) && levels[j] == levels[i] {
			j++
		}
		fc := *p.face
		q := s.piece(string(rs[i:j]), &fc, diag.Span{})
		if levels[i]%2 == 1 {
			fc.style.RTL = true
			q = s.piece(string(rs[i:j]), &fc, diag.Span{})
		}
		q.face, q.level = p.face, levels[i]
		q.turned = fc.style.RTL
		if j == len(rs) {
			q.note = p.note
		}
		f.box(q)
		i = j
	}
}

// base returns the direction of the guide's paragraphs.
func (s *shaper) base() bidi.Base {
	if s.rtl {
		return bidi.FromRight
	}
	return bidi.FirstStrong
}

// visual puts the stretches of a line in the order in which they are seen. Around an isolate are signs that are not
// seen, at the level of the paragraph (UAX #9, X5c and X6a) or, in one from left to right, of the text from right to
// left on both sides (N1): a figure beside it is not part of it.
func visual(parts []stretch, paragraph uint8) []stretch {
	levels := make([]uint8, 0, len(parts))
	index := make([]int, 0, len(parts)) // of the stretch; -1 for a sign
	outside := func(i, step int) uint8 {
		for ; i >= 0 && i < len(parts); i += step {
			if parts[i].face.isolate == nil {
				return parts[i].level
			}
		}
		return paragraph
	}
	for i, p := range parts {
		if i > 0 && p.face.isolate != parts[i-1].face.isolate {
			sign := paragraph
			if paragraph == 0 && outside(i-1, -1) > 0 && outside(i, 1) > 0 {
				sign = 1
			}
			levels, index = append(levels, sign), append(index, -1)
		}
		levels, index = append(levels, p.level), append(index, i)
	}
	out := make([]stretch, 0, len(parts))
	for _, from := range bidi.Order(levels) {
		if index[from] >= 0 {
			out = append(out, parts[index[from]])
		}
	}
	return out
}

// level returns the level of a paragraph.
func (f *flow) level() uint8 {
	if f.rtl {
		return 1
	}
	return 0
}
