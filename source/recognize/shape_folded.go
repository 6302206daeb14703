package recognize

// foldedShape has a heading, a list item or a paragraph for each question, and folds the answer away in a details
// block. All summaries are the same label ("Answer", "Show solution"). Blocks before the details block, such as code or
// options, are the rest of the question.
//
// Summaries that are nearly all equal are labels; those that are nearly all distinct are questions (see labelShare).
// Folds of translations or contents are furniture and are not counted.
type foldedShape struct{}

func (foldedShape) name() string { return "folded" }

// read takes the best reading of other shapes, if at least half of its questions have such a details block.
func (foldedShape) read(e *evidence) *finding {
	if e.folds.labelled == 0 {
		return nil
	}
	best := bestOf(e, headingShape{}, itemShape{}, listShape{}, outlineShape{}, boldShape{})
	if best == nil {
		return nil
	}
	if e.folds.labelled*2 < best.questions {
		return nothing("%d folds are answers, less than half of %d %s", e.folds.labelled, best.questions, best.what)
	}
	return best.derive(" with a folded answer")
}
