package pattern

import (
	"regexp/syntax"
	"unicode"
	"unicode/utf8"
)

// firsts is a set of first bytes, with one member for all bytes beyond ASCII.
type firsts struct {
	ascii  [utf8.RuneSelf]bool
	beyond bool
}

func (f *firsts) has(b byte) bool {
	if b >= utf8.RuneSelf {
		return f.beyond
	}
	return f.ascii[b]
}

// firstOf returns the bytes that text matched by re can begin with. It returns nil if re can match the empty string or
// elsewhere than at the start.
func firstOf(re *syntax.Regexp) *firsts {
	if !anchored(re) {
		return nil
	}
	f := &firsts{}
	if f.add(re) {
		return nil
	}
	return f
}

// anchored reports whether re matches only at the start of the text.
func anchored(re *syntax.Regexp) bool {
	switch re.Op {
	case syntax.OpBeginText:
		return true
	case syntax.OpConcat, syntax.OpCapture:
		return anchored(re.Sub[0])
	case syntax.OpAlternate:
		for _, sub := range re.Sub {
			if !anchored(sub) {
				return false
			}
		}
		return true
	}
	return false
}

// add adds the bytes that a match of re can begin with. It reports whether re can match the empty string, in which case
// the expression after it counts too.
func (f *firsts) add(re *syntax.Regexp) (empty bool) {
	switch re.Op {
	case syntax.OpNoMatch:
		return false
	case syntax.OpLiteral:
		f.rune(re.Rune[0])
		if re.Flags&syntax.FoldCase != 0 {
			for r := unicode.SimpleFold(re.Rune[0]); r != re.Rune[0]; r = unicode.SimpleFold(r) {
				f.rune(r)
			}
		}
		return false
	case syntax.OpCharClass:
		for i := 0; i < len(re.Rune); i += 2 {
			for r := re.Rune[i]; r <= min(re.Rune[i+1], utf8.RuneSelf); r++ {
				f.rune(r)
			}
			f.rune(re.Rune[i+1])
		}
		return false
	case syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		for r := range f.ascii {
			f.ascii[r] = true
		}
		f.beyond = true
		return false
	case syntax.OpCapture, syntax.OpPlus:
		return f.add(re.Sub[0])
	case syntax.OpStar, syntax.OpQuest:
		f.add(re.Sub[0])
		return true
	case syntax.OpRepeat:
		return f.add(re.Sub[0]) || re.Min == 0
	case syntax.OpConcat:
		for _, sub := range re.Sub {
			if !f.add(sub) {
				return false
			}
		}
		return true
	case syntax.OpAlternate:
		for _, sub := range re.Sub {
			empty = f.add(sub) || empty
		}
		return empty
	}
	return true // zero-width assertions
}

func (f *firsts) rune(r rune) {
	if r >= utf8.RuneSelf {
		f.beyond = true
	} else {
		f.ascii[r] = true
	}
}
