package text

import (
	"strings"

	"studyguide/source/listing"
	"studyguide/source/pattern"
)

// grow gives the line after the listing that has begun at line i. It goes on over lines that are code or stand
// in an open bracket, and over blank lines if what follows is plainly more of it. A block that is set apart goes
// to its blank line whatever its lines look like.
func (p *parser) grow(i int, apart bool) int {
	base, depth, end := p.lines[i].indent, 0, i
	comment, here := false, ""
	for j := i; j < len(p.lines); j++ {
		l := p.lines[j]
		if here != "" && !p.mark(l) {
			if end = j + 1; l.text == here {
				here = ""
			}
			continue
		}
		if l.blank() {
			if j = p.across(j, base, depth, apart); j < 0 {
				break
			}
			l = p.lines[j]
		}
		if fenceOf(l.text) != "" || (j > i || !apart) && !p.goesOn(j, i, base, depth, apart, comment) {
			break
		}
		if m := heredoc.FindStringSubmatch(clip(l.text)); m != nil && p.closes(j+1, m[1]) {
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

// closes tells whether the here-document that line j is the first of ends with word not far below.
func (p *parser) closes(j int, word string) bool {
	const far = 60 // lines of a here-document that a guide may show
	for k := j; k < min(j+far, len(p.lines)); k++ {
		if p.lines[k].text == word {
			return true
		}
	}
	return false
}

// goesOn tells whether line j is still part of the listing that began at line i.
func (p *parser) goesOn(j, i, base, depth int, apart, comment bool) bool {
	l := p.lines[j]
	if p.mark(l) {
		return false
	}
	if j == i || comment {
		return true
	}
	bullet := bulletWidth(l.text, p.oBullet) > 0
	switch {
	case apart && base >= codeIndent:
		return l.indent >= codeIndent
	case apart:
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
		return !leadsIn(l.text) && j+1 < len(p.lines) && p.lines[j+1].score >= 1 || closer(l.text) || l.indent >= codeIndent
	}
	return false
}

// closer tells whether t is a word that ends a block of code.
func closer(t string) bool {
	switch t {
	case "end", "fi", "done", "esac", "pass", "break", "continue", "return", "else", "begin", "do", "then":
		return true
	}
	return false
}

// across gives the line where the listing goes on after the blank line j, or -1. It does in an open bracket, or
// when the next line is code again; prose or a list in between ends it.
func (p *parser) across(j, base, depth int, apart bool) int {
	const gap = 2 // blank lines within one listing
	k := skipBlank(p.lines, j)
	if k == len(p.lines) || k-j > gap {
		return -1
	}
	l := p.lines[k]
	if p.notCode(l) || bulletWidth(l.text, p.oBullet) > 0 && depth == 0 || p.residueEnd(k) > k {
		return -1
	}
	switch {
	case depth > 0 && (l.score > -2 || l.indent > base && l.score > -4):
		return k
	case apart && base >= codeIndent:
		if l.indent >= codeIndent && (l.score >= 1 || p.outputLike(k, "x")) {
			return k
		}
		return -1
	case base >= codeIndent && l.indent < codeIndent:
		return -1
	case l.code() && !(p.wrapped && p.alone(k) && l.indent < codeIndent), l.score >= 1 && p.reaches(k):
		return k
	}
	return -1
}
