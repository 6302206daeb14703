package text

import (
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/listing"
	"example.org/studyguide/source/words"
)

// guideMarks is the number of marks in a fence from which it holds questions and not code.
const guideMarks = 5

// fenceOf returns the fence that t begins with ("```"), or "".
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
func (r *reader) fence() bool {
	l := r.lines[r.i]
	f := fenceOf(l.text)
	if f == "" {
		return false
	}
	in := r.fenced(f)
	if !in.closed {
		r.unclosed = f
		r.report(diag.OpenFence, r.span(l, l), "the fence is never closed")
	}
	body := r.lines[r.i+1 : in.end]
	if in.marks >= guideMarks {
		r.unfence(l, len(f), body)
	} else {
		last := l
		if in.closed {
			last = r.lines[in.end]
		} else if len(body) > 0 {
			last = body[len(body)-1]
		}
		lang, _, _ := strings.Cut(strings.TrimSpace(l.text[len(f):]), " ")
		text := dedented(body, l.indent)
		if lang == "" {
			lang = listing.Detect(r.context(), text)
		} else {
			lang = listing.Canonical(lang)
		}
		r.add(&ast.Listing{Loc: ast.At(r.span(l, last)), Language: lang, Text: text})
	}
	r.lead, r.language = "", ""
	r.i = in.end
	if in.closed {
		r.i++
	}
	return true
}

// A fenced is the extent of a fence and the number of marks in it.
type fenced struct {
	end    int  // the line that closes the fence; if none does, the line before which it has to end
	closed bool // end is a line that closes the fence
	marks  int  // lines that begin as questions and answers do
}

// fenced finds the end of the fence f that opens at line i.
func (r *reader) fenced(f string) fenced {
	j, marks, first := r.i+1, 0, -1
	open := r.unclosed != "" && strings.HasPrefix(f, r.unclosed)
	for ; j < len(r.lines) && !(open && marks > 0); j++ {
		t := r.lines[j].text
		if strings.HasPrefix(t, f) && strings.Trim(t, f[:1]) == "" {
			break
		}
		if r.mark(r.lines[j]) {
			marks++
			if first < 0 {
				first = j
			}
		}
	}
	closed := j < len(r.lines) && !open
	if !closed && first > 0 {
		j, marks = first, 0
	}
	return fenced{j, closed, marks}
}

// unfence reads body, the content of a fence around whole questions, as text. The first question may be on the line of
// the fence.
func (r *reader) unfence(open line, n int, body []line) {
	r.report(diag.Furniture, r.span(open, open), "a code fence around whole questions")
	if first := open.rest(n); !first.blank() {
		body = append([]line{first}, body...)
	}
	if r.depth < maxDepth {
		in := r.inside(body)
		in.blocks()
		r.out = append(r.out, in.out...)
		r.title = in.title
	} else if body = trimBlank(body); len(body) > 0 {
		r.text(body)
	}
}

// residue sets aside the lines that a chat page leaves above code: the name of the language and the labels of buttons.
func (r *reader) residue() bool {
	end := r.residueEnd(r.i)
	if end == r.i {
		return false
	}
	last := end - 1
	for r.lines[last].blank() {
		last--
	}
	at := r.span(r.lines[r.i], r.lines[last])
	r.report(diag.Furniture, at, "labels of a page above its code")
	if t := r.lines[r.i].text; !button(t) {
		r.language = listing.Canonical(t)
	}
	r.i = end
	return true
}

// residueEnd returns the line after the labels that begin at line i, or i. The name of a language counts only with a
// button under it; otherwise it is a word of the text.
func (p *passage) residueEnd(i int) int {
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

// over returns the next line after i, or the one after that if the next is blank.
func (p *passage) over(i int) int {
	i++
	if i+1 < len(p.lines) && p.lines[i].blank() {
		i++
	}
	return i
}

// button reports whether t is the label of a button above a listing, copied along with the page.
func button(t string) bool {
	return words.Has(words.CodeButton, strings.ToLower(strings.TrimSuffix(t, "!")))
}
