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
	for _, c := range n.clauses {
		if !c.metBy(text) {
			return false
		}
	}
	return true
}

// A clause is a set of strings of which a text must contain at least one.
type clause struct {
	texts []string
	chars string // the texts joined, if each is one ASCII character
}

func newClause(texts []string) clause {
	c := clause{texts: texts}
	if all := strings.Join(texts, ""); len(all) == len(texts) && isASCII(all) {
		c.chars = all
	}
	return c
}

func (c *clause) metBy(text string) bool {
	if c.chars != "" {
		return strings.ContainsAny(text, c.chars)
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
	exact, clauses := w.literals(re)
	for _, texts := range with(clauses, exact) {
		n.clauses = append(n.clauses, newClause(texts))
	}
	return n
}

// foldsCase reports whether some part of re ignores case.
func foldsCase(re *syntax.Regexp) bool {
	return re.Op == syntax.OpLiteral && re.Flags&syntax.FoldCase != 0 || slices.ContainsFunc(re.Sub, foldsCase)
}
