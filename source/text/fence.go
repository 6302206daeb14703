package text

import (
	"strings"

	"studyguide/source/ast"
	"studyguide/source/diag"
	"studyguide/source/listing"
	"studyguide/source/words"
)

// guideMarks is how many marks inside one fence tell that the fence holds questions, not code.
const guideMarks = 5

// fenceOf gives the fence that t begins with ("```"), or "".
func fenceOf(t string) string {
	for _, c := range [...]string{"`", "~"} {
		if strings.HasPrefix(t, c+c+c) {
			f := t[:len(t)-len(strings.TrimLeft(t, c))]
			if !strings.Contains(t[len(f):], "`") {
				return f
			}
		}
	}
	return ""
}

// fence reads a fenced listing. A fence that is never closed ends before the next mark or at the end.
func (p *parser) fence() bool {
	l := p.lines[p.i]
	f := fenceOf(l.text)
	if f == "" {
		return false
	}
	info := strings.TrimSpace(l.text[len(f):])
	j, marks, firstMark := p.i+1, 0, -1
	open := p.unclosed != "" && strings.HasPrefix(f, p.unclosed)
	for ; j < len(p.lines) && !(open && marks > 0); j++ {
		t := p.lines[j].text
		if strings.HasPrefix(t, f) && strings.Trim(t, f[:1]) == "" {
			break
		}
		if p.mark(p.lines[j]) {
			marks++
			if firstMark < 0 {
				firstMark = j
			}
		}
	}
	closed := j < len(p.lines) && !open
	if !closed {
		p.unclosed = f
		p.report(diag.OpenFence, p.span(l, l), "the fence is never closed")
		if firstMark > 0 {
			j, marks = firstMark, 0
		}
	}
	body := p.lines[p.i+1 : j]
	switch {
	case marks >= guideMarks:
		p.unfence(l, len(f), body)
	default:
		end := l
		if closed {
			end = p.lines[j]
		} else if len(body) > 0 {
			end = body[len(body)-1]
		}
		lang, _, _ := strings.Cut(info, " ")
		text := code(body, l.indent)
		if lang == "" {
			lang = listing.Detect(p.context(), text)
		} else {
			lang = listing.Canonical(lang)
		}
		p.add(&ast.Listing{Loc: ast.At(p.span(l, end)), Language: lang, Text: text})
	}
	p.lead, p.language = "", ""
	p.i = j
	if closed {
		p.i++
	}
	return true
}

// unfence reads body, the inside of a fence around whole questions, as text. A question may stand on the fence's
// own line.
func (p *parser) unfence(open line, n int, body []line) {
	p.report(diag.Furniture, p.span(open, open), "a code fence around whole questions")
	if first := open.rest(n); !first.blank() {
		body = append([]line{first}, body...)
	}
	if p.depth < maxDepth {
		p.out = append(p.out, p.parse(body, p.depth+1)...)
	} else if body = trimBlank(body); len(body) > 0 {
		p.text(body)
	}
}

// residue sets aside what a chat page leaves above its code: the language's name and the labels of its buttons,
// each on a line of its own.
func (p *parser) residue() bool {
	end := p.residueEnd(p.i)
	if end == p.i {
		return false
	}
	last := end - 1
	for p.lines[last].blank() {
		last--
	}
	at := p.span(p.lines[p.i], p.lines[last])
	p.report(diag.Furniture, at, "labels of a page above its code")
	if t := p.lines[p.i].text; !button(t) {
		p.language = listing.Canonical(t)
	}
	p.i = end
	return true
}

// residueEnd gives the line after the labels that begin at line i, or i. A name alone is a label only if a button
// stands under it, so that a word is not lost by mistake.
func (p *parser) residueEnd(i int) int {
	j := i
	if len(p.lines[i].text) <= 20 && listing.Known(p.lines[i].text) {
		j = p.over(i)
	}
	buttons := 0
	for j < len(p.lines) && button(p.lines[j].text) && buttons < 3 {
		j = p.over(j)
		buttons++
	}
	if buttons == 0 || j >= len(p.lines) || p.mark(p.lines[j]) {
		return i
	}
	if l := p.lines[j]; l.score < 1 && !listing.Known(p.lines[i].text) {
		return i
	}
	return j
}

// over gives the first line after i that is not blank, looking over one blank line at most.
func (p *parser) over(i int) int {
	i++
	if i+1 < len(p.lines) && p.lines[i].blank() {
		i++
	}
	return i
}

// button reports whether t is the text of a button over a listing, which was copied with the page.
func button(t string) bool {
	return words.Has(words.CodeButton, strings.ToLower(strings.TrimSuffix(t, "!")))
}

// context is what stands before a listing: the question's title, then the line that leads in.
func (p *parser) context() string { return listing.LeadIn(p.title, p.lead) }
