package bidi

import (
	"golang.org/x/text/unicode/bidi"
)

// A sequence is characters of one level that the rules see as neighbors: what isolates hold is not among them (BD13).
type sequence struct {
	*paragraph
	at    []int // the place of each in the paragraph
	types []bidi.Class
	level uint8
}

func (s *sequence) add(at int, c bidi.Class) {
	s.at = append(s.at, at)
	s.types = append(s.types, c)
}

// around returns the direction of the text around the sequence, and of its own level (rule X10).
func (s *sequence) around() bidi.Class {
	if s.level%2 == 1 {
		return bidi.R
	}
	return bidi.L
}

// weak resolves marks, numbers and their signs (rules W1 to W7).
func (s *sequence) weak() {
	t := s.types
	before := s.around()
	for k, c := range t { // W1
		if c == bidi.NSM {
			t[k] = before
		}
		before = t[k]
	}
	last := s.around()
	for k, c := range t { // W2, W3
		switch c {
		case bidi.L, bidi.R:
			last = c
		case bidi.AL:
			last, t[k] = c, bidi.R
		case bidi.EN:
			if last == bidi.AL {
				t[k] = bidi.AN
			}
		}
	}
	for k := 1; k+1 < len(t); k++ { // W4
		a, z := t[k-1], t[k+1]
		if a == z && (a == bidi.EN && (t[k] == bidi.ES || t[k] == bidi.CS) || a == bidi.AN && t[k] == bidi.CS) {
			t[k] = a
		}
	}
	for k := 0; k < len(t); k++ { // W5
		if t[k] != bidi.ET {
			continue
		}
		end := k
		for end < len(t) && t[end] == bidi.ET {
			end++
		}
		if k > 0 && t[k-1] == bidi.EN || end < len(t) && t[end] == bidi.EN {
			for ; k < end; k++ {
				t[k] = bidi.EN
			}
		}
		k = end - 1
	}
	last = s.around()
	for k, c := range t { // W6, W7
		switch c {
		case bidi.ES, bidi.ET, bidi.CS:
			t[k] = bidi.ON
		case bidi.L, bidi.R:
			last = c
		case bidi.EN:
			if last == bidi.L {
				t[k] = bidi.L
			}
		}
	}
}

// direction returns L or R for what runs from one side, numbers among it (rules N0 and N1), and ON for anything else.
func direction(c bidi.Class) bidi.Class {
	switch c {
	case bidi.L:
		return bidi.L
	case bidi.R, bidi.EN, bidi.AN:
		return bidi.R
	}
	return bidi.ON
}

// neutral sets what has no direction to that of the text on both sides of it, or else that of the level (rules N1 and
// N2).
func (s *sequence) neutral() {
	t := s.types
	before := s.around()
	for k := 0; k < len(t); k++ {
		if d := direction(t[k]); d != bidi.ON {
			before = d
			continue
		}
		end := k
		for end < len(t) && direction(t[end]) == bidi.ON {
			end++
		}
		after := s.around()
		if end < len(t) {
			after = direction(t[end])
		}
		to := before
		if before != after {
			to = s.around()
		}
		for ; k < end; k++ {
			t[k] = to
		}
		k = end - 1
	}
}

// up returns how much higher than the sequence's the level of a character is (rules I1 and I2).
func (s *sequence) up(k int) uint8 {
	c := s.types[k]
	switch {
	case s.level%2 == 1:
		if c != bidi.R {
			return 1
		}
	case c == bidi.R:
		return 1
	case c != bidi.L:
		return 2
	}
	return 0
}
