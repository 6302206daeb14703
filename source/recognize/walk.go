package recognize

import (
	"slices"

	"example.org/studyguide/source/ast"
)

// walkText returns the pieces of a document in which the units that satisfy isQuestion are the questions. Other
// headings are sections; in a document without headings, section lines are.
func walkText(e *evidence, isQuestion func(int) bool) *finding { return walkLists(e, isQuestion, nil) }

// walkLists does the same where the items of some lists, by their units, are questions too.
func walkLists(e *evidence, isQuestion func(int) bool, lists map[int]bool) *finding {
	f := &finding{pieces: make([]piece, 0, len(e.units))}
	lines := findSections(e, isQuestion)
	faq, open := false, false
	before := noFurniture
	for i, u := range e.units {
		kind := lines.drops[i]
		switch last := len(f.asides) - 1; {
		case kind != noFurniture && kind == before:
			f.asides[last].at = f.asides[last].at.To(u.block.Span())
		case kind != noFurniture:
			f.asides = append(f.asides, aside{u.block.Span(), kind})
		}
		if before = kind; kind != noFurniture {
			continue
		}
		switch b := u.block.(type) {
		case *ast.Heading:
			if isQuestion(i) {
				f.pieces = append(f.pieces, question(b.Inlines, b.At, b))
				open = true
				continue
			}
			if open && isAnswerHead(b) {
				break
			}
			f.pieces = append(f.pieces, section(b.Inlines, b.Level, b.At, b))
			faq, open = isFAQ(flat(b.Inlines)), false
			continue
		case *ast.List:
			if lists[i] {
				f.pieces = append(f.pieces, e.items(b, itemForm{})...)
				open = true
				continue
			}
		case *ast.Paragraph:
			switch {
			case isQuestion(i):
				f.pieces = append(f.pieces, opening(e, b)...)
				open = true
				continue
			case lines.section[i]:
				f.pieces = append(f.pieces, section(b.Inlines, lineLevel, b.At, nil))
				faq, open = isFAQ(flat(b.Inlines)), false
				continue
			case faq && e.plain && isBareQuestion(b):
				p := question(b.Inlines, b.At, nil)
				f.pieces = append(f.pieces, p)
				open = true
				continue
			}
		}
		f.pieces = append(f.pieces, e.content(u.block, e.letters))
	}
	return f
}

// behindBreak returns inlines behind a break that is meant to be seen; nothing if there are none.
func behindBreak(in []ast.Inline) []ast.Inline {
	if len(in) == 0 {
		return nil
	}
	return append([]ast.Inline{&ast.Break{Loc: ast.At(inlineSpan(in)), Hard: true}}, in...)
}

// opening returns the pieces of a paragraph that opens a question: its title and the rest of the paragraph.
func opening(e *evidence, p *ast.Paragraph) []piece {
	title, rest := splitTitle(p.Inlines)
	if lines := linesOfParagraph(title); len(lines) > 1 { // a code above what is asked
		if m, code := takeMark(lines[0], false); isOnlyFact(m, flat(code)) {
			title, rest = lines[0], slices.Concat(joined(lines[1:]), behindBreak(rest))
		}
	}
	if len(rest) == 0 {
		title, rest = splitLabel(title, e.letters)
	}
	if lines := splitLines(paragraph(title), e.labels); len(rest) == 0 && len(lines) > 1 { // the next is the answer
		title, rest = cut(title, len(flat(lines[0].(*ast.Paragraph).Inlines)))
		title, rest = trim(title), trim(rest)
	}
	out := []piece{question(title, inlineSpan(title), nil)}
	if len(rest) > 0 {
		for _, b := range splitLines(paragraph(rest), e.labels) {
			out = append(out, e.content(b, e.letters))
		}
	}
	return out
}
