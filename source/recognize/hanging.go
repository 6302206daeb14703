package recognize

import (
	"slices"

	"studyguide/source/ast"
)

// In a text whose answers are indented below their questions, the place of a line shows what it is: an objection, or a
// word that asks alone, is a question as well.

const (
	// fewestHanging is how many lines must have an indented text below them.
	fewestHanging = 6
	// hangingAsks is the share of these lines that must ask.
	hangingAsks = 0.6
	// hangingShare is the share of the paragraphs at the edge that must be such lines.
	hangingShare = 0.8
)

// hangingOf divides the paragraphs of a text whose first lines have the rest indented below them, and returns the
// blocks with those lines among them; none if that is not the form of the text.
func hangingOf(blocks []ast.Block) (out []ast.Block, hanging map[*ast.Paragraph]bool) {
	n, asking, edge := 0, 0, 0
	hanging = map[*ast.Paragraph]bool{}
	for _, b := range blocks {
		p, ok := b.(*ast.Paragraph)
		if !ok {
			out = append(out, b)
			continue
		}
		if p.At.Start.Col == 1 {
			edge++
		}
		if p.At.Start.Col > 1 || !slices.ContainsFunc(p.Inlines, isLineBreak) {
			out = append(out, b)
			continue
		}
		lines := linesOfParagraph(p.Inlines)
		if inlineSpan(lines[1]).Start.Col <= p.At.Start.Col {
			out = append(out, b)
			continue
		}
		if n++; asks(flat(lines[0])) {
			asking++
		}
		stem := paragraph(lines[0])
		hanging[stem] = true
		out = append(out, stem, paragraph(joined(lines[1:])))
	}
	if n < fewestHanging || float64(asking) < hangingAsks*float64(n) || float64(n) < hangingShare*float64(edge) {
		return blocks, nil
	}
	return out, hanging
}
