package recognize

import (
	"studyguide/source/ast"
)

// Exam papers state rather than ask: "The virus is", "She ___ to school". What shows that their items are questions is
// what they offer: options by letters right below each, and an answer key, or an answer with a label.

// offersOptions reports whether blocks begin with options by letters.
func offersOptions(blocks []ast.Block) bool {
	c := findChoice(blocks)
	return c != nil && !c.plain && !c.numbered && len(c.before) == 0
}

// isExamItem reports whether options by letters stand right below the first line of an item.
func isExamItem(it *ast.Item) bool {
	p, ok := firstParagraph(it)
	if !ok {
		return false
	}
	return offersOptions(append(laterLines(p.Inlines), it.Blocks[1:]...))
}

// laterLines returns the lines of a title after the first, as a paragraph; nothing if it has one line.
func laterLines(in []ast.Inline) []ast.Block {
	lines := linesOfParagraph(in)
	if len(lines) < 2 {
		return nil
	}
	_, rest := cut(in, len(flat(in))-len(tailOf(lines[1:])))
	return []ast.Block{paragraph(trim(rest))}
}

// offering counts the questions that offer options by letters, and reports whether the pieces hold a key.
func offering(pieces []piece) (n int, key bool) {
	var blocks []ast.Block
	open := false
	end := func() {
		if open && offersOptions(blocks) {
			n++
		}
		open, blocks = false, nil
	}
	for _, p := range pieces {
		switch p.kind {
		case questionPiece:
			end()
			open, blocks = true, append(laterLines(p.title), p.blocks...)
		case sectionPiece:
			end()
			key = key || isKeyTitle(flat(p.title))
		case blockPiece:
			blocks = append(blocks, p.block)
			if p, ok := p.block.(*ast.Paragraph); ok {
				title, _ := splitKeyTitle(p.Inlines)
				key = key || isKeyTitle(flat(trim(title)))
			}
		case answerPiece:
			if b, ok := p.block.(*ast.Paragraph); ok {
				title, _ := splitKeyTitle(b.Inlines)
				key = key || isKeyTitle(flat(trim(title)))
			}
			end()
		}
	}
	end()
	return n, key
}
