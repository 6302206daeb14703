package docx

import (
	"slices"
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/words"
)

// Authors who know no styles make titles in bold type, and often only some of them with a style. What looks as the
// headings of a document do is one.

// leastHeadings is how many headings have to ask before bold text that asks is one of them.
const leastHeadings = 3

// alike makes headings of bold paragraphs: of those that ask, where headings ask, and of a title at the top.
func (f *flow) alike() {
	level, numbered := f.asking()
	bold := 0
	for i, b := range f.blocks {
		p, ok := b.(*ast.Paragraph)
		if !ok || !isBold(p) {
			continue
		}
		bold++
		text := strings.TrimSpace(ast.PlainText(p.Inlines))
		if level == 0 || !asks(text) || numbered && !hasNumber(text) {
			continue
		}
		f.toHeading(i, level)
	}
	slices.SortStableFunc(f.headings, func(a, b *ast.Heading) int { return a.At.Start.Line - b.At.Start.Line })
	if bold == 1 && len(f.headings) == 0 && f.doc.Meta.Title == "" && len(f.blocks) > 1 {
		if p, ok := f.blocks[0].(*ast.Paragraph); ok && isBold(p) {
			const longest = 100 // bytes
			if text := ast.PlainText(p.Inlines); len(text) <= longest && !asks(text) && !hasNumber(text) {
				f.toHeading(0, 1)
			}
		}
	}
}

// asking returns the level of the headings that ask, and whether most of them have numbers; 0 if there are few.
func (f *flow) asking() (level int, numbered bool) {
	count, marked := map[int]int{}, map[int]int{}
	for _, h := range f.headings {
		text := ast.PlainText(h.Inlines)
		if asks(text) {
			count[h.Level]++
			if hasNumber(text) {
				marked[h.Level]++
			}
		}
	}
	for l, n := range count {
		if n >= leastHeadings && (n > count[level] || n == count[level] && l < level) {
			level = l
		}
	}
	return level, 2*marked[level] > count[level]
}

// toHeading makes the paragraph at index i a heading.
func (f *flow) toHeading(i, level int) {
	p := f.blocks[i].(*ast.Paragraph)
	var in []ast.Inline
	for _, n := range p.Inlines {
		if s, ok := n.(*ast.Strong); ok {
			in = append(in, s.Inlines...)
		} else {
			in = append(in, n)
		}
	}
	h := &ast.Heading{Loc: p.Loc, Level: level, Inlines: in}
	f.blocks[i] = h
	f.headings = append(f.headings, h)
}

// isBold reports whether all words of a paragraph are bold, and it is one line.
func isBold(p *ast.Paragraph) bool {
	bold := false
	for _, n := range p.Inlines {
		switch n := n.(type) {
		case *ast.Strong:
			bold = true
		case *ast.Text:
			if strings.Trim(n.Value, " ?.:") != "" {
				return false
			}
		default:
			return false
		}
	}
	return bold
}

// asks reports whether a title ends with a question mark.
func asks(text string) bool {
	text = strings.TrimSpace(text)
	return strings.HasSuffix(text, "?") || strings.HasSuffix(text, "？") || strings.HasSuffix(text, "؟")
}

// hasNumber reports whether a title begins with a number, behind a word for a question or alone.
func hasNumber(text string) bool {
	text = strings.TrimSpace(text)
	if word, rest, ok := strings.Cut(text, " "); ok && words.Is(words.QuestionLabel, word) {
		text = rest
	}
	return text != "" && text[0] >= '0' && text[0] <= '9'
}
