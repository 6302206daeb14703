// Package recognize turns a document into a guide: it decides which blocks are sections, questions and answers.
//
// Its input is the flat list of blocks that a format's reader returns ([ast.Document]), its output the tree that
// everything else works on ([ast.Guide]). No single sign identifies a question: real guides have titles without
// question marks, numbers that repeat or skip, headings at any level. So the shape of the document is found first:
// every shape of shapes.go collects the questions it would make and the evidence for them, the best is taken, and from
// then on only its rule counts.
//
// Nothing is lost: a block that is not furniture is in the guide, and furniture is reported with its lines. The package
// reads no files, renders nothing and adds no words.
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

// minQuestions is the minimum number of questions of a guide. Any page has two headings that ask something.
const minQuestions = 3

// Recognize makes a guide of doc. shape forces one of [Shapes]; if empty, the shape is chosen by evidence. What was set
// aside, corrected or doubtful is reported to sink. The error wraps [ErrNotAGuide] if the document has fewer than three
// questions (already reported as not-a-guide), or says that the shape is unknown. The guide takes over the nodes of
// doc, which must not be used afterwards.
func Recognize(doc *ast.Document, shape string, sink diag.Sink) (*ast.Guide, error) {
	g, _, err := Explain(doc, shape, sink)
	return g, err
}

// Explain is [Recognize], and also returns why the shape of the guide was chosen, or why there is no guide; nil if
// shape is unknown.
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
				"studyguide check --explain shows every shape's evidence", minQuestions),
		)
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

// choose returns the finding of the forced shape, or else the best one, and an explanation. ok is false if the document
// is not a guide.
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
