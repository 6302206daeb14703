// Package pattern holds regular expressions that wait: one is compiled when it is first needed, and run only on text
// that holds the literals without which it cannot match.
//
// A guide of plain text is looked at with some hundred and fifty expressions, most of which match nothing in it. Go's
// engine takes 20 to 100 ns for a byte of the text that it looks at; the search for a literal takes less than one
// (BenchmarkMatch). To read a guide of 100 questions took 2.5 times as long before this package (BenchmarkRead in
// source/text).
package pattern

import (
	"regexp"
	"strings"
	"sync"
)

// Pattern is a regular expression in the syntax of package regexp. It is safe for use by several goroutines.
type Pattern struct {
	expr string

	needOnce sync.Once
	need     need

	compileOnce sync.Once
	re          *regexp.Regexp
}

// New gives the pattern of an expression, which is not looked at before its first use; one that is not valid panics
// then, as regexp.MustCompile does.
func New(expr string) *Pattern { return &Pattern{expr: expr} }

// String gives the expression.
func (p *Pattern) String() string { return p.expr }

// regexp gives the compiled expression.
func (p *Pattern) regexp() *regexp.Regexp {
	p.compileOnce.Do(func() { p.re = regexp.MustCompile(p.expr) })
	return p.re
}

// may tells whether the expression can match t: false is certain, true a guess.
func (p *Pattern) may(t *Text) bool {
	return p.needed().metBy(t)
}

func (p *Pattern) needed() *need {
	p.needOnce.Do(func() { p.need = needOf(p.expr) })
	return &p.need
}

// Match tells whether the pattern matches somewhere in t.
func (p *Pattern) Match(t *Text) bool { return p.may(t) && p.regexp().MatchString(t.s) }

// Count gives how many matches t has that do not overlap, at most most.
func (p *Pattern) Count(t *Text, most int) int {
	if !p.may(t) {
		return 0
	}
	return len(p.regexp().FindAllStringIndex(t.s, most))
}

// The methods of the names of regexp.Regexp's do what those do.

func (p *Pattern) MatchString(s string) bool {
	t := Text{s: s}
	return p.Match(&t)
}

func (p *Pattern) FindString(s string) string {
	t := Text{s: s}
	if !p.may(&t) {
		return ""
	}
	return p.regexp().FindString(s)
}

func (p *Pattern) FindStringIndex(s string) []int {
	t := Text{s: s}
	if !p.may(&t) {
		return nil
	}
	return p.regexp().FindStringIndex(s)
}

func (p *Pattern) FindStringSubmatch(s string) []string {
	t := Text{s: s}
	if !p.may(&t) {
		return nil
	}
	return p.regexp().FindStringSubmatch(s)
}

func (p *Pattern) FindStringSubmatchIndex(s string) []int {
	t := Text{s: s}
	if !p.may(&t) {
		return nil
	}
	return p.regexp().FindStringSubmatchIndex(s)
}

func (p *Pattern) FindSubmatch(b []byte) [][]byte {
	if n := p.needed(); n.first != nil && (len(b) == 0 || !n.first.has(b[0])) {
		return nil // the literals would want a copy of b
	}
	return p.regexp().FindSubmatch(b)
}

func (p *Pattern) ReplaceAllString(s, with string) string {
	t := Text{s: s}
	if !p.may(&t) {
		return s
	}
	return p.regexp().ReplaceAllString(s, with)
}

// Text is text that many patterns are tried on: what they share is found once. It is for one goroutine at a time.
type Text struct {
	s        string
	folded   string
	isFolded bool
}

// Of gives s as Text.
func Of(s string) *Text { return &Text{s: s} }

// fold gives the text in lower case, with what a pattern without case takes for a letter of ASCII as that letter.
func (t *Text) fold() string {
	if !t.isFolded {
		t.folded, t.isFolded = fold(t.s), true
	}
	return t.folded
}

// fold makes lower case. Of the characters beyond ASCII two match a letter of ASCII where case does not count
// (Unicode's simple folding): the Kelvin sign, whose lower case is k, and the long s.
func fold(s string) string { return strings.ReplaceAll(strings.ToLower(s), "ſ", "s") }
