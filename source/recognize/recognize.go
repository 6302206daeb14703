// Package recognize makes a guide of a document: it decides which blocks are sections, questions and answers.
//
// What goes in is the flat stream of blocks that a reader of a format gives ([ast.Document]); what comes out is the
// tree that all else works on ([ast.Guide]). No single sign tells a question: real guides have titles without
// question marks, numbers that repeat or skip, headings at any level. So the document's shape is found first: every
// shape of shapes.go gathers the questions that it would make and says how good its evidence is, the best is
// taken, and then that shape's rule alone counts.
//
// Nothing is lost: a block that is not furniture is in the guide, and furniture is reported with its lines. The
// package reads no files, renders nothing, and never invents a word.
package recognize

import (
	"errors"
	"fmt"
	"strings"

	"studyguide/source/ast"
	"studyguide/source/diag"
)

// ErrNotAGuide is returned when no shape finds enough questions.
var ErrNotAGuide = errors.New("no questions were recognized")

// minQuestions is how many questions make a guide. Two headings that ask something are found on any page.
const minQuestions = 3

// Recognize makes a guide of doc. shape forces one of [Shapes]; empty chooses by evidence. What was set aside,
// corrected or doubtful is reported to sink. The error wraps [ErrNotAGuide] when the document has fewer than three
// questions (already reported as not-a-guide), or says that shape is not known. The guide takes over doc's nodes: doc
// must not be used afterwards.
func Recognize(doc *ast.Document, shape string, sink diag.Sink) (*ast.Guide, error) {
	g, _, err := Explain(doc, shape, sink)
	return g, err
}

// Explain is [Recognize], and tells why the guide's shape was chosen, or why there is none; nil if shape is not known.
func Explain(doc *ast.Document, shape string, sink diag.Sink) (*ast.Guide, *Explanation, error) {
	if shape != "" && find(shape) == nil {
		return nil, nil, fmt.Errorf("shape %q is not known; there are %s", shape, strings.Join(Shapes(), ", "))
	}
	if shape == "" && doc.Meta.QuestionLevel > 0 {
		return declared(doc, sink)
	}
	c := gather(doc, sink)
	e := c.evidence(true)
	best, why, ok := choose(e, shape)
	if !ok {
		sink.Report(diag.New(diag.NotAGuide, doc.At, "no questions were recognized: %s", best.why()).
			WithHint("a guide needs at least %d questions; mark them by headings, by numbers (1. 2. 3.) or by labels (Q: A:); "+
				"studyguide check --explain shows every shape's evidence", minQuestions))
		return nil, why, fmt.Errorf("%s: %w", doc.At.File, ErrNotAGuide)
	}
	if shape == "" {
		why.Parts = mix(e, best)
	}
	best.report(sink)
	b := assemble(doc.Meta, best.pieces)
	g := b.guide
	g.Loc, g.Notes, g.Shape = doc.Loc, doc.Notes, best.shape
	b.setTitle(c.title, doc.At.File)
	correctNumbers(g, sink)
	assignIDs(g)
	resolveLinks(g, b.anchors(doc.Slugs), sink)
	return g, why, nil
}

// choose gives what the forced shape finds, or the best shape's reading, and why; ok is false if there is no guide in it.
func choose(e *evidence, forced string) (best *finding, why *Explanation, ok bool) {
	var all []*finding
	if forced != "" {
		best = read(e, find(forced))
		all, ok = []*finding{best}, best != nil && best.questions > 0
	} else {
		all = candidates(e)
		best, ok = pick(all)
	}
	return best, explain(e.whole.doc.At.File, all, best, ok, forced), ok
}
