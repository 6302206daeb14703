// Package pattern has lazy regular expressions: a [Pattern] is compiled on first use, and run only on text that
// contains the literals it needs to match.
//
// A guide of plain text is tested against some hundred and fifty expressions, most of which match nothing in it. Go's
// regexp engine takes 20 to 100 ns per byte, a search for a literal less than one (BenchmarkMatch). The prefilter made
// reading a guide of 100 questions 2.5 times as fast (BenchmarkRead in source/text). One run builds one guide, so
// compiling what is never used would count as much as matching.
//
// This package may change with any version; package studyguide at the top of the module is the stable one.
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

// New returns a pattern for expr. An invalid expression panics on first use, as regexp.MustCompile does.
func New(expr string) *Pattern { return &Pattern{expr: expr} }

// regexp returns the compiled expression.
func (p *Pattern) regexp() *regexp.Regexp {
	p.compileOnce.Do(func() { p.re = regexp.MustCompile(p.expr) })
	return p.re
}

// may reports whether the expression can match t: false is certain, true is not.
func (p *Pattern) may(t *Text) bool {
	return p.needed().metBy(t)
}

func (p *Pattern) needed() *need {
	p.needOnce.Do(func() { p.need = needOf(p.expr) })
	return &p.need
}

// Match reports whether p matches anywhere in t.
func (p *Pattern) Match(t *Text) bool { return p.may(t) && p.regexp().MatchString(t.s) }

// Count returns the number of matches in t that do not overlap, at most most.
func (p *Pattern) Count(t *Text, most int) int {
	if !p.may(t) {
		return 0
	}
	return len(p.regexp().FindAllStringIndex(t.s, most))
}

// MatchString is like [regexp.Regexp.MatchString].
func (p *Pattern) MatchString(s string) bool {
	t := Text{s: s}
	return p.Match(&t)
}

// FindString is like [regexp.Regexp.FindString].
func (p *Pattern) FindString(s string) string {
	t := Text{s: s}
	if !p.may(&t) {
		return ""
	}
	return p.regexp().FindString(s)
}

// FindStringIndex is like [regexp.Regexp.FindStringIndex].
func (p *Pattern) FindStringIndex(s string) []int {
	t := Text{s: s}
	if !p.may(&t) {
		return nil
	}
	return p.regexp().FindStringIndex(s)
}

// FindStringSubmatch is like [regexp.Regexp.FindStringSubmatch].
func (p *Pattern) FindStringSubmatch(s string) []string {
	t := Text{s: s}
	if !p.may(&t) {
		return nil
	}
	return p.regexp().FindStringSubmatch(s)
}

// FindStringSubmatchIndex is like [regexp.Regexp.FindStringSubmatchIndex].
func (p *Pattern) FindStringSubmatchIndex(s string) []int {
	t := Text{s: s}
	if !p.may(&t) {
		return nil
	}
	return p.regexp().FindStringSubmatchIndex(s)
}

// FindSubmatch is like [regexp.Regexp.FindSubmatch].
func (p *Pattern) FindSubmatch(b []byte) [][]byte {
	if n := p.needed(); n.first != nil && (len(b) == 0 || !n.first.has(b[0])) {
		return nil // only the first byte is checked: a search for literals would have to copy b
	}
	return p.regexp().FindSubmatch(b)
}

// ReplaceAllString is like [regexp.Regexp.ReplaceAllString].
func (p *Pattern) ReplaceAllString(s, with string) string {
	t := Text{s: s}
	if !p.may(&t) {
		return s
	}
	return p.regexp().ReplaceAllString(s, with)
}

// Text is a text to try many patterns on; it is folded only once for all of them. It is not safe for concurrent use.
type Text struct {
	s        string
	folded   string
	isFolded bool
}

// Of returns s as a Text.
func Of(s string) *Text { return &Text{s: s} }

// fold returns the text with case folded, as the function fold does.
func (t *Text) fold() string {
	if !t.isFolded {
		t.folded, t.isFolded = fold(t.s), true
	}
	return t.folded
}

// fold returns s in lower case and with s for the long s. By Unicode's simple folding, two characters beyond ASCII
// match an ASCII letter: the long s, and the Kelvin sign, whose lower case is k.
func fold(s string) string { return strings.ReplaceAll(strings.ToLower(s), "ſ", "s") }
