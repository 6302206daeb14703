package recognize

import (
	"fmt"

	"studyguide/source/diag"
)

// A shape is one way in which authors write questions and answers.
type shape interface {
	name() string // as in --shape
	// read gives the pieces that the document consists of if it has this shape, and what speaks for it.
	read(e *evidence) *finding
}

// shapes lists them. Where two are equally good, the earlier one is taken: those whose rule is narrower come first.
func shapes() []shape {
	return []shape{foldedShape{}, detailsShape{}, headingShape{}, labelsShape{}, outlineShape{}, listShape{}, boldShape{}}
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

// A finding is what a shape makes of a document.
type finding struct {
	shape     string
	what      string // what was counted, in the plural: "headings of level 3"
	pieces    []piece
	dropped   []drop // furniture that only this shape can tell
	questions int
	asking    int     // questions whose titles read like one
	answered  int     // questions with something below them
	labelled  int     // questions whose answer has a label
	mark      style   // of most questions
	topical   bool    // the guide's title speaks of questions
	weight    float64 // what one question of this shape counts for; see the shapes
}

// A drop is a stretch of furniture.
type drop struct {
	at   diag.Span
	what string
}

// score is the number of questions, weighted by the shape's own evidence and by the share that has an answer: what has
// nothing below it is a contents list or a section more often than a question.
func (f *finding) score() float64 {
	if f == nil || f.questions == 0 {
		return 0
	}
	answered := float64(f.answered) / float64(f.questions)
	return float64(f.questions) * f.weight * (0.3 + 0.7*answered)
}

// askingShare is the least share of titles that must read like questions where nothing else (a mark word, labels, the
// guide's title) tells that they are. In 54 real guides three titles of four do; on pages that are no guide one
// heading of ten.
const askingShare = 0.4

// plausible tells whether the questions are questions. Chapters of a manual have headings and numbers too.
func (f *finding) plausible() bool {
	switch {
	case f == nil || f.questions < minQuestions:
		return false
	case f.mark == wordNumber || f.mark == wordMark || f.mark == letterMark, f.topical, f.labelled*2 >= f.questions:
		return true
	}
	return float64(f.asking) >= askingShare*float64(f.questions)
}

// why says in words what was found.
func (f *finding) why() string {
	if f == nil || f.questions == 0 {
		return "nothing in the document looks like one"
	}
	return fmt.Sprintf("the best candidate is shape %s with %d %s, %d of them worded as questions and %d with something below them",
		f.shape, f.questions, f.what, f.asking, f.answered)
}

// pick gives the best finding. ok is false if it does not make a guide; a forced shape makes one with any question.
func pick(e *evidence, forced string) (best *finding, ok bool) {
	if forced != "" {
		f := read(e, find(forced))
		return f, f != nil && f.questions > 0
	}
	var second *finding // the best of those that are not plausible, for the message
	for _, s := range shapes() {
		f := read(e, s)
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

// read lets a shape read the document and counts what it found.
func read(e *evidence, s shape) *finding {
	f := s.read(e)
	if f == nil {
		return nil
	}
	f.shape, f.topical = s.name(), e.topical()
	f.questions, f.asking, f.answered, f.labelled = 0, 0, 0, 0
	marks := map[style]int{}
	open, counted := false, false
	for _, p := range f.pieces {
		switch p.kind {
		case questionPiece:
			f.questions++
			marks[p.mark.style]++
			if asks(flat(p.title)) {
				f.asking++
			}
			open, counted = true, false
		case sectionPiece:
			open = false
		case answerPiece:
			if open && !counted {
				f.answered++
				counted = true
			}
			if open {
				f.labelled++
			}
		case blockPiece:
			if open && !counted && !isDivider(p.block) {
				f.answered++
				counted = true
			}
		}
	}
	for s := noMark; s <= dottedMark; s++ { // in order, for ties
		if marks[s] > marks[f.mark] {
			f.mark = s
		}
	}
	return f
}
