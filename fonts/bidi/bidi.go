// Package bidi finds in which direction each character of a paragraph runs, by the Unicode Bidirectional Algorithm (UAX
// #9). The input is the text of a paragraph; the output is an embedding level for each character, from which [Order]
// makes the order in which the stretches of a line are seen.
//
// The properties of characters are those of golang.org/x/text/unicode/bidi. Its own paragraphs would not do: they pair
// no brackets (rule N0), and tell directions but no levels, without which numbers among Hebrew stand in the wrong
// place.
//
// One thing is simpler than in the annex: an embedding, which is discouraged, is taken for an isolate. Overrides are
// not known; readers of guides remove them.
//
// This package may change with any version; package studyguide at the top of the module is the stable one.
package bidi

import (
	"unicode/utf8"

	"golang.org/x/text/unicode/bidi"
)

// A Base is the direction that a paragraph has, whatever it begins with (rule HL1).
type Base int

// The directions of a paragraph.
const (
	FirstStrong Base = iota // as its first letter runs
	FromLeft
	FromRight
)

// Levels returns the embedding level of each character of a paragraph, odd for those that run from right to left, and
// whether the paragraph does as a whole.
func Levels(text string, base Base) (levels []uint8, rtl bool) {
	rtl = base == FromRight || base == FirstStrong && RightToLeft(text)
	p := &paragraph{runes: []rune(text)}
	p.levels = make([]uint8, len(p.runes))
	p.classes = make([]bidi.Class, len(p.runes))
	for i, r := range p.runes {
		p.classes[i] = class(r)
	}
	p.pair()
	level := uint8(0)
	if rtl {
		level = 1
	}
	p.isolate(0, len(p.runes), level)
	p.ends(level)
	return p.levels, rtl
}

// Turns reports whether text has a character that runs from right to left, or makes others do so.
func Turns(text string) bool {
	for _, r := range text {
		if r < 0x590 { // the first of them is in the Hebrew block
			continue
		}
		switch class(r) {
		case bidi.R, bidi.AL, bidi.AN, bidi.RLE, bidi.RLO, bidi.RLI:
			return true
		}
	}
	return false
}

// RightToLeft reports whether the first letter of a text runs from right to left; letters within isolates do not count
// (rules P2 and P3).
func RightToLeft(text string) bool {
	depth := 0
	for _, r := range text {
		switch class(r) {
		case bidi.LRI, bidi.RLI, bidi.FSI:
			depth++
		case bidi.PDI:
			depth = max(depth-1, 0)
		case bidi.L:
			if depth == 0 {
				return false
			}
		case bidi.R, bidi.AL:
			if depth == 0 {
				return true
			}
		}
	}
	return false
}

func class(r rune) bidi.Class {
	if r == utf8.RuneError {
		return bidi.ON
	}
	props, _ := bidi.LookupRune(r)
	return props.Class()
}

// Order returns the indexes of the stretches of a line in the order in which they are seen from the left (rule L2).
func Order(levels []uint8) []int {
	out := make([]int, len(levels))
	highest := uint8(0)
	for i, l := range levels {
		out[i] = i
		highest = max(highest, l)
	}
	for level := highest; level > 0; level-- {
		for i := 0; i < len(out); {
			j := i
			for j < len(out) && levels[out[j]] >= level {
				j++
			}
			for a, b := i, j-1; a < b; a, b = a+1, b-1 {
				out[a], out[b] = out[b], out[a]
			}
			i = max(j, i+1)
		}
	}
	return out
}

// A paragraph is a text while its levels are found.
type paragraph struct {
	runes   []rune
	classes []bidi.Class
	match   map[int]int // by the place of what begins an isolate: where it ends
	levels  []uint8
}

// deepest is the highest level of an isolate (BD2).
const deepest = 125

// pair finds where isolates and embeddings end (BD9). Those that do not end reach to the end of the paragraph.
func (p *paragraph) pair() {
	type opener struct {
		at      int
		isolate bool
	}
	var open []opener
	for i, c := range p.classes {
		switch c {
		case bidi.LRI, bidi.RLI, bidi.FSI, bidi.LRE, bidi.RLE:
			if p.match == nil {
				p.match = map[int]int{}
			}
			p.match[i] = len(p.runes)
			open = append(open, opener{i, c != bidi.LRE && c != bidi.RLE})
		case bidi.PDF:
			if n := len(open); n > 0 && !open[n-1].isolate {
				p.match[open[n-1].at] = i
				open = open[:n-1]
			}
		case bidi.PDI:
			for n := len(open) - 1; n >= 0; n-- {
				if open[n].isolate {
					for _, o := range open[n:] {
						p.match[o.at] = i
					}
					open = open[:n]
					break
				}
			}
		}
	}
}

// isolate finds the levels of the characters from one place up to another, which are an isolate of a level or all of
// the paragraph.
func (p *paragraph) isolate(from, to int, level uint8) {
	s := &sequence{paragraph: p, level: level}
	for i := from; i < to; i++ {
		p.levels[i] = level
		switch c := p.classes[i]; c {
		case bidi.BN, bidi.PDF, bidi.LRO, bidi.RLO: // as if they were not there (rule X9)
		case bidi.LRI, bidi.RLI, bidi.FSI, bidi.LRE, bidi.RLE:
			s.add(i, bidi.ON)
			end := min(p.match[i], to)
			rtl := c == bidi.RLI || c == bidi.RLE || c == bidi.FSI && RightToLeft(string(p.runes[i+1:end]))
			inner := (level + 2) &^ 1 // the next even level (X5b)
			if rtl {
				inner = (level + 1) | 1 // the next odd level (X5a)
			}
			if inner <= deepest {
				p.isolate(i+1, end, inner)
				i = end - 1
			}
		case bidi.PDI:
			s.add(i, bidi.ON)
		default:
			s.add(i, c)
		}
	}
	s.weak()
	s.brackets()
	s.neutral()
	for k, i := range s.at {
		p.levels[i] = level + s.up(k)
	}
	for i := from + 1; i < to; i++ {
		if c := p.classes[i]; c == bidi.BN || c == bidi.PDF {
			p.levels[i] = p.levels[i-1] // it divides no stretch
		}
	}
}

// ends sets white space at the end, and separators with that before them, to the level of the paragraph (rule L1).
func (p *paragraph) ends(level uint8) {
	trailing := true
	for i := len(p.runes) - 1; i >= 0; i-- {
		switch p.classes[i] {
		case bidi.B, bidi.S:
			trailing = true
		case bidi.WS, bidi.LRI, bidi.RLI, bidi.FSI, bidi.PDI, bidi.BN, bidi.LRE, bidi.RLE, bidi.PDF:
		default:
			trailing = false
		}
		if trailing {
			p.levels[i] = level
		}
	}
}
