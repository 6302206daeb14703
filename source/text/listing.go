package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/listing"
	"example.org/studyguide/source/pattern"
)

// codeIndent is the indentation of code in a text whose author indents it.
const codeIndent = 4

// maxLook bounds the lines of a chunk that are examined to classify it, and so the cost for each line.
const maxLook = 100

// dedented returns lines as one text, with n columns of indentation removed.
func dedented(lines []line, n int) string {
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

// A listingFinder finds where code begins and ends among the lines of a passage.
type listingFinder struct {
	passage
	language string // the language printed above the code, if any
}

// starts reports whether code begins at line j, directly below a line of text. A single line of wrapped prose may look
// like code, so in wrapped text the line before must be a lead-in, or the code must be indented.
func (f *listingFinder) starts(j int) bool {
	before, l := f.lines[j-1], f.lines[j]
	indented := l.indent >= before.indent+codeIndent
	if l.score < 1 && !(leadsIn(before.text) && (indented || keyLine.MatchString(l.text))) {
		return false
	}
	if f.wrapped && !leadsIn(before.text) && !indented {
		if !l.code() || runsOn(before, l) || j+1 == len(f.lines) || !f.lines[j+1].code() {
			return false
		}
	}
	if f.wrapped && indented && !leadsIn(before.text) && !l.code() && before.width()*2 > f.width {
		return false
	}
	return f.end(j, before.text) > j
}

// end returns the line after the listing that begins at line i; i if none does. lead is the text before it.
func (f *listingFinder) end(i int, lead string) int {
	l := f.lines[i]
	if f.notCode(l) {
		return i
	}
	if end := f.yamlEnd(i); end > i {
		for k := end + 1; k < len(f.lines) && f.yamlEnd(k) > k; k = end + 1 {
			end = f.yamlEnd(k)
		}
		return end
	}
	if f.language != "" {
		return f.grow(i, true)
	}
	if bulletWidth(l.text, f.oBullet) > 0 && !l.code() {
		return i
	}
	switch {
	case strings.HasPrefix(l.text, "#!"): // a script
		return f.grow(i, true)
	case f.target(i):
		return f.grow(i, false)
	case l.code():
		if f.wrapped && l.indent < codeIndent && f.alone(i) && !leadsIn(lead) && l.score < listing.Strong+2 {
			return i
		}
		return f.grow(i, false)
	case l.score >= 1 && f.reaches(i):
		return f.grow(i, false)
	case l.score >= 1 && leadsIn(lead) && f.allWeak(i):
		return f.grow(i, false)
	case l.indent >= codeIndent && f.outputLike(i, lead):
		return f.grow(i, true)
	}
	return i
}

// notCode reports whether l cannot be part of a listing, whatever its score.
func (f *listingFinder) notCode(l line) bool {
	return f.mark(l) || l.score < listing.Strong && (l.indent < codeIndent && digit(l) || opensLabel(l.text))
}

// opensLabel reports whether a line begins with a label with a capital, however deep it stands: "Answer: (5, 5)".
func opensLabel(t string) bool {
	r, _ := utf8.DecodeRuneInString(t)
	return unicode.IsUpper(r) && readLabel(clip(t)) != ""
}

// target reports whether line i is a name and a colon with indented code below, as in a makefile.
func (f *listingFinder) target(i int) bool {
	l := f.lines[i]
	if !strings.HasSuffix(l.text, ":") || !keyLine.MatchString(clip(l.text)) || i+1 == len(f.lines) ||
		i > 0 && !f.lines[i-1].blank() {
		return false
	}
	next := f.lines[i+1]
	return next.indent >= l.indent+codeIndent && next.code()
}

// alone reports whether line i is between blank lines or ends of the passage.
func (p *passage) alone(i int) bool {
	return (i == 0 || p.lines[i-1].blank()) && (i+1 == len(p.lines) || p.lines[i+1].blank())
}

// reaches reports whether weak code at line i (comments, decorators) leads to a line of strong code.
func (f *listingFinder) reaches(i int) bool {
	const near = 6 // lines of comment above the code they belong to
	for j := i; j < min(i+near, len(f.lines)); j++ {
		l := f.lines[j]
		if l.code() {
			return true
		}
		if l.score < 1 || bulletWidth(l.text, false) > 0 {
			return false
		}
	}
	return false
}

// allWeak reports whether every line of the chunk at i shows at least a weak sign of code.
func (f *listingFinder) allWeak(i int) bool {
	for j := i; j < min(i+maxLook, len(f.lines)) && !f.lines[j].blank(); j++ {
		l := f.lines[j]
		if l.score < 1 || bulletWidth(l.text, f.oBullet) > 0 || f.mark(l) {
			return j > i && (f.mark(l) || bulletWidth(l.text, f.oBullet) > 0 || l.score < 0)
		}
	}
	return true
}

// outputLike reports whether the indented chunk at i is preformatted, like the output of a command, and not indented
// prose.
func (f *listingFinder) outputLike(i int, lead string) bool {
	good, bad, run, n := 0, 0, 0, 0
	for j := i; j < min(i+maxLook, len(f.lines)) && !f.lines[j].blank() && f.lines[j].indent >= codeIndent; j++ {
		l := f.lines[j]
		if bulletWidth(l.text, f.oBullet) > 0 && !l.code() {
			return false
		}
		n++
		switch {
		case l.score >= 1:
			good++
		case l.score < 0:
			bad++
		}
		if j > i && runsOn(f.lines[j-1], l) && l.score <= 0 {
			run++
		}
	}
	switch {
	case good*2 >= n:
		return bad*3 <= n
	case bad > 0 || run > 0 || !f.wrapped:
		return false
	}
	return n <= 3 && (leadsIn(lead) || lead != "" && !ast.EndsSentence(lead))
}

var (
	keyLine  = pattern.New(`^(?:-\s+)?["']?[a-z][\w./-]*["']?:(?:\s+\S.*)?$`)
	itemLine = pattern.New(`^-\s+\S`)
)

// yamlEnd returns the line after the nested keys that begin at line i, or i: two keys or more, one of which has no
// value but deeper lines under it.
func (f *listingFinder) yamlEnd(i int) int {
	if f.lines[i].blank() || !keyLine.MatchString(clip(f.lines[i].text)) ||
		f.lines[i].indent > 0 && f.lines[i].indent < codeIndent && bulletWidth(f.lines[i].text, false) > 0 {
		return i
	}
	keys, nested, j := 0, false, i
	for ; j < len(f.lines) && !f.lines[j].blank(); j++ {
		l := f.lines[j]
		key := keyLine.MatchString(clip(l.text))
		if !key && !itemLine.MatchString(l.text) && !strings.HasPrefix(l.text, "#") || f.mark(l) {
			break
		}
		if l.score < -2 || l.indent < f.lines[i].indent {
			break
		}
		if key {
			keys++
		}
		if j > i && strings.HasSuffix(f.lines[j-1].text, ":") &&
			(l.indent > f.lines[j-1].indent || strings.HasPrefix(l.text, "- ") && keys > 1) {
			nested = true
		}
	}
	if keys < 2 || !nested {
		return i
	}
	return j
}

// grow returns the line after the listing that begins at line i. It continues over lines that are code or within an
// open bracket, and over blank lines if more code follows. A standalone block runs to the next blank line, whatever its
// lines look like.
func (f *listingFinder) grow(i int, standalone bool) int {
	base, depth, end := f.lines[i].indent, 0, i
	comment, here := false, ""
	for j := i; j < len(f.lines); j++ {
		l := f.lines[j]
		if here != "" && !f.mark(l) {
			if end = j + 1; l.text == here {
				here = ""
			}
			continue
		}
		if l.blank() {
			if j = f.across(j, base, depth, standalone); j < 0 {
				break
			}
			l = f.lines[j]
		}
		if fenceOf(l.text) != "" || (j > i || !standalone) && !f.goesOn(j, i, base, depth, standalone, comment) {
			break
		}
		if m := heredoc.FindStringSubmatch(clip(l.text)); m != nil && f.closes(j+1, m[1]) {
			here = m[1]
		}
		comment = (comment || strings.HasPrefix(l.text, "/*")) && !strings.Contains(l.text, "*/")
		depth = max(0, depth+listing.Depth(l.text))
		base = min(base, l.indent)
		end = j + 1
	}
	return end
}

var heredoc = pattern.New(`[^<]<<-?\s*['"]?([A-Z_]{2,})['"]?\s*$`)

// closes reports whether the here-document whose first line is j ends with word not far below.
func (f *listingFinder) closes(j int, word string) bool {
	const far = 60 // lines of a here-document that a guide may show
	for k := j; k < min(j+far, len(f.lines)); k++ {
		if f.lines[k].text == word {
			return true
		}
	}
	return false
}

// goesOn reports whether line j is part of the listing that begins at line i.
func (f *listingFinder) goesOn(j, i, base, depth int, standalone, comment bool) bool {
	l := f.lines[j]
	if f.mark(l) {
		return false
	}
	if j == i || comment {
		return true
	}
	bullet := bulletWidth(l.text, f.oBullet) > 0
	switch {
	case standalone && base >= codeIndent:
		return l.indent >= codeIndent
	case standalone:
		return l.score > -3 && !bullet
	case depth > 0:
		return l.score > -3 || l.indent > base
	case bullet || l.indent < codeIndent && digit(l) && !l.code():
		return false
	case l.score >= 1:
		return true
	case l.indent > base:
		return l.score > -2
	case l.score == 0:
		return !leadsIn(l.text) && j+1 < len(f.lines) && f.lines[j+1].score >= 1 || closer(l.text) ||
			l.indent >= codeIndent
	}
	return false
}

// closer reports whether t is a word that ends a block of code.
func closer(t string) bool {
	switch t {
	case "end", "fi", "done", "esac", "pass", "break", "continue", "return", "else", "begin", "do", "then":
		return true
	}
	return false
}

// across returns the line at which the listing continues after the blank line j, or -1. It continues within an open
// bracket or if the next line is code; prose or a list ends it.
func (f *listingFinder) across(j, base, depth int, standalone bool) int {
	const gap = 2 // blank lines within one listing
	k := skipBlank(f.lines, j)
	if k == len(f.lines) || k-j > gap {
		return -1
	}
	l := f.lines[k]
	if f.notCode(l) || bulletWidth(l.text, f.oBullet) > 0 && depth == 0 || f.residueEnd(k) > k {
		return -1
	}
	switch {
	case depth > 0 && (l.score > -2 || l.indent > base && l.score > -4):
		return k
	case standalone && base >= codeIndent:
		if l.indent >= codeIndent && (l.score >= 1 || f.outputLike(k, "x")) {
			return k
		}
		return -1
	case base >= codeIndent && l.indent < codeIndent:
		return -1
	case l.code() && !(f.wrapped && f.alone(k) && l.indent < codeIndent), l.score >= 1 && f.reaches(k):
		return k
	}
	return -1
}
