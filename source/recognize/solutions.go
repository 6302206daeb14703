package recognize

import (
	"slices"
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/pattern"
	vocabulary "example.org/studyguide/source/words"
)

// Authors repeat the labels of exercises below a title for their answers: "# Solutions", "## Exercise 1", or "## Answer
// 1". Such a title is no label of the answer to the exercise above it, nor are the labels below it further exercises:
// it opens a key (see [builder.takeKeys]).

// withSolutions returns pieces in which each title for answers below which the labels of questions stand again opens a
// section, and a heading "Answer 3" in the third question begins its answer.
func withSolutions(pieces []piece) []piece {
	pieces = withNumberedAnswers(pieces)
	out := pieces
	asked := map[string]bool{} // the numbers of questions, and the titles of others; true for those with an answer
	last := ""
	for i, p := range pieces {
		switch p.kind {
		case questionPiece:
			last = p.numberOrTitle()
			asked[last] = false
		case answerPiece:
			title, level := titleOfAnswers(p)
			if title != nil && answerAgain(pieces[i+1:], level, asked) {
				if &out[0] == &pieces[0] {
					out = slices.Clone(pieces)
				}
				h, _ := p.block.(*ast.Heading)
				out[i] = section(title, level, p.at, h)
				continue
			}
			asked[last] = true
		}
	}
	return out
}

// withNumberedAnswers returns pieces in which the headings of answers with the numbers of their questions begin these
// answers. A question may have several ("Solution 1", "Solution 2") whose numbers count only those.
func withNumberedAnswers(pieces []piece) []piece {
	var heads []int
	number, questions, others := "", 0, 0
	for i, p := range pieces {
		switch h, ok := p.block.(*ast.Heading); {
		case p.kind == questionPiece:
			number = bareNumber(p.mark.number)
			questions++
		case p.kind != blockPiece || !ok || number == "":
		case answerNumber(h.Inlines) == number:
			heads = append(heads, i)
		case answerNumber(h.Inlines) != "":
			others++
		}
	}
	if len(heads) < minQuestions || others > 0 || len(heads) > questions {
		return pieces
	}
	out := slices.Clone(pieces)
	for _, i := range heads {
		out[i].kind = answerPiece
	}
	return out
}

// numberOrTitle returns the number of a question, without zeros before it, or else its title.
func (p piece) numberOrTitle() string {
	if p.mark.number != "" {
		return bareNumber(p.mark.number)
	}
	return key(flat(p.title))
}

// titleOfAnswers returns the title that the label of an answer can be, and its level; nil if it is only a label.
func titleOfAnswers(p piece) (title []ast.Inline, level int) {
	switch b := p.block.(type) {
	case *ast.Heading:
		title, level = b.Inlines, b.Level
	case *ast.Paragraph:
		if len(p.blocks) == 0 {
			title, level = b.Inlines, lineLevel
		}
	}
	if !isKeyTitle(flat(title)) {
		return nil, 0
	}
	return title, level
}

// answerAgain reports whether labels of questions that have no answer stand again in pieces below a title, and none of
// others.
func answerAgain(pieces []piece, level int, asked map[string]bool) bool {
	again := map[string]bool{}
	for _, p := range pieces {
		own, called := lineLevel, ""
		if p.heading != nil {
			own = p.heading.Level
		}
		switch p.kind {
		case sectionPiece:
			own = p.level
		case questionPiece:
			called = p.numberOrTitle()
		default:
			h, ok := p.block.(*ast.Heading)
			if !ok {
				continue
			}
			own, called = h.Level, numberAnswered(h.Inlines)
		}
		answered, known := asked[called]
		switch {
		case own < level, own == level && p.kind != questionPiece:
			return len(again) >= minOptions
		case called == "":
		case answered, !known && p.kind == questionPiece:
			return false
		case known:
			again[called] = true
		}
	}
	return len(again) >= minOptions
}

// lastNumber matches a title that ends in its only number.
var lastNumber = pattern.New(`^[^\d]*?(\d{1,3}\pL?)[^\pL\d]*$`)

// numberAnswered returns the number of the question that a heading announces the answer to: "Answer 3", "Solution to
// exercise 3", "Exercise 3", "3."; "" if there is none.
func numberAnswered(in []ast.Inline) string {
	if m, _ := takeMark(in, true); m.number != "" {
		return bareNumber(m.number)
	}
	return answerNumber(in)
}

// answerNumber does the same for a heading that begins with a word for an answer.
func answerNumber(in []ast.Inline) string {
	const longest = 6 // words
	text := strings.TrimSpace(flat(in))
	m := lastNumber.FindStringSubmatch(text)
	if m == nil || countWords(text) > longest {
		return ""
	}
	for _, c := range []vocabulary.Concept{
		vocabulary.AnswerLabel, vocabulary.CorrectAnswer, vocabulary.AnswerKey,
	} {
		if vocabulary.Begins(c, text) {
			return bareNumber(m[1])
		}
	}
	return ""
}
