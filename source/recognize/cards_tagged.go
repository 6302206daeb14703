package recognize

import (
	"slices"
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/pattern"
	vocabulary "example.org/studyguide/source/words"
)

// A line that ends in a tag of cards, as in "What is a keel? #card", is a front, and the lines below it are the back.

// hasFronts reports whether enough paragraphs begin with such a line and have no other sign between front and back.
func hasFronts(units []unit) bool {
	n := 0
	for _, u := range units {
		if p, ok := u.block.(*ast.Paragraph); ok && endsInTag(untilBreak(p.Inlines)) {
			n++
		}
	}
	return n >= minQuestions
}

// endsInTag reports whether a line is a text and a tag of cards behind it, and not a card that is whole.
func endsInTag(line []ast.Inline) bool {
	text := strings.TrimSpace(flat(line))
	if !strings.Contains(text, "#") || strings.Contains(text, "::") {
		return false
	}
	tag := lastTag(text)
	return tag != nil && tag[1] == len(text) && countWords(text[:tag[0]]) > 0
}

// tagFronts adds the cards of a paragraph that begins with a front. A back may be in the blocks below it.
func tagFronts(d *deck, p *ast.Paragraph) {
	rest := trim(p.Inlines)
	for len(rest) > 0 {
		front, below := cutLine(rest)
		own := d.untagged(front)
		d.add(question(own, inlineSpan(own), nil))
		d.cards++
		size, text := 0, flat(below)
		for line := range strings.Lines(text) {
			if first, _ := cut(tailAfter(below, size), len(strings.TrimRight(line, "\n"))); endsInTag(first) {
				break
			}
			size += len(line)
		}
		back, next := cut(below, size)
		if back = trim(back); len(back) > 0 {
			b := paragraph(back)
			d.add(piece{kind: answerPiece, block: b, at: b.At, blocks: []ast.Block{b}})
		}
		rest = trim(next)
	}
}

// cutLine divides inlines behind their first line.
func cutLine(in []ast.Inline) (line, below []ast.Inline) {
	if at := strings.IndexByte(flat(in), '\n'); at >= 0 {
		line, below = cut(in, at)
		return trim(line), trim(below)
	}
	return in, nil
}

// cardTag matches a tag, which may have parts: "#flashcards/harbor".
var cardTag = pattern.New(`(?:^|\s)#(\p{L}+)(?:[/-][^\s#]*)?`)

// untagHeadings drops the tags of cards behind the titles of headings: they are furniture in every shape.
func (f *finding) untagHeadings() {
	d := deck{f: f}
	for i, p := range f.pieces {
		if p.heading != nil && strings.Contains(flat(p.title), "#") {
			f.pieces[i].title = d.untagged(p.title)
		}
	}
}

// lastTag returns the bounds of the last tag of a text that says that it is a card; nil if there is none.
func lastTag(text string) []int {
	var last []int
	for at := 0; ; {
		m := cardTag.FindStringSubmatchIndex(text[at:])
		if m == nil {
			return last
		}
		if vocabulary.Is(vocabulary.CardTag, text[at+m[2]:at+m[3]]) {
			start := at + m[2] - len("#")
			last = []int{start, at + m[1]}
		}
		at += m[1]
	}
}

// isTagged reports whether a block has a tag that says that it holds cards.
func isTagged(b ast.Block) bool {
	switch b := b.(type) {
	case *ast.Paragraph:
		return lastTag(flat(b.Inlines)) != nil
	case *ast.Heading:
		return lastTag(flat(b.Inlines)) != nil
	case *ast.List:
		return slices.ContainsFunc(b.Items, func(it *ast.Item) bool {
			p, ok := firstParagraph(it)
			return ok && lastTag(flat(p.Inlines)) != nil
		})
	}
	return false
}
