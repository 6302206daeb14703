package recognize

import "example.org/studyguide/source/ast"

// Cards in text may have nothing between front and back but the end of a line, or a smaller gap than between cards.
// Only the title shows then that the text holds cards.

// unsigned reads such cards.
func (d *deck) unsigned() bool { return d.e.topical && (d.lines() || d.gaps()) }

// lines reads the cards of a text whose blocks are of two lines each, or which is nothing but lines in turn.
func (d *deck) lines() bool {
	var sides [][]ast.Inline
	blocks, pairs := 0, 0
	for _, u := range d.e.units {
		p, ok := u.block.(*ast.Paragraph)
		if !ok {
			return false
		}
		lines := linesOfParagraph(p.Inlines)
		blocks++
		if len(lines) == 2 {
			pairs++
		}
		sides = append(sides, lines...)
	}
	if title := d.e.whole.title; len(sides)%2 != 0 && title != nil { // the first front looks like a title
		sides = append([][]ast.Inline{title}, sides...)
	}
	if len(sides)%2 != 0 || len(sides) < fewestStated*2 || pairs*10 < blocks*9 && !inTurn(sides) {
		return false
	}
	for i := 0; i < len(sides); i += 2 {
		d.card(card{sides[i], sides[i+1]}, nil)
	}
	return true
}

// inTurn reports whether lines are fronts and backs in turn: no front is a sentence, or an option by a letter, and
// nearly all are shorter than their backs.
func inTurn(sides [][]ast.Inline) bool {
	shorter := 0
	for i := 0; i+1 < len(sides); i += 2 {
		front, back := flat(sides[i]), flat(sides[i+1])
		if len(words(front)) > nameWords || ast.EndsSentence(front) {
			return false
		}
		if l, ok := readOption(front, false); ok && l.letter != 0 {
			return false
		}
		if len(front) < len(back) {
			shorter++
		}
	}
	return shorter*10 >= len(sides)/2*8
}

// gaps reads the cards of a text with more blank lines between cards than within them.
func (d *deck) gaps() bool {
	gap := func(i int) int {
		return d.e.units[i].block.Span().Start.Line - d.e.units[i-1].block.Span().End.Line
	}
	var starts []int
	odd := 0 // units that begin like a front and are none
	for i, u := range d.e.units {
		if i > 0 && gap(i) < 3 { // at most one blank line
			continue
		}
		_, ok := u.block.(*ast.Paragraph)
		if !ok || i+1 == len(d.e.units) || gap(i+1) >= 3 {
			odd++
			continue
		}
		starts = append(starts, i)
	}
	if len(starts) < fewestStated || odd*10 > len(starts) || starts[0] > 0 {
		return false
	}
	for k, i := range starts {
		front := d.e.units[i].block.(*ast.Paragraph)
		end := len(d.e.units)
		if k+1 < len(starts) {
			end = starts[k+1]
		}
		var back []ast.Block
		for _, u := range d.e.units[i+1 : end] {
			back = append(back, u.block)
		}
		d.add(question(joinLines(front.Inlines), front.At, nil),
			piece{kind: answerPiece, block: back[0], at: back[0].Span().To(back[len(back)-1].Span()), blocks: back})
		d.cards++
	}
	return true
}
