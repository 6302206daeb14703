package recognize

// foldedShape has a heading, a list item or a paragraph for each question and the answer folded away in a details block, whose summaries
// are all the same label ("Answer", "答案", "الإجابة"). What stands before it is the rest of the question: code, options.
//
// Nearly equal summaries are labels, nearly distinct ones are questions (see labelShare); a fold that lists translations or contents is
// furniture and counts for neither.
type foldedShape struct{}

func (foldedShape) name() string { return "folded" }

// read takes the reading of those shapes that find most, if most of its questions have such a details block. A document
// without them is of the other shape.
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
