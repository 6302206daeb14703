package recognize

// foldedShape has a heading or a list item for each question and the answer folded away in a details block, whose
// summaries are all the same label ("Answer"). What stands before it is the rest of the question: code, options.
type foldedShape struct{}

func (foldedShape) name() string { return "folded" }

// read takes the headings' reading or the list's, whichever is better, if most of its questions have such a details
// block. A document without them is of the other shape.
func (foldedShape) read(e *evidence) *finding {
	if e.folded == 0 {
		return nil
	}
	var best *finding
	for _, s := range []shape{headingShape{}, listShape{}, outlineShape{}, boldShape{}} {
		if f := read(e, s); f.score() > best.score() {
			best = f
		}
	}
	if best == nil || e.folded*2 < best.questions {
		return nil
	}
	best.what += " with a folded answer"
	return best
}
