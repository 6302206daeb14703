package recognize

// How a document's shape is decided.
//
// Every shape reads the whole document and gives the questions that it would make. The evidence for them is counted in the same way for
// all (see tally): how many there are, marks, how the numbers follow each other, wording, answers, repetition, how much of the
// document they cover. The reading with the best score is taken, if it is plausible at all (see shape_none.go).
//
// A document may mix shapes. Once its shape is known, the parts in which that shape finds no question are read anew: runs of sections
// without a question, and headings that were taken for questions though they ask nothing and have but a table, a list or folds below
// them. Such a part is read as another shape where it is plain that it is of that shape: it passes as a guide by itself, most of its
// titles ask or its form says that they do (a table's header, labels, marks with a word), and most of its lines stand in the questions.
// The guide's title counts for nothing there, nor are parts such as "Contributing" read at all. Elsewhere a part stays what
// it was: text of its section. The guide's shape is that of the whole; check --explain tells of the parts.

// A shape is one way in which authors write questions and answers.
type shape interface {
	name() string // as in --shape
	// read gives the pieces that the document consists of if it has this shape, and what speaks for it.
	read(e *evidence) *finding
}

// shapes lists them. Where two are equally good, the earlier one is taken: those whose rule is narrower come first.
func shapes() []shape {
	return []shape{
		fencedShape{}, foldedShape{}, optionsShape{}, detailsShape{}, itemShape{}, headingShape{}, topicsShape{},
		labelsShape{}, outlineShape{}, tableShape{}, inlineShape{}, listShape{}, boldShape{},
	}
}

// Shapes gives the names of the shapes that can be forced, in the order in which they are tried.
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

// candidates lets every shape read the document. Those that find nothing are nil, at their place.
func candidates(e *evidence) []*finding {
	var out []*finding
	for _, s := range shapes() {
		out = append(out, read(e, s))
	}
	return out
}

// pick gives the best finding. ok is false if it does not make a guide; then best is the one that came nearest, for
// the message.
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
	return best, true
}
