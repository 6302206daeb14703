package pattern

import (
	"regexp/syntax"
	"strings"
	"unicode/utf8"
)

// maxPrefixes bounds the prefixes that are kept of an anchored expression.
const maxPrefixes = 64

// prefixes are the ASCII prefixes of text that an anchored expression matches, in lower case if it ignores case.
type prefixes struct {
	texts  []string
	folded bool
}

// metBy reports whether s can begin with one of the prefixes. A character beyond ASCII counts as a match, because
// folding beyond ASCII is not known here.
func (p *prefixes) metBy(s string) bool {
next:
	for _, text := range p.texts {
		for i := range len(text) {
			if i >= len(s) {
				continue next
			}
			c := s[i]
			if c >= utf8.RuneSelf {
				return true
			}
			if p.folded && 'A' <= c && c <= 'Z' {
				c += 'a' - 'A'
			}
			if c != text[i] {
				continue next
			}
		}
		return true
	}
	return false
}

// prefixesOf returns the prefixes of an anchored expression, or nil if it has too many or one is empty.
func prefixesOf(re *syntax.Regexp, folded bool) *prefixes {
	w := walker{folded: folded}
	all, _ := w.starts(re)
	p := &prefixes{folded: folded}
	for _, text := range all {
		beyond := strings.IndexFunc(text, func(r rune) bool { return r >= utf8.RuneSelf })
		switch {
		case text == "":
			return nil
		case beyond == 0: // not a text that begins with ASCII
		case beyond > 0:
			p.texts = union(p.texts, []string{text[:beyond]})
		default:
			p.texts = union(p.texts, []string{text})
		}
	}
	return p
}

// starts returns strings such that every match of re begins with one of them. If whole, they are exactly what re
// matches.
func (w walker) starts(re *syntax.Regexp) (out []string, whole bool) {
	switch re.Op {
	case syntax.OpLiteral:
		return []string{w.as(string(re.Rune))}, true
	case syntax.OpCharClass:
		if exact := w.class(re.Rune); exact != nil {
			return exact, true
		}
	case syntax.OpCapture:
		return w.starts(re.Sub[0])
	case syntax.OpPlus:
		out, _ = w.starts(re.Sub[0])
		return out, false
	case syntax.OpQuest:
		out, whole = w.starts(re.Sub[0])
		return union([]string{""}, out), whole
	case syntax.OpConcat:
		out, whole = []string{""}, true
		for _, sub := range re.Sub {
			var next []string
			next, whole = w.starts(sub)
			if len(out)*len(next) > maxPrefixes {
				return out, false
			}
			if out = product(out, next); !whole {
				break
			}
		}
		return out, whole
	case syntax.OpAlternate:
		whole = true
		for _, sub := range re.Sub {
			next, all := w.starts(sub)
			out, whole = union(out, next), whole && all
		}
		if len(out) <= maxPrefixes {
			return out, whole
		}
	case syntax.OpEmptyMatch, syntax.OpBeginLine, syntax.OpEndLine, syntax.OpBeginText, syntax.OpEndText,
		syntax.OpWordBoundary, syntax.OpNoWordBoundary:
		return []string{""}, true
	}
	return []string{""}, false
}
