package recognize

import (
	"cmp"

	"example.org/studyguide/source/ast"
)

// labelsShape is dialogue: questions labelled "Q:" or "Question 5:", answers labelled "A:", "Ans:-" or "Solution:",
// bold or not, numbered or not, in many languages.
//
// A title may wrap, and question and answer may share a paragraph or even a line, where only the label of the answer
// divides them. "A." labels an answer only where questions are labelled too and no "B." follows; otherwise it is the
// first option. Other letters label both only as a pair (see label_pair.go). A second label in one answer is the
// author's own text.
type labelsShape struct{}

func (labelsShape) name() string { return "labels" }

// read takes every paragraph that begins with a word for a question, if at least half are followed by the label of an
// answer before the next. Without those labels the words only number the questions, and the rule for outlines applies.
func (labelsShape) read(e *evidence) *finding {
	opens := make([]bool, len(e.units))
	questions, answers, open := 0, 0, false
	for i, u := range e.units {
		in := lineOf(u.block, true)
		if in == nil {
			continue
		}
		if _, ok := u.block.(*ast.Heading); ok && !e.plain {
			continue
		}
		text := flat(in)
		if m := e.readLine(text); m.style == wordMark || m.style.counted() {
			opens[i], open = true, true
			questions++
			_, rest := splitTitle(in)
			if len(rest) > 0 && optionsFrom(in) < 0 && readLabel(flat(rest), cmp.Or(e.letters, anyLetter)) > 0 {
				answers, open = answers+1, false
			}
			continue
		}
		if open && readLabel(text, e.letters) > 0 {
			answers, open = answers+1, false
		}
	}
	if questions == 0 {
		return nil
	}
	if answers*2 < questions {
		return nothing("%d of %d labels of questions are followed by one of an answer, less than half", answers, questions)
	}
	dropListed(e, opens)
	f := walkText(e, func(i int) bool { return opens[i] })
	f.what, f.form = "paragraphs labelled as questions", 3.2
	return f
}

// dropListed removes the labels that only list questions where the others are answered: several right below each other
// of which few ask, as in a summary ("Q1: Masts", "Q2: Sails").
func dropListed(e *evidence, opens []bool) {
	for i := 0; i < len(opens); i++ {
		first, asking := i, 0
		for ; i < len(opens) && opens[i]; i++ {
			_, title := takeMark(lineOf(e.units[i].block, true), false)
			if asks(flat(title)) || len(linesOfParagraph(title)) > 1 {
				asking++
			}
		}
		answered := i < len(opens) && e.content(e.units[i].block, e.letters).kind == answerPiece
		if n := i - first; n >= minQuestions && float64(asking) < askingShare*float64(n) && !answered {
			clear(opens[first:i])
		}
	}
}
