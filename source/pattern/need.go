package pattern

import (
	"regexp/syntax"
	"slices"
	"strings"
	"unicode/utf8"
)

// need is a necessary condition for an expression to match a text.
type need struct {
	first   *firsts   // the first byte; nil: any
	starts  *prefixes // the prefix; nil: any
	clauses []clause  // the literals
	folded  bool      // the literals are in lower case, to be searched for in folded text
}

// startMetBy reports whether the start of s meets n.
func (n *need) startMetBy(s string) bool {
	return n.first == nil ||
		s != "" && n.first.has(s[0]) && (n.starts == nil || s[0] >= utf8.RuneSelf || n.starts.metBy(s))
}

// metBy reports whether t meets n.
func (n *need) metBy(t *Text) bool {
	if !n.startMetBy(t.s) {
		return false
	}
	if len(n.clauses) == 0 {
		return true
	}
	text := t.s
	if n.folded {
		text = t.fold()
	}
	return allMetBy(n.clauses, text)
}

func allMetBy(clauses []clause, text string) bool {
	for i := range clauses {
		if !clauses[i].metBy(text) {
			return false
		}
	}
	return true
}

// A clause is a set of strings of which a text must contain at least one, or of ways of which it must meet all clauses
// of at least one.
type clause struct {
	texts []string
	chars string // the texts joined, if each is one ASCII character
	ways  [][]clause
}

func newClause(texts []string) clause {
	c := clause{texts: texts}
	if all := strings.Join(texts, ""); len(all) == len(texts) && isASCII(all) {
		c.chars = all
	}
	return c
}

func (c *clause) metBy(text string) bool {
	switch {
	case c.chars != "":
		return strings.ContainsAny(text, c.chars)
	case c.ways != nil:
		return slices.ContainsFunc(c.ways, func(way []clause) bool { return allMetBy(way, text) })
	}
	return slices.ContainsFunc(c.texts, func(lit string) bool { return strings.Contains(text, lit) })
}

// needOf derives the need of an expression from its syntax tree.
func needOf(expr string) need {
	re, err := syntax.Parse(expr, syntax.Perl)
	if err != nil {
		return need{} // compiling reports the error
	}
	w := walker{folded: foldsCase(re)}
	n := need{folded: w.folded, first: firstOf(re)}
	if n.first != nil {
		if n.starts = prefixesOf(re, w.folded); n.starts != nil || n.folded {
			return n // folding the text would take longer than trying the expression at its start
		}
	}
	n.clauses = w.clauses(re)
	return n
}

// clauses returns what a text must contain for re to match. Where re has alternatives of which each needs several
// texts, the clause of one text of each comes first, as it is met by chance but costs less.
func (w walker) clauses(re *syntax.Regexp) (out []clause) {
	exact, clauses := w.literals(re)
	for _, texts := range with(clauses, exact) {
		out = append(out, newClause(texts))
	}
	if exact == nil {
		out = append(out, w.waysIn(re)...)
	}
	return out
}

// waysIn returns a clause for each choice between alternatives that re cannot do without.
func (w walker) waysIn(re *syntax.Regexp) (out []clause) {
	switch re.Op {
	case syntax.OpCapture, syntax.OpPlus:
		return w.waysIn(re.Sub[0])
	case syntax.OpConcat:
		for _, sub := range re.Sub {
			out = append(out, w.waysIn(sub)...)
		}
	case syntax.OpAlternate:
		var ways [][]clause
		several := false
		for _, sub := range re.Sub {
			way := w.clauses(sub)
			if len(way) == 0 {
				return nil // and so is met by every text
			}
			ways, several = append(ways, way), several || len(way) > 1
		}
		if several {
			out = append(out, clause{ways: ways})
		}
	}
	return out
}

// foldsCase reports whether some part of re ignores case.
func foldsCase(re *syntax.Regexp) bool {
	return re.Op == syntax.OpLiteral && re.Flags&syntax.FoldCase != 0 || slices.ContainsFunc(re.Sub, foldsCase)
}
