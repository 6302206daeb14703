package text

import (
	"strings"
	"unicode/utf8"

	"studyguide/source/ast"
)

// minRule is how many characters make a rule.
const minRule = 3

// ruleOf gives the character that t, a line, repeats as a rule, or 0.
func ruleOf(t string) rune {
	first, _ := utf8.DecodeRuneInString(t)
	if !strings.ContainsRune("-=─═━*_~", first) || len(t) > maxWrapWidth*4 {
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
	if n < minRule {
		return 0
	}
	return first
}

// rule reads a divider, or a heading: one line of text above a rule or between two.
func (p *parser) rule() bool {
	l := p.lines[p.i]
	if r := ruleOf(l.text); r != 0 {
		// Between two rules of one kind stands a heading.
		if p.i+2 < len(p.lines) && ruleOf(p.lines[p.i+2].text) == r && p.headingText(p.i+1) {
			p.heading(p.i+1, r)
			p.i += 3
			return true
		}
		p.add(&ast.Divider{Loc: ast.At(p.span(l, l))})
		p.i++
		p.lead = ""
		return true
	}
	if p.i+1 == len(p.lines) || !p.headingText(p.i) {
		return false
	}
	under := p.lines[p.i+1]
	r := ruleOf(under.text)
	if r == 0 || r == '*' || r == '_' || strings.Contains(under.text, " ") {
		return false
	}
	// A rule far longer than the line above it divides; it does not underline.
	n, w := utf8.RuneCountInString(under.text), utf8.RuneCountInString(l.text)
	if n*2 < w || r == '-' && n > 2*w+8 {
		return false
	}
	p.heading(p.i, r)
	p.i += 2
	return true
}

// headingText tells whether line i may be the text of a heading.
func (p *parser) headingText(i int) bool {
	l := p.lines[i]
	return !l.blank() && ruleOf(l.text) == 0 && l.indent <= maxMarkIndent && len(l.text) <= maxWrapWidth*2 && !l.code() &&
		bulletWidth(l.text, p.oBullet) == 0
}

func (p *parser) heading(i int, r rune) {
	level := 2
	if r == '=' || r == '═' || r == '━' {
		level = 1
	}
	l := p.lines[i]
	p.add(&ast.Heading{Loc: ast.At(p.span(l, l)), Level: level, Inlines: p.inlines(l)})
	p.title, p.lead = l.text, ""
}
