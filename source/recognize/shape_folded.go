package recognize

// foldedShape has a heading, a list item or a paragraph for each question, and folds the answer away in a details
// block. All summaries are the same label ("Answer", "Show solution"). What stands before the block is the rest of the
// question: code, options.
//
// Summaries that are nearly all equal are labels; those that are nearly all distinct are questions (see labelShare).
// Folds of translations or contents are furniture and are not counted.
type foldedShape struct{}

func (foldedShape) name() string { return "folded" }

// read takes the reading of the shape that finds most, if most of its questions have such a details block.
func (foldedShape) read(e *evidence) *finding {
	if e.folds.labelled == 0 {
		return nil
	}
	best := bestOf(e, headingShape{}, itemShape{}, listShape{}, outlineShape{}, boldShape{})
	if best == nil || e.folds.labelled*2 < best.questions {
		return nil
	}
	best.what += " with a folded answer"
	return best
}
