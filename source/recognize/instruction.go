package recognize

import (
	"slices"

	"example.org/studyguide/source/ast"
)

// Behind the number of a question may stand what to do, the same again and again, with the question and its options
// below: "5. Choose the right answer". The question is the title then, and what to do stands above the options.

// withoutInstructions returns the blocks of a text with such instructions below the questions.
func withoutInstructions(blocks []ast.Block) []ast.Block {
	texts, all := map[string]int{}, 0
	for i := range blocks {
		text, lines := instructedLines(blocks, i)
		if lines == nil {
			continue
		}
		if all++; len(lines) > 1 {
			texts[text]++
		}
	}
	again := 0
	for _, n := range texts {
		if n >= labelTexts {
			again += n
		}
	}
	if all < regularRows || float64(again) < regularShare*float64(all) {
		return blocks
	}
	var out []ast.Block
	for i, b := range blocks {
		text, lines := instructedLines(blocks, i)
		if len(lines) < 2 || texts[text] < labelTexts {
			out = append(out, b)
			continue
		}
		number, instruction := cut(lines[0], flatSize(lines[0])-len(text))
		title := paragraph(joined(append([][]ast.Inline{slices.Concat(number, lines[1])}, lines[2:]...)))
		out = append(out, title, paragraph(instruction))
	}
	return out
}

// instructedLines returns the lines of a paragraph with a number above options, and the text behind the number on the
// first.
func instructedLines(blocks []ast.Block, i int) (text string, lines [][]ast.Inline) {
	p, ok := blocks[i].(*ast.Paragraph)
	if !ok || i+1 == len(blocks) || !opensOptions(blocks[i+1]) {
		return "", nil
	}
	lines = linesOfParagraph(p.Inlines)
	m, title := takeMark(lines[0], false)
	if m.style != numberMark || len(title) == 0 {
		return "", nil
	}
	return flat(title), lines
}

// opensOptions reports whether a block begins with options by letters, or has boxes.
func opensOptions(b ast.Block) bool {
	p, ok := b.(*ast.Paragraph)
	if !ok {
		return hasBoxes(b)
	}
	l, ok := readOption(lineText(p.Inlines), false)
	return ok && l.letter != 0 && l.first()
}
