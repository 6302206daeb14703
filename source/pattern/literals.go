package pattern

import (
	"regexp/syntax"
	"slices"
	"strings"
	"unicode/utf8"
)

// maxExact is how many strings a part of an expression may stand for and still be written out, maxClass how many
// characters a class may have. More take longer to look for than they save.
const (
	maxExact = 24
	maxClass = 4
)

// walker reads literals. The idea is that of RE2's prefilter (https://github.com/google/re2, prefilter.h).
type walker struct {
	folded bool
}

// literals gives either all strings that re matches, if they are few, or clauses: sets of strings of which each match
// holds one. Neither means that nothing can be said.
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

// class writes out a class of few characters.
func (w walker) class(ranges []rune) (exact []string) {
	most := maxClass
	if string(ranges) == "09" {
		most = 10 // few texts have a digit
	}
	for i := 0; i < len(ranges); i += 2 {
		if int(ranges[i+1]-ranges[i]) >= most-len(exact) {
			return nil
		}
		for r := ranges[i]; r <= ranges[i+1]; r++ {
			if r == utf8.RuneError {
				return nil // bytes that are no UTF-8 match it
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
	var all, some []string // all strings, if every branch is exact; else one clause of each
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

// best gives the clause that is least likely to be met by chance: that of the longest literals.
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

// with adds a set of strings to clauses, unless it says nothing.
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
