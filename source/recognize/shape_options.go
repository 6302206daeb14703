package recognize

import "example.org/studyguide/source/ast"

// optionsShape has a list of options with check boxes below each question, as in a quiz: "- [x]" is right, and several
// may be.
//
// The questions themselves are headings, numbered paragraphs, labels or bold type; a to-do list in another kind of
// document has no question above it. Options may be listings or images, which authors leave unindented between the
// boxes: everything between its first box and its last belongs to the options (see [boxed]).
type optionsShape struct{}

func (optionsShape) name() string { return "options" }

func (optionsShape) read(e *evidence) *finding {
	boxes := 0
	for _, u := range e.units {
		if hasBoxes(u.block) {
			boxes++
		}
	}
	if boxes == 0 {
		return nil
	}
	if boxes < minQuestions {
		return nothing("fewer than %d lists with boxes", minQuestions)
	}
	best := bestOf(e, headingShape{}, outlineShape{}, boldShape{}, labelsShape{})
	if best == nil {
		return nil
	}
	if !isQuiz(best.pieces, best.questions) {
		return nothing("less than %d %% of %d %s have a list with boxes", asPercent(quizShare), best.questions, best.what)
	}
	if e.forced == "" && !e.topical && !ticked(e) && !speaks(best.mark) &&
		float64(best.asking+best.asked) < askingShare*float64(best.questions) {
		return nothing("few lists have both boxes that are checked and others, and less than %d %% ask", asPercent(askingShare))
	}
	f := best.derive(" with options")
	markQuiz(f.pieces)
	f.named = true
	return f
}

// ticked reports whether half of the lists with boxes or more have some that are checked and some that are not. Those
// of a form to be filled in have none, and those of a plan all or none.
func ticked(e *evidence) bool {
	lists, mixed := 0, 0
	for _, u := range e.units {
		ast.Walk(u.block, func(n ast.Node) bool {
			l, ok := n.(*ast.List)
			if !ok || !hasBoxes(l) {
				return true
			}
			done := 0
			for _, it := range l.Items {
				if it.Task == ast.Done {
					done++
				}
			}
			lists++
			if done > 0 && done < len(l.Items) {
				mixed++
			}
			return true
		})
	}
	return mixed*2 >= lists
}

// isQuiz reports whether so many questions have a list with boxes that such lists are options.
func isQuiz(pieces []piece, questions int) bool {
	return float64(withOptions(pieces)) >= quizShare*float64(questions)
}

// markBoxes marks the questions of a shape that has no other that reads boxes for it, if they are a quiz, and reports
// whether they are.
func markBoxes(pieces []piece) bool {
	n := count(pieces).questions
	if n < minQuestions || !isQuiz(pieces, n) {
		return false
	}
	markQuiz(pieces)
	return true
}

func markQuiz(pieces []piece) {
	for i := range pieces {
		pieces[i].quiz = true
	}
}

// withOptions returns the number of questions that have a list with boxes.
func withOptions(pieces []piece) int {
	n, open := 0, false
	for _, p := range pieces {
		switch p.kind {
		case questionPiece:
			open = true
		case sectionPiece:
			open = false
		case blockPiece:
			if open && hasBoxes(p.block) {
				n++
				open = false
			}
		}
	}
	return n
}

// bestOf returns the best finding of several shapes; nil if they find nothing.
func bestOf(e *evidence, shapes ...shape) *finding {
	var best *finding
	for _, s := range shapes {
		if f := read(e, s); f.score() > best.score() {
			best = f
		}
	}
	return best
}
