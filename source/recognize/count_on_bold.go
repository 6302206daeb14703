package recognize

import (
	"slices"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/number"
)

// Authors change the form within a document: behind headings that count 1 to 5, the sixth question is a line in bold
// type. The count tells: such lines fill a gap between two headings, or several go on behind the last.

// countOnInBold returns pieces of counted headings with the paragraphs in bold type that go on with the count as
// questions.
func countOnInBold(e *evidence, pieces []piece) []piece {
	var out []piece
	for i := 0; i < len(pieces); {
		end := i + 1
		for end < len(pieces) && pieces[end].kind != questionPiece && pieces[end].kind != sectionPiece {
			end++
		}
		found := boldBelow(pieces[i:end], following(pieces[end:]))
		for k, p := range pieces[i:end] {
			if !slices.Contains(found, k) {
				out = append(out, p)
				continue
			}
			out = append(out, opening(e, p.block.(*ast.Paragraph))...)
		}
		i = end
	}
	return out
}

// following returns the number of the question that comes first in pieces; 0 if none does, or it has no number.
func following(pieces []piece) int {
	i := slices.IndexFunc(pieces, func(p piece) bool { return p.kind == questionPiece })
	if i < 0 {
		return 0
	}
	l, _ := number.Parse(pieces[i].mark.number)
	return l.N
}

// boldBelow returns the pieces of a question that go on with its count in bold type up to the next question, whose
// number is next. Steps count from 1, so another number means that they count something else.
func boldBelow(pieces []piece, next int) []int {
	l, ok := number.Parse(pieces[0].mark.number)
	if pieces[0].kind != questionPiece || !ok || l.Prefix != "" {
		return nil
	}
	var found []int
	last := l.N
	for k, p := range pieces[1:] {
		b, ok := p.block.(*ast.Paragraph)
		if !ok || p.kind != blockPiece || len(b.Inlines) == 0 || !isStrong(b.Inlines[0]) {
			continue
		}
		m, title := takeMark(b.Inlines, false)
		l, ok := number.Parse(m.number)
		switch {
		case !ok || len(title) == 0:
			continue
		case l.Prefix != "" || l.N != last+1:
			return nil
		}
		found, last = append(found, k+1), l.N
	}
	if next == last+1 || next <= l.N && len(found) >= minQuestions {
		return found
	}
	return nil
}
