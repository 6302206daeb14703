package text

import (
	"strings"
)

// A bank of trivia, as OpenTriviaQA has it: a line "#Q question", which goes on on further lines, a line "^ answer", and
// a line for each option, "A first", "B second". The lines say what they are, so that none of the other rules of text
// applies to them.

// Signs of the lines of a bank of trivia.
const (
	triviaQuestion = "#Q "
	triviaAnswer   = "^ "
)

// isTrivia reports whether lines are a bank of trivia: every question has an answer.
func isTrivia(lines []line) bool {
	questions, answers, open := 0, 0, false
	for _, l := range lines {
		switch {
		case strings.HasPrefix(l.text, triviaQuestion):
			questions, open = questions+1, true
		case strings.HasPrefix(l.text, triviaAnswer) && open:
			answers, open = answers+1, false
		}
	}
	return questions >= minCount && answers == questions
}

// trivia reads a question of a bank of trivia: a paragraph for each part of the question, for the answer and for each
// option.
func (r *reader) trivia() bool {
	if !r.survey.trivia || !strings.HasPrefix(r.lines[r.i].text, triviaQuestion) {
		return false
	}
	answered := false
	for from := r.i; ; {
		answered = answered || strings.HasPrefix(r.lines[from].text, triviaAnswer)
		to := from + 1
		for to < len(r.lines) && !r.lines[to].blank() && !startsTrivia(r.lines[to].text, answered) {
			to++
		}
		r.text(r.lines[from:to])
		from = skipBlank(r.lines, to)
		if from == len(r.lines) || strings.HasPrefix(r.lines[from].text, triviaQuestion) || answered && from > to {
			r.i = from
			return true
		}
	}
}

// startsTrivia reports whether a line begins another part of a question.
func startsTrivia(t string, answered bool) bool {
	return strings.HasPrefix(t, triviaQuestion) || strings.HasPrefix(t, triviaAnswer) ||
		answered && len(t) > 1 && t[0] >= 'A' && t[0] <= 'Z' && t[1] == ' '
}
