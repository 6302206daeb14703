package text

import (
	"strings"
	"unicode/utf8"

	"example.org/studyguide/source/ast"
)

// minRule is the minimum length of a rule in characters.
const minRule = 3

// minSlashes is that of a rule of slashes: three of them begin a comment in programs.
const minSlashes = 4

// ruleOf returns the character that the line t repeats, or 0 if t is not a rule.
func ruleOf(t string) rune {
	first, _ := utf8.DecodeRuneInString(t)
	if !strings.ContainsRune("-=─═━*_~/", first) || len(t) > maxWrapWidth*4 {
		return 0
	}
	n := 0
	for _, r := range t {
		switch r {
		case first:
			n++
		case ' ':
		default:
			return 0
		}
	}
	if first == '/' && n < minSlashes {
		return 0
	}
	if n < minRule && (n < 2 || first != '~') { // two of them divide the records of pools of questions
		return 0
	}
	return first
}

// rule reads a divider, or a heading: one line of text above a rule or between two.
func (r *reader) rule() bool {
	l := r.lines[r.i]
	if sign := ruleOf(l.text); sign != 0 {
		// A line between two rules of one kind is a heading.
		if sign != '/' && r.i+2 < len(r.lines) && ruleOf(r.lines[r.i+2].text) == sign && r.headingText(r.i+1) {
			r.heading(r.i+1, sign)
			r.i += 3
			return true
		}
		r.add(&ast.Divider{Loc: ast.At(r.span(l, l))})
		r.i++
		r.lead = ""
		return true
	}
	if level := wikiLevel(l.text); level > 0 && l.indent == 0 {
		inner := l.rest(level)
		inner.text = strings.TrimRight(strings.TrimRight(inner.text, "="), " \t")
		r.add(&ast.Heading{Loc: ast.At(r.span(l, l)), Level: level, Inlines: r.inlines(inner)})
		r.title, r.lead = inner.text, ""
		r.i++
		return true
	}
	if r.i+1 == len(r.lines) || !r.headingText(r.i) {
		return false
	}
	under := r.lines[r.i+1]
	sign := ruleOf(under.text)
	if sign == 0 || sign == '*' || sign == '_' || sign == '/' || strings.Contains(under.text, " ") {
		return false
	}
	// A rule far longer than the line above it is a divider and not an underline.
	n, w := utf8.RuneCountInString(under.text), utf8.RuneCountInString(l.text)
	if n*2 < w || sign == '-' && n > 2*w+8 {
		return false
	}
	r.heading(r.i, sign)
	r.i += 2
	return true
}

// wikiLevel returns the level of a line that is a heading between as many equals signs, as wikis have it: "==Sails==".
// It is 0 for any other.
func wikiLevel(t string) int {
	const deepest = 6
	inner := strings.TrimLeft(t, "=")
	n := len(t) - len(inner)
	text := strings.TrimRight(inner, "=")
	if n == 0 || n > deepest || len(inner)-len(text) != n || strings.Contains(text, "=") || !hasLetter(text) {
		return 0
	}
	return n
}

// headingText reports whether line i may be the text of a heading.
func (p *passage) headingText(i int) bool {
	l := p.lines[i]
	return !l.blank() && ruleOf(l.text) == 0 && l.indent <= maxMarkIndent && len(l.text) <= maxWrapWidth*2 &&
		!l.code() && bulletWidth(l.text, p.oBullet) == 0
}

// heading adds line i as a heading with a rule of the character sign.
func (r *reader) heading(i int, sign rune) {
	level := 2
	if sign == '=' || sign == '═' || sign == '━' {
		level = 1
	}
	l := r.lines[i]
	r.add(&ast.Heading{Loc: ast.At(r.span(l, l)), Level: level, Inlines: r.inlines(l)})
	r.title, r.lead = l.text, ""
}
