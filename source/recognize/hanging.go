package recognize

import "example.org/studyguide/source/ast"

// In a text whose answers are indented below their questions, the place of a line shows what it is: an objection, or a
// word that asks alone, is a question as well.

const (
	// fewestHanging is how many lines must have an indented text below them.
	fewestHanging = 6
	// hangingAsks is the share of these lines that must ask.
	hangingAsks = 0.6
	// hangingShare is the share of the paragraphs at the edge, from the first such line to the last, that must be such.
	hangingShare = 0.8
	// hangingLines is how many lines at the edge a question may have: an editor wraps it.
	hangingLines = 3
)

// dividing returns blocks with the parts that divide makes of each paragraph; nil keeps it.
func dividing(blocks []ast.Block, divide func(i int, p *ast.Paragraph) []ast.Block) []ast.Block {
	var out []ast.Block
	for i, b := range blocks {
		var parts []ast.Block
		if p, ok := b.(*ast.Paragraph); ok {
			parts = divide(i, p)
		}
		if parts == nil {
			parts = blocks[i : i+1]
		}
		out = append(out, parts...)
	}
	return out
}

// hangingOf divides the paragraphs of a text whose first lines have the rest indented below them, and returns the
// blocks with those lines among them; none if that is not the form of the text.
func hangingOf(blocks []ast.Block) (out []ast.Block, hanging map[*ast.Paragraph]bool) {
	n, asking, edge, since := 0, 0, 0, 0 // since: at the edge, behind the last such line
	hanging = map[*ast.Paragraph]bool{}
	out = dividing(blocks, func(_ int, p *ast.Paragraph) []ast.Block {
		if p.At.Start.Col == 1 && n > 0 {
			since++
		}
		if p.At.Start.Col > 1 || !hasBreak(p.Inlines) {
			return nil
		}
		lines := linesOfParagraph(p.Inlines)
		below := 1
		for below < len(lines) && inlineSpan(lines[below]).Start.Col <= p.At.Start.Col {
			below++
		}
		if below == len(lines) || below > hangingLines {
			return nil
		}
		if n++; n == 1 {
			since = 1
		}
		if edge, since = edge+since, 0; asks(flat(lines[0])) {
			asking++
		}
		head, _ := cut(p.Inlines, flatSize(p.Inlines)-len(tailOf(lines[below:]))-1)
		stem := paragraph(head)
		hanging[stem] = true
		return []ast.Block{stem, paragraph(joined(lines[below:]))}
	})
	if n < fewestHanging || float64(asking) < hangingAsks*float64(n) || float64(n) < hangingShare*float64(edge) {
		return blocks, nil
	}
	return out, hanging
}
