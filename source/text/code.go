package text

import (
	"strings"

	"studyguide/source/ast"
	"studyguide/source/listing"
	"studyguide/source/pattern"
)

// codeIndent is the indentation that sets code apart in a text whose author indents it.
const codeIndent = 4

// maxLook is how many lines of a chunk are looked at to tell what it is; so a long one costs no more for each of
// its lines.
const maxLook = 100

// listing adds the lines up to end as a listing.
func (p *parser) listing(end int) {
	lines := trimBlank(p.lines[p.i:end])
	text := code(lines, minIndent(lines))
	lang := p.language
	if lang == "" {
		lang = listing.Detect(p.context(), text)
	}
	if lang == "text" {
		lang = ""
	}
	p.add(&ast.Listing{Loc: ast.At(p.span(lines[0], lines[len(lines)-1])), Language: lang, Text: text})
	p.lead, p.language = "", ""
	p.i = end
}

// code gives lines as text with n columns of indentation less.
func code(lines []line, n int) string {
	var b strings.Builder
	for i, l := range lines {
		if i > 0 {
			b.WriteByte('\n')
		}
		if !l.blank() {
			b.WriteString(strings.Repeat(" ", max(0, l.indent-n)))
			b.WriteString(l.text)
		}
	}
	return b.String()
}

func minIndent(lines []line) int {
	n := -1
	for _, l := range lines {
		if !l.blank() && (n < 0 || l.indent < n) {
			n = l.indent
		}
	}
	return max(n, 0)
}

// startsListing tells whether code begins at line j, which directly follows a line of text. Wrapped prose may
// look like code for one line; there the line before must lead in, or the code must be indented.
func (p *parser) startsListing(j int) bool {
	before, l := p.lines[j-1], p.lines[j]
	indented := l.indent >= before.indent+codeIndent
	if l.score < 1 && !(leadsIn(before.text) && (indented || keyLine.MatchString(l.text))) {
		return false
	}
	if p.wrapped && !leadsIn(before.text) && !indented {
		if !l.code() || runsOn(before, l) || j+1 == len(p.lines) || !p.lines[j+1].code() {
			return false
		}
	}
	if p.wrapped && indented && !leadsIn(before.text) && !l.code() && before.width()*2 > p.width {
		return false
	}
	return p.listingEnd(j, before.text) > j
}

// listingEnd gives the line after the listing that begins at line i, or i if none does. lead is the text before.
func (p *parser) listingEnd(i int, lead string) int {
	l := p.lines[i]
	if p.notCode(l) {
		return i
	}
	if end := p.yamlEnd(i); end > i {
		for k := end + 1; k < len(p.lines) && p.yamlEnd(k) > k; k = end + 1 {
			end = p.yamlEnd(k)
		}
		return end
	}
	if p.language != "" { // a page named the language: what follows is code
		return p.grow(i, true)
	}
	if bulletWidth(l.text, p.oBullet) > 0 && !l.code() {
		return i
	}
	switch {
	case strings.HasPrefix(l.text, "#!"): // a script goes on to its blank line
		return p.grow(i, true)
	case p.target(i):
		return p.grow(i, false)
	case l.code():
		if p.wrapped && l.indent < codeIndent && p.alone(i) && !leadsIn(lead) && l.score < listing.Strong+2 {
			return i
		}
		return p.grow(i, false)
	case l.score >= 1 && p.reaches(i):
		return p.grow(i, false)
	case l.score >= 1 && leadsIn(lead) && p.allWeak(i):
		return p.grow(i, false)
	case l.indent >= codeIndent && p.outputLike(i, lead):
		return p.grow(i, true)
	}
	return i
}

// notCode tells whether l may not be part of a listing, whatever it looks like.
func (p *parser) notCode(l line) bool {
	return p.mark(l) || l.indent < codeIndent && digit(l) && l.score < listing.Strong
}

// target tells whether line i is a name and a colon with code indented under it, as in a makefile.
func (p *parser) target(i int) bool {
	l := p.lines[i]
	if !strings.HasSuffix(l.text, ":") || !keyLine.MatchString(clip(l.text)) || i+1 == len(p.lines) || i > 0 && !p.lines[i-1].blank() {
		return false
	}
	next := p.lines[i+1]
	return next.indent >= l.indent+codeIndent && next.code()
}

// alone tells whether line i is a chunk of its own.
func (p *parser) alone(i int) bool {
	return (i == 0 || p.lines[i-1].blank()) && (i+1 == len(p.lines) || p.lines[i+1].blank())
}

// reaches tells whether weak code at line i (comments, decorators) leads to a line that is code by itself.
func (p *parser) reaches(i int) bool {
	const near = 6 // lines of comment above the code they belong to
	for j := i; j < min(i+near, len(p.lines)); j++ {
		l := p.lines[j]
		if l.code() {
			return true
		}
		if l.score < 1 || bulletWidth(l.text, false) > 0 {
			return false
		}
	}
	return false
}

// allWeak tells whether every line of the chunk at i shows at least a weak sign of code.
func (p *parser) allWeak(i int) bool {
	for j := i; j < min(i+maxLook, len(p.lines)) && !p.lines[j].blank(); j++ {
		l := p.lines[j]
		if l.score < 1 || bulletWidth(l.text, p.oBullet) > 0 || p.mark(l) {
			return j > i && (p.mark(l) || bulletWidth(l.text, p.oBullet) > 0 || l.score < 0)
		}
	}
	return true
}

// outputLike tells whether the indented chunk at i is something to be shown as it stands, such as the output of a
// command, rather than indented prose.
func (p *parser) outputLike(i int, lead string) bool {
	good, bad, run, n := 0, 0, 0, 0
	for j := i; j < min(i+maxLook, len(p.lines)) && !p.lines[j].blank() && p.lines[j].indent >= codeIndent; j++ {
		l := p.lines[j]
		if bulletWidth(l.text, p.oBullet) > 0 && !l.code() {
			return false
		}
		n++
		switch {
		case l.score >= 1:
			good++
		case l.score < 0:
			bad++
		}
		if j > i && runsOn(p.lines[j-1], l) && l.score <= 0 {
			run++
		}
	}
	switch {
	case good*2 >= n:
		return bad*3 <= n
	case bad > 0 || run > 0 || !p.wrapped:
		return false
	}
	return n <= 3 && (leadsIn(lead) || lead != "" && !ast.EndsSentence(lead))
}

var (
	keyLine  = pattern.New(`^(?:-\s+)?["']?[a-z][\w./-]*["']?:(?:\s+\S.*)?$`)
	itemLine = pattern.New(`^-\s+\S`)
)

// yamlEnd gives the line after the nested keys that begin at line i, or i: two keys or more, one of which has no
// value but deeper lines under it.
func (p *parser) yamlEnd(i int) int {
	if p.lines[i].blank() || !keyLine.MatchString(clip(p.lines[i].text)) || p.lines[i].indent > 0 && p.lines[i].indent < codeIndent && bulletWidth(p.lines[i].text, false) > 0 {
		return i
	}
	keys, nested, j := 0, false, i
	for ; j < len(p.lines) && !p.lines[j].blank(); j++ {
		l := p.lines[j]
		key := keyLine.MatchString(clip(l.text))
		if !key && !itemLine.MatchString(l.text) && !strings.HasPrefix(l.text, "#") || p.mark(l) {
			break
		}
		if l.score < -2 || l.indent < p.lines[i].indent {
			break
		}
		if key {
			keys++
		}
		if j > i && strings.HasSuffix(p.lines[j-1].text, ":") && (l.indent > p.lines[j-1].indent || strings.HasPrefix(l.text, "- ") && keys > 1) {
			nested = true
		}
	}
	if keys < 2 || !nested {
		return i
	}
	return j
}
