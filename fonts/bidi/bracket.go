package bidi

import (
	"cmp"
	"slices"

	"golang.org/x/text/unicode/bidi"
)

// A bracketPair is the places of an opening bracket and its closing one in a sequence.
type bracketPair struct{ open, shut int }

// brackets sets both brackets of a pair to one direction (rule N0): that of the level if anything within them runs so,
// else, if anything within runs the other way, that of the text before them if it does as well.
func (s *sequence) brackets() {
	around, before, next := s.around(), s.around(), 0
	for _, pair := range s.bracketPairs() {
		for ; next < pair.open; next++ {
			if d := direction(s.types[next]); d != bidi.ON {
				before = d
			}
		}
		to := bidi.ON
		for _, c := range s.types[pair.open+1 : pair.shut] {
			if d := direction(c); d == around {
				to = around
				break
			} else if d != bidi.ON {
				to = d
			}
		}
		switch {
		case to == bidi.ON:
			continue
		case to != around && before != to:
			to = around
		}
		s.turn(pair.open, to)
		s.turn(pair.shut, to)
	}
}

// turn sets a bracket and the marks on it to a direction.
func (s *sequence) turn(k int, to bidi.Class) {
	s.types[k] = to
	for k++; k < len(s.at) && s.classes[s.at[k]] == bidi.NSM; k++ {
		s.types[k] = to
	}
}

// bracketPairs returns the pairs of brackets by their opening ones (BD16).
func (s *sequence) bracketPairs() []bracketPair {
	type opening struct {
		shut rune // the bracket that closes it
		at   int
	}
	const most = 63 // pairs within each other, as the annex says
	var open []opening
	var out []bracketPair
	for k, i := range s.at {
		r := s.runes[i]
		props, _ := bidi.LookupRune(r)
		if s.types[k] != bidi.ON || !props.IsBracket() {
			continue
		}
		if props.IsOpeningBracket() {
			if len(open) == most {
				break
			}
			open = append(open, opening{canonical([]rune(bidi.ReverseString(string(r)))[0]), k})
			continue
		}
		for n := len(open) - 1; n >= 0; n-- {
			if open[n].shut == canonical(r) {
				out = append(out, bracketPair{open[n].at, k})
				open = open[:n]
				break
			}
		}
	}
	slices.SortFunc(out, func(a, b bracketPair) int { return cmp.Compare(a.open, b.open) })
	return out
}

// canonical returns a closing bracket, or the one that it is equivalent to.
func canonical(r rune) rune {
	if r == '\u232A' {
		return '\u3009'
	}
	return r
}
