package pattern

import (
	"regexp/syntax"
	"slices"
	"strings"
	"unicode/utf8"
)

// maxExact bounds the strings that a part of an expression is expanded to, maxClass the characters of a class.
// Searching for more would take longer than it saves.
const (
	maxExact = 24
	maxClass = 4
)

// walker extracts literals from a syntax tree, like RE2's prefilter (https://github.com/google/re2, prefilter.h).
type walker struct {
	folded bool
}

// literals returns all strings that re matches, if they are few; otherwise clauses, sets of strings of which every
// match contains at least one. If both are nil, nothing is known.
func (w walker) literals(re *syntax.Regexp) (exact []string, clauses [][]string) {
	switch re.Op {
	case syntax.OpEmptyMatch, syntax.OpBeginLine, syntax.OpEndLine, syntax.OpBeginText, syntax.OpEndText,
		syntax.OpWordBoundary, syntax.OpNoWordBoundary:
		return []string{""}, nil
	case syntax.OpLiteral:
		if s := string(re.Rune); re.Flags&syntax.FoldCase == 0 || isASCII(s) {
			return []string{w.as(s)}, nil
		}
		return nil, nil // beyond ASCII, folding is more than lower case
	case syntax.OpCharClass:
		return w.class(re.Rune), nil
	case syntax.OpCapture:
		return w.literals(re.Sub[0])
	case syntax.OpPlus:
		exact, clauses = w.literals(re.Sub[0])
		return nil, with(clauses, exact)
	case syntax.OpRepeat:
		if re.Min == 0 {
			return nil, nil
		}
		exact, clauses = w.literals(re.Sub[0])
		return nil, with(clauses, exact)
	case syntax.OpQuest:
		if exact, _ = w.literals(re.Sub[0]); exact != nil {
			return union(exact, []string{""}), nil
		}
		return nil, nil
	case syntax.OpConcat:
		return w.concat(re.Sub)
	case syntax.OpAlternate:
		return w.alternate(re.Sub)
	}
	return nil, nil
}

// class returns the characters of a class, or nil if there are too many.
func (w walker) class(ranges []rune) (exact []string) {
	most := maxClass
	if string(ranges) == "09" {
		most = 10 // \d is worth more: few texts have a digit
	}
	for i := 0; i < len(ranges); i += 2 {
		if int(ranges[i+1]-ranges[i]) >= most-len(exact) {
			return nil
		}
		for r := ranges[i]; r <= ranges[i+1]; r++ {
			if r == utf8.RuneError {
				return nil // invalid UTF-8 matches it too
			}
			exact = union(exact, []string{w.as(string(r))})
		}
	}
	return exact
}

func (w walker) concat(subs []*syntax.Regexp) (exact []string, clauses [][]string) {
	run, whole := []string{""}, true
	for _, sub := range subs {
		e, c := w.literals(sub)
		if e != nil && len(e)*len(run) <= maxExact {
			run = product(run, e)
			continue
		}
		clauses = append(with(clauses, run), c...)
		whole = false
		if run = e; e == nil {
			run = []string{""}
		}
	}
	if whole {
		return run, nil
	}
	return nil, with(clauses, run)
}

func (w walker) alternate(subs []*syntax.Regexp) (exact []string, clauses [][]string) {
	var all, some []string // the strings of all branches, if they are exact; otherwise one clause of each
	isExact, bounded := true, true
	for _, sub := range subs {
		e, c := w.literals(sub)
		if isExact = isExact && e != nil; isExact {
			all = union(all, e)
		}
		clause := best(with(c, e))
		bounded = bounded && clause != nil
		some = union(some, clause)
	}
	switch {
	case isExact && len(all) <= maxExact:
		return all, nil
	case bounded:
		return nil, [][]string{some}
	}
	return nil, nil
}

// best returns the clause that is least likely to be met by chance: the one with the longest literals.
func best(clauses [][]string) (out []string) {
	score := 0
	for _, c := range clauses {
		n := len(c[0])
		for _, lit := range c {
			n = min(n, len(lit))
		}
		if n = n*100 - len(c); out == nil || n > score {
			out, score = c, n
		}
	}
	return out
}

// with returns clauses with set added, unless set is met by every text.
func with(clauses [][]string, set []string) [][]string {
	if set == nil || slices.Contains(set, "") {
		return clauses
	}
	return append(clauses, set)
}

func product(a, b []string) []string {
	var out []string
	for _, x := range a {
		for _, y := range b {
			out = append(out, x+y)
		}
	}
	return union(nil, out)
}

func union(a, b []string) []string {
	for _, s := range b {
		if !slices.Contains(a, s) {
			a = append(a, s)
		}
	}
	return a
}

func (w walker) as(lit string) string {
	if w.folded {
		return fold(lit)
	}
	return lit
}

func isASCII(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r >= utf8.RuneSelf })
}
