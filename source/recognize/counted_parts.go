package recognize

import (
	"strconv"
	"strings"

	"example.org/studyguide/source/ast"
)

// The parts of a text may be counted like the questions in them, by bare numbers:
//
//	2. Rigging
//	1. Which rope raises a sail?
//
// Their own count shows them, which goes on from part to part, and the first question right below each of them.

// fewestCountedParts is how many such parts a text has at least.
const fewestCountedParts = 3

// countedParts returns the blocks of a text with headings for the titles of its parts, and these headings; nil if it
// has no such parts.
func countedParts(e *evidence) (blocks []ast.Block, heads map[ast.Block]bool) {
	if !e.plain {
		return nil, nil
	}
	parts, firsts := map[int]bool{}, 0
	above, n := -1, 0 // the unit right before, if it has a number, and that number
	for i, u := range e.units {
		p, ok := u.block.(*ast.Paragraph)
		if !ok {
			above = -1
			continue
		}
		m, title := takeMark(p.Inlines, false)
		number, err := strconv.Atoi(m.number)
		if m.style != numberMark || err != nil {
			above = -1
			continue
		}
		if number == 1 && i > 0 && len(parts) > 0 || number == 1 && above >= 0 {
			if firsts++; above >= 0 && n == len(parts)+1 {
				parts[above] = true
			}
		}
		if above, n = i, number; !namesTopic(title) {
			above = -1
		}
	}
	if len(parts) < fewestCountedParts || firsts != len(parts) {
		return nil, nil
	}
	blocks, heads = make([]ast.Block, len(e.units)), map[ast.Block]bool{}
	for i, u := range e.units {
		blocks[i] = u.block
		if parts[i] {
			in := trim(u.block.(*ast.Paragraph).Inlines)
			blocks[i] = &ast.Heading{Loc: u.block.(*ast.Paragraph).Loc, Level: lineLevel, Inlines: in}
			heads[blocks[i]] = true
		}
	}
	return blocks, heads
}

// namesTopic reports whether a title behind a number names something: it is short, on one line, and neither asks nor
// is a sentence.
func namesTopic(title []ast.Inline) bool {
	text := flat(title)
	return text != "" && !strings.Contains(text, "\n") && countWords(text) <= maxTitleWords && !asks(text) &&
		!ast.EndsSentence(text)
}
