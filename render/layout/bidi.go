package layout

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/bidi"

	"studyguide/render/layout/linebreak"
	"studyguide/source/diag"
)

// An isolate is a stretch of text from left to right whose direction nothing around it changes, and that changes
// nothing around it (UAX #9, 2.4): code and addresses, whose signs belong where they were typed.
type isolate struct{ _ byte }

// direct finds which pieces of a flow run from right to left, by the Unicode Bidirectional Algorithm (UAX #9). It
// splits pieces that run both ways and shapes again those that change direction. A flow without characters that run
// from right to left is left alone.
func (f *flow) direct(s *shaper) {
	turns := false
	for _, p := range f.pieces {
		turns = turns || p != nil && !p.drawn() && turning(p.text())
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
	levels, rtl := embedding(outer.String(), s.base())
	if levels == nil {
		return
	}
	within := map[*isolate][]uint8{}
	for of, text := range inside {
		if within[of], _ = embedding(text.String(), fromLeft); within[of] == nil {
			return
		}
		for i := range within[of] {
			within[of][i] += 2 // the next even level above the paragraph's (rule X5b)
		}
	}
	f.bidi, f.rtl = true, rtl
	old := *f
	f.items, f.pieces = nil, nil
	for i, p := range old.pieces {
		text := old.says(i)
		if text == "" {
			f.add(old.items[i], p)
			continue
		}
		of := levels
		if p.face.isolate != nil {
			of = within[p.face.isolate]
		}
		f.turn(s, old.items[i], p, of[at[i]:at[i]+utf8.RuneCountInString(text)])
	}
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
		p.level = levels[0]
		f.add(it, p)
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

// turning reports whether t has a character that runs from right to left.
func turning(t string) bool {
	for i, r := range t {
		if r < 0x590 { // the first of them is in the Hebrew block
			continue
		}
		props, _ := bidi.LookupString(t[i:])
		switch props.Class() {
		case bidi.R, bidi.AL, bidi.AN, bidi.RLE, bidi.RLO, bidi.RLI:
			return true
		}
	}
	return false
}

// A base is the direction that a paragraph has whatever it begins with (rule HL1).
type base int

const (
	firstStrong base = iota // as its first letter does
	fromLeft
	fromRight
)

// base returns the direction of the guide's paragraphs.
func (s *shaper) base() base {
	if s.rtl {
		return fromRight
	}
	return firstStrong
}

// embedding returns the embedding level of each character of a paragraph and whether it runs from right to left as a
// whole.
//
// The bidi package returns directions, not levels. Without explicit embeddings there are only three levels: 0, 1, and 2
// for text from left to right within text from right to left: all such text in a paragraph of level 1, and numbers in
// one of level 0 (rules I1, I2).
func embedding(text string, from base) (levels []uint8, rtl bool) {
	mark := "" // an invisible character that runs in the direction of the base
	switch from {
	case fromRight:
		mark, rtl = "\u200F", true
	case fromLeft:
		mark = "\u200E"
	default:
		rtl = baseRTL(text)
	}
	text = mark + text
	var par bidi.Paragraph
	if _, err := par.SetString(text); err != nil {
		return nil, false
	}
	order, err := par.Order()
	if err != nil {
		return nil, false
	}
	for i := range order.NumRuns() {
		run := order.Run(i)
		t := run.String()
		level := uint8(1)
		switch {
		case run.Direction() == bidi.RightToLeft:
		case rtl || i > 0 && i < order.NumRuns()-1 && !strong(t):
			level = 2
		default:
			level = 0
		}
		for range []rune(t) {
			levels = append(levels, level)
		}
	}
	if len(levels) != len([]rune(text)) {
		return nil, false // a paragraph separator within: layout has none
	}
	if mark != "" {
		levels = levels[1:]
	}
	return levels, rtl
}

// baseRTL applies rules P2 and P3: the first strong character decides.
func baseRTL(text string) bool {
	for i := range text {
		props, _ := bidi.LookupString(text[i:])
		switch props.Class() {
		case bidi.L:
			return false
		case bidi.R, bidi.AL:
			return true
		}
	}
	return false
}

// strong reports whether t has a letter that runs from left to right.
func strong(t string) bool {
	for i := range t {
		if props, _ := bidi.LookupString(t[i:]); props.Class() == bidi.L {
			return true
		}
	}
	return false
}

// visual puts the stretches of a line in the order in which they are seen (UAX #9, rule L2).
func visual(parts []stretch) []stretch {
	highest := uint8(0)
	for _, p := range parts {
		highest = max(highest, p.level)
	}
	for level := highest; level > 0; level-- {
		for i := 0; i < len(parts); {
			j := i
			for j < len(parts) && parts[j].level >= level {
				j++
			}
			for a, b := i, j-1; a < b; a, b = a+1, b-1 {
				parts[a], parts[b] = parts[b], parts[a]
			}
			i = max(j, i+1)
		}
	}
	return parts
}
