package recognize

// How a document's shape is decided.
//
// Every shape reads the whole document and returns the questions it would make. The evidence for them is counted in the
// same way for all (see counts): how many there are, marks, how the numbers follow each other, wording, answers,
// repetition, how much of the document they cover. The reading with the best score is taken, if it is plausible at all
// (see shape_none.go).
//
// A document may mix shapes. Once its shape is known, the parts in which that shape finds no question are read again:
// runs of sections without a question, and headings taken for questions though they ask nothing and have only a table,
// a list or folds below them. Such a part is read as another shape if it is clearly of that shape: it passes as a guide
// by itself, most of its titles ask or its form identifies them (a table's header, labels, marks with a word), and most
// of its lines belong to the questions. The title of the guide does not count there, and parts such as "Contributing"
// are not read at all. Other parts stay text of their section. The shape of the guide is that of the whole; check
// --explain reports the parts.

// A shape is one way in which authors write questions and answers.
type shape interface {
	name() string // as in --shape
	// read returns the pieces that the document consists of if it has this shape, and the evidence.
	read(e *evidence) *finding
}

// shapes returns all shapes. Those with a narrower rule come first: of two equally good readings the earlier one is
// taken.
func shapes() []shape {
	return []shape{
		fencedShape{}, cardsShape{},
		foldedShape{}, optionsShape{}, detailsShape{}, itemShape{}, headingShape{}, topicsShape{},
		labelsShape{}, outlineShape{}, tableShape{}, inlineShape{}, listShape{}, boldShape{},
		unmarkedShape{},
	}
}

// Shapes returns the names of the shapes that can be forced, in the order in which they are tried.
func Shapes() []string {
	var names []string
	for _, s := range shapes() {
		names = append(names, s.name())
	}
	return names
}

func find(name string) shape {
	for _, s := range shapes() {
		if s.name() == name {
			return s
		}
	}
	return nil
}

// candidates returns the finding of each shape; nil for a shape that finds nothing. A document that is nothing but a
// large deck of cards is not read as anything else.
func candidates(e *evidence) []*finding {
	var out []*finding
	if deck := read(e, cardsShape{}); deck != nil && deck.alone {
		return append(out, deck)
	}
	for _, s := range shapes() {
		out = append(out, read(e, s))
	}
	return out
}

// pick returns the best finding. If none makes a guide, ok is false and best is the one that came nearest, for the
// message.
func pick(all []*finding) (best *finding, ok bool) {
	var second *finding
	for _, f := range all {
		if f.plausible() && f.score() > best.score() {
			best = f
		} else if f.score() > second.score() {
			second = f
		}
	}
	if best == nil {
		return second, false
	}
	for _, f := range all {
		if f.encloses(best) || f.asksWithin(best) || f.asksAbove(best) || completes(f, best) {
			best = f
		}
	}
	return best, true
}

// What a reading must have to be taken in place of one whose questions all stand within its answers: the share of its
// titles that ask, and how many times as many the inner questions may be. Where they are more, the outer ones are
// sections. Of the names of sections, a few read like questions: at most this share.
const (
	outerAsking = 0.6
	outerTimes  = 2
	sectionsAsk = 0.1
)

// asksWithin reports whether the questions of this reading are lists that ask, in place of those of another that hardly
// asks and has no more: the others are the sections of these.
func (f *finding) asksWithin(out *finding) bool {
	return f != nil && f != out && f.shape == (listShape{}).name() && f.plausible() &&
		float64(out.asking+out.asked+out.labelled) <= sectionsAsk*float64(out.questions) &&
		!out.named && !speaks(out.mark) && f.questions >= out.questions &&
		float64(f.asking) >= bulletShare*float64(f.questions) && float64(f.covered) >= coveredShare*float64(f.lines)
}

// asksAbove reports whether the questions of this reading ask, stand in all of the document and have answers, while
// those of another hardly ask: nothing but the title of the document speaks for those, which are the steps and points
// of the answers.
func (f *finding) asksAbove(in *finding) bool {
	return f != nil && f != in && in.topical && !in.named && !speaks(in.mark) && in.questions > f.questions &&
		float64(in.asking+in.asked+in.labelled) < sectionsAsk*float64(in.questions) &&
		float64(f.asking) >= askingShare*float64(f.questions) && f.plausible() && f.answered == f.questions &&
		float64(f.covered) >= silentCovered*float64(f.lines)
}

// encloses reports whether the questions of another reading are parts of the answers of this one. An answer may ask in
// its lists and listings; a document that is tiled by questions with answers is not read by what those hold.
func (f *finding) encloses(in *finding) bool {
	const title = 1 // the line of the document's title belongs to no question
	if f == nil || f == in || !f.plausible() || f.covered+title < f.lines || f.answered != f.questions ||
		float64(f.asking) < outerAsking*float64(f.questions) || in.questions > outerTimes*f.questions {
		return false
	}
	starts := map[int]bool{}
	for _, p := range f.pieces {
		if p.kind == questionPiece {
			starts[p.at.Start.Line] = true
		}
	}
	for _, p := range in.pieces {
		if p.kind == questionPiece && starts[p.at.Start.Line] {
			return false
		}
	}
	return true
}
