package recognize

import (
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/number"
	"example.org/studyguide/source/pattern"
)

// Exercises may stand in nothing but program code, each below a comment that counts it: "# Exercise 3: Sort the rows".
// Then these comments are their titles. A bare number may count steps as well; it counts at the head of a listing only,
// where the title of the document speaks of questions or tasks, or where what it counts asks.

// codeComment matches the sign of a comment of any programming language at the start of a line, and what follows up to
// a sign that ends it.
var codeComment = pattern.New(`^ ?(?:#+|//+|--+|%+|;+|/\*+|\(\*|"""|''')[ \t]*(.*?)[ \t]*(?:\*/|\*\)|#+|"""|''')?$`)

// commentSigns are the characters with which such a sign begins.
const commentSigns = "#/-%;(\"'"

// A commentHead is a comment in a listing that counts a question.
type commentHead struct {
	from, to int // lines of the listing
	title    []string
	number   string
	bare     bool // without a word
	asks     bool
}

// headsIn returns the comments of a listing that count questions.
func headsIn(l *ast.Listing) []commentHead {
	var out []commentHead
	lines := strings.Split(l.Text, "\n")
	first := true // nothing stands above
	for i := 0; i < len(lines); i++ {
		text := commentText(lines[i])
		if text == "" {
			first = first && strings.TrimSpace(lines[i]) == ""
			continue
		}
		m := readMark(text, false)
		title := text[m.size:]
		if m.style == numberMark && first && len(words(title)) > 0 {
			return []commentHead{{
				from: i, to: i + 1, title: []string{text}, number: m.number, bare: true,
				asks: asks(title) || setsTask(title),
			}}
		}
		first = false
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
	if line == "" || line[0] != ' ' && !strings.ContainsRune(commentSigns, rune(line[0])) {
		return "" // most lines, at less cost
	}
	if m := codeComment.FindStringSubmatch(strings.TrimRight(line, " \t")); m != nil {
		return m[1]
	}
	return ""
}

// A headCount counts marks in their order, those of comments and of the text between them.
type headCount struct{ all, on, heads, last int }

// add counts a mark. Numbers go on, or begin again in another part.
func (c *headCount) add(label string, head bool) {
	l, ok := number.Parse(label)
	if !ok {
		return
	}
	c.all++
	if l.N == c.last+1 || l.N == 1 {
		c.on++
	}
	c.last = l.N
	if head {
		c.heads++
	}
}

// commentHeads returns the blocks of the document, the listings divided before the comments that count questions and
// these comments as paragraphs; nil unless they count on, together with other marks of the document, and are more than
// the headings that ask.
func commentHeads(e *evidence) []ast.Block {
	if e.plain {
		return nil
	}
	heads := map[*ast.Listing][]commentHead{}
	var words, bare headCount
	asking, above := 0, 0 // comments with a bare number that ask, and headings that do
	for _, u := range e.units {
		var in []ast.Inline
		switch b := u.block.(type) {
		case *ast.Listing:
			heads[b] = headsIn(b)
			for _, h := range heads[b] {
				if !h.bare {
					words.add(h.number, true)
					continue
				}
				bare.add(h.number, true)
				if h.asks {
					asking++
				}
			}
			continue
		case *ast.Paragraph:
			in = b.Inlines
		case *ast.Heading:
			in = b.Inlines
			if e.heads.of(b).asks {
				above++
			}
		}
		if m, _ := takeMark(in, false); m.style.counted() {
			words.add(m.number, false)
		}
	}
	count := words
	isBare := words.heads < minQuestions && bare.heads >= fewestTasks &&
		(e.topical || e.tasks || float64(asking) >= askingShare*float64(bare.heads))
	if isBare {
		count = bare
	}
	if count.heads < minQuestions || above >= count.heads ||
		float64(count.on) < bulletShare*float64(count.all) {
		return nil
	}
	var out []ast.Block
	for _, u := range e.units {
		l, ok := u.block.(*ast.Listing)
		if ok && len(heads[l]) > 0 && heads[l][0].bare == isBare {
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
		own.Text, own.Loc = text, ast.At(lineSpan(l, lines, from, to))
		out = append(out, &own)
	}
	at := 0
	for _, h := range heads {
		part(at, h.from)
		var in []ast.Inline
		for i, line := range h.title {
			loc := ast.At(lineSpan(l, lines, h.from+i, h.from+i+1))
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

// lineSpan returns the place of some of the lines of a listing: its own, if the file has not a line for each of them.
func lineSpan(l *ast.Listing, lines []string, from, to int) diag.Span {
	at, first := l.At, firstLine(l)
	if at.End.Line-at.Start.Line+1 < len(lines) {
		return at
	}
	if from > 0 || first > at.Start.Line {
		at.Start = diag.Pos{Line: first + from, Col: 1}
	}
	if to < len(lines) {
		at.End = diag.Pos{Line: first + to - 1, Col: len(lines[to-1]) + 1}
	}
	return at
}
