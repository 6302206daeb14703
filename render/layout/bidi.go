package layout

import (
	"strings"

	"golang.org/x/text/unicode/bidi"

	"studyguide/render/layout/linebreak"
	"studyguide/source/diag"
)

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
	var all strings.Builder
	starts := make([]int, len(f.pieces)+1) // of pieces, in characters
	n := 0
	add := func(t string) {
		all.WriteString(t)
		n += len([]rune(t))
	}
	for i, p := range f.pieces {
		starts[i] = n
		switch {
		case p == nil: // a forced break, or one without a hyphen
		case f.items[i].Kind == linebreak.Penalty:
		case p.drawn():
			add("\uFFFC")
		default:
			add(p.text())
		}
	}
	starts[len(f.pieces)] = n
	levels, rtl := embedding(all.String(), s.rtl)
	if levels == nil {
		return
	}
	f.bidi, f.rtl = true, rtl
	old := *f
	f.items, f.pieces = nil, nil
	for i, p := range old.pieces {
		if p == nil || starts[i] == starts[i+1] {
			f.add(old.items[i], p)
			continue
		}
		f.turn(s, old.items[i], p, levels[starts[i]:starts[i+1]])
	}
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

// embedding returns the embedding level of each character of a paragraph and whether it runs from right to left as a
// whole. In a guide that does, every paragraph does, whatever it begins with (rule HL1).
//
// The bidi package returns directions, not levels. Without explicit embeddings there are only three levels: 0, 1, and 2
// for text from left to right within text from right to left: all such text in a paragraph of level 1, and numbers in
// one of level 0 (rules I1, I2).
func embedding(text string, guide bool) (levels []uint8, rtl bool) {
	const mark = "\u200F" // an invisible character that runs from right to left
	if rtl = guide || baseRTL(text); guide {
		text = mark + text
	}
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
	if guide {
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
