package recognize

import "example.org/studyguide/source/ast"

// Where the answers of a text have labels, these show where its questions are, whatever their words: "The keel is", and
// below it "Answer: the lowest part".

// labelledBelow adds the paragraphs that stand alone between the answer before, or a heading, and an answer with a
// label, and returns how many it adds. Most paragraphs with such an answer must ask, as isQuestion says: answers have
// labelled parts of their own.
func labelledBelow(e *evidence, isQuestion, option map[int]bool) int {
	asked, alone := 0, []int(nil)
	last, n, asking := -1, 0, false // the paragraphs since the last answer
	for i, u := range e.units {
		p, ok := u.block.(*ast.Paragraph)
		switch {
		case ok && e.content(p, e.letters).kind == answerPiece:
			switch {
			case asking:
				asked++
			case n == 1 && last == i-1:
				alone = append(alone, last)
			}
			n, asking = 0, false
		case isHeading(u.block), isDivider(u.block):
			n, asking = 0, false
		case isQuestion[i]:
			asking = true
		case ok && !option[i]:
			last, n = i, n+1
		default:
			n += 2 // a list, a listing: no paragraph alone
		}
	}
	if asked < minQuestions || asked < len(alone) {
		return 0
	}
	for _, i := range alone {
		isQuestion[i] = true
	}
	return len(alone)
}
