package recognize

import (
	"strings"

	"studyguide/source/ast"
	"studyguide/source/diag"
	"studyguide/source/number"
	"studyguide/source/pattern"
)

// Exercises may stand in nothing but program code, each below a comment that counts it: "# Exercise 3: Sort the rows".
// Then these comments are their titles.

// codeComment matches the sign of a comment of any programming language at the start of a line, and what follows up to
// a sign that ends it.
var codeComment = pattern.New(`^(?:#+|//+|--+|%+|;+|/\*+|\(\*|"""|''')[ \t]*(.*?)[ \t]*(?:\*/|\*\)|#+|"""|''')?$`)

// A commentHead is a comment in a listing that counts a question.
type commentHead struct {
	from, to int // lines of the listing
	title    []string
	number   string
}

// headsIn returns the comments of a listing that count questions.
func headsIn(l *ast.Listing) []commentHead {
	var out []commentHead
	lines := strings.Split(l.Text, "\n")
	for i := 0; i < len(lines); i++ {
		text := commentText(lines[i])
		m := readMark(text, false)
		if !m.style.counted() {
			continue
		}
		head := commentHead{from: i, to: i + 1, title: []string{text}, number: m.number}
		for m.size == len(text) && head.to < len(lines) && commentText(lines[head.to]) != "" {
			head.title = append(head.title, commentText(lines[head.to])) // the mark stands alone above the title
			head.to++
		}
		out = append(out, head)
		i = head.to - 1
	}
	return out
}

// commentText returns what a line says that is nothing but a comment.
func commentText(line string) string {
	if m := codeComment.FindStringSubmatch(strings.TrimRight(line, " \t")); m != nil {
		return m[1]
	}
	return ""
}

// commentHeads returns the blocks of the document, the listings divided before the comments that count questions and
// these comments as paragraphs; nil unless they count on and are more than the headings that ask and all else with such
// marks.
func commentHeads(e *evidence) []ast.Block {
	heads := map[*ast.Listing][]commentHead{}
	var count numbering
	var last number.Label
	others := 0
	for _, u := range e.units {
		var in []ast.Inline
		switch b := u.block.(type) {
		case *ast.Listing:
			if heads[b] = headsIn(b); len(heads[b]) > 0 {
				for _, h := range heads[b] {
					count.follow(&last, h.number)
				}
			}
			continue
		case *ast.Paragraph:
			in = b.Inlines
		case *ast.Heading:
			in = b.Inlines
			if e.heads.of(b).asks {
				others++
			}
		}
		if m, _ := takeMark(in, false); m.style.counted() {
			others++
		}
	}
	if e.plain || count.numbered < minQuestions || others >= count.numbered ||
		float64(count.goesUp+1) < bulletShare*float64(count.numbered) {
		return nil
	}
	var out []ast.Block
	for _, u := range e.units {
		if l, ok := u.block.(*ast.Listing); ok && len(heads[l]) > 0 {
			out = append(out, atHeads(l, heads[l])...)
		} else {
			out = append(out, u.block)
		}
	}
	return out
}

// atHeads returns a listing divided before its heads, each of which becomes a paragraph.
func atHeads(l *ast.Listing, heads []commentHead) []ast.Block {
	var out []ast.Block
	lines := strings.Split(l.Text, "\n")
	part := func(from, to int) {
		text := strings.Trim(strings.Join(lines[from:to], "\n"), "\n")
		if strings.TrimSpace(text) == "" {
			return
		}
		own := *l
		own.Text, own.Loc = text, ast.At(lineSpan(l, from, to))
		out = append(out, &own)
	}
	at := 0
	for _, h := range heads {
		part(at, h.from)
		var in []ast.Inline
		for i, line := range h.title {
			loc := ast.At(lineSpan(l, h.from+i, h.from+i+1))
			if i > 0 {
				in = append(in, &ast.Break{Loc: loc})
			}
			in = append(in, &ast.Text{Loc: loc, Value: line})
		}
		out = append(out, paragraph(in))
		at = h.to
	}
	part(at, len(lines))
	return out
}

// lineSpan returns the place of lines of a listing: its own, if the file has not a line for each of them.
func lineSpan(l *ast.Listing, from, to int) diag.Span {
	at := l.At
	lines := strings.Count(l.Text, "\n") + 1
	first := firstLine(l)
	if at.End.Line-at.Start.Line+1 < lines {
		return at
	}
	if from > 0 || first > at.Start.Line {
		at.Start = diag.Pos{Line: first + from, Col: 1}
	}
	if to < lines {
		at.End = diag.Pos{Line: first + to - 1, Col: len(strings.Split(l.Text, "\n")[to-1]) + 1}
	}
	return at
}
