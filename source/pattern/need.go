package pattern

import (
	"regexp/syntax"
	"slices"
	"strings"
	"unicode/utf8"
)

// need is what text must have for an expression to match.
type need struct {
	first   *firsts   // the first byte; nil: any
	starts  *prefixes // the beginning; nil: any
	clauses []clause  // literals
	folded  bool      // the literals are folded, and to be looked for in folded text
}

// begunBy tells whether s begins as it must.
func (n *need) begunBy(s string) bool {
	return n.first == nil ||
		s != "" && n.first.has(s[0]) && (n.starts == nil || s[0] >= utf8.RuneSelf || n.starts.metBy(s))
}

// metBy tells whether t begins as it must and has the literals.
func (n *need) metBy(t *Text) bool {
	if !n.begunBy(t.s) {
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

// clause is strings of which a text must hold one.
type clause struct {
	texts []string
	chars string // all of them in a row, if each is one character of ASCII
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

// needOf reads the need of an expression from its syntax tree.
func needOf(expr string) need {
	re, err := syntax.Parse(expr, syntax.Perl)
	if err != nil {
		return need{} // compiling says so
	}
	w := walker{folded: foldsCase(re)}
	n := need{folded: w.folded, first: firstOf(re)}
	if n.first != nil {
		if n.starts = prefixesOf(re, w.folded); n.starts != nil || n.folded {
			return n // to fold the text would take longer than to try the expression at its start
		}
	}
	exact, clauses := w.literals(re)
	for _, texts := range with(clauses, exact) {
		n.clauses = append(n.clauses, newClause(texts))
	}
	return n
}

// foldsCase tells whether case does not count in some part of re.
func foldsCase(re *syntax.Regexp) bool {
	return re.Op == syntax.OpLiteral && re.Flags&syntax.FoldCase != 0 || slices.ContainsFunc(re.Sub, foldsCase)
}
