package recognize

import (
	"slices"

	"example.org/studyguide/source/ast"
)

// A document that is nothing but lines, of which nearly all end in a question mark, names its parts by lines as well.
// Topics among questions stand anywhere; the name of a part stands above several questions, the first one above all.

const (
	// partQuestions is how many questions stand below most names of such parts at least.
	partQuestions = 2
	// fewestBareParts is how many such parts there are at least.
	fewestBareParts = 3
)

// headBareParts returns blocks with headings for lines that name parts of a document of nothing but questions; the
// blocks themselves in any other document.
func headBareParts(blocks []ast.Block) []ast.Block {
	var heads []int
	below, short := 0, 0 // questions below the last name; parts with fewer
	for i, b := range blocks {
		p, ok := b.(*ast.Paragraph)
		if !ok || !oneLine(p) {
			return blocks
		}
		text := flat(trim(p.Inlines))
		if endsAsking(text) {
			below++
			continue
		}
		if i > 0 && below < partQuestions {
			short++
		}
		if i > 0 && below == 0 || len(heads) == 0 && i > 0 || countWords(text) > nameWords || asks(text) ||
			ast.EndsSentence(text) || isMarkedLine(p) {
			return blocks
		}
		heads, below = append(heads, i), 0
	}
	if below == 0 || len(heads) < fewestBareParts || short*2 > len(heads) {
		return blocks
	}
	out := slices.Clone(blocks)
	for _, i := range heads {
		p := blocks[i].(*ast.Paragraph)
		out[i] = &ast.Heading{Loc: p.Loc, Level: maxLevel, Inlines: trim(p.Inlines)}
	}
	return out
}

// isMarkedLine reports whether a paragraph begins with the mark of a question.
func isMarkedLine(p *ast.Paragraph) bool {
	m, _ := takeMark(p.Inlines, false)
	return m.style != noMark
}
