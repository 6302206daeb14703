package recognize

import (
	"slices"

	"studyguide/source/ast"
)

// Between the number of a question and its title may stand a line about it: its level, its topic, its points. What
// shows it is not its words: below most numbers that stand alone, the same few lines come again and again.

// labelTexts is such that the lines below numbers have one text in so many at most.
const labelTexts = 3

// labelsBelow takes the lines about the questions of a text out of these, whose titles then stand behind their numbers,
// and returns them by the lines of the numbers.
func labelsBelow(blocks []ast.Block) (out []ast.Block, about map[int]string) {
	texts, all := map[string]int{}, 0
	for _, b := range blocks {
		if lines := labelledLines(b); lines != nil {
			texts[flat(lines[1])]++
			all++
		}
	}
	again := 0
	for text, n := range texts {
		if n >= labelTexts && isTag(text) {
			again += n
		}
	}
	if all < regularRows || len(texts)*labelTexts > all || float64(again) < regularShare*float64(all) {
		return blocks, nil
	}
	about = map[int]string{}
	for _, b := range blocks {
		lines := labelledLines(b)
		if lines == nil || texts[flat(lines[1])] < labelTexts || !isTag(flat(lines[1])) {
			out = append(out, b)
			continue
		}
		at := inlineSpan(lines[0])
		at.Start = at.End
		title := slices.Concat(lines[0], []ast.Inline{&ast.Text{Loc: ast.At(at), Value: " "}}, lines[2])
		head := slices.Concat([][]ast.Inline{title}, lines[3:])
		out = append(out, paragraph(joined(head)))
		about[b.Span().Start.Line] = flat(lines[1])
	}
	return out, about
}

// labelledLines returns the lines of a paragraph that begins with a line that is nothing but a number and has two more
// at least; nil of any other block.
func labelledLines(b ast.Block) [][]ast.Inline {
	p, ok := b.(*ast.Paragraph)
	if !ok {
		return nil
	}
	lines := linesOfParagraph(p.Inlines)
	if len(lines) < 3 || !isOnlyMark(flat(lines[0])) {
		return nil
	}
	return lines
}
