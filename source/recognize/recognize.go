// Package recognize turns a document into a guide: it decides which blocks are sections, questions and answers.
//
// Its input is the flat list of blocks that a format's reader returns ([ast.Document]), its output the tree that
// everything else works on ([ast.Guide]) and that nobody changes afterwards.
//
// No single sign identifies a question: real guides have titles without question marks, numbers that repeat or skip,
// headings at any level. So the shape of the document is decided first: a heading for each question, folded answers,
// labels, a numbered outline, a table and others. Every shape reads the whole document, and the evidence for its
// reading is counted in the same way for all. The best score wins, if the reading is plausible as a guide at all. Only
// parts in which the winner finds no question are read by other shapes, under stricter conditions. Some shapes build on
// others: folded answers and options stand below headings, list items, numbered lines or bold type, so those two take
// the best reading of these and look for their own signs. A folder is not judged by evidence: each of its files is a
// question or a guide (see [Folder]). The notes in shapes.go have the details, `check --explain` prints the scores, and
// --shape forces a shape.
//
// Facts of a question are the author's words. A paragraph that consists of labelled parts only ("Difficulty: hard ·
// Tags: a, b") becomes the question's difficulty and tags; with one word more, a link, or a value that may be prose, it
// stays text. There is no scale of difficulties, so none is sorted, translated or guessed.
//
// Links in a folder lead to an anchor of their own file first, then to the file that they name, then to the only file
// that has the anchor.
//
// Nothing is lost. Only furniture is dropped (copies of the contents, links to the top, badges, promotions), and every
// drop is reported with its lines. The package reads no files, renders nothing and adds no words.
//
// This package may change with any version; package studyguide at the top of the module is the stable one.
package recognize

import (
	"errors"
	"fmt"
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
)

// ErrNotAGuide means that no shape finds enough questions.
var ErrNotAGuide = errors.New("no questions were recognized")

// minQuestions is the minimum number of questions of a guide. Any page has two headings that ask something.
const minQuestions = 3

// Recognize returns the guide that doc is. shape forces one of [Shapes]; if empty, the shape is chosen by evidence.
// Furniture, corrections and doubts are reported to sink. The error wraps [ErrNotAGuide] if the document has fewer than
// three questions (already reported as not-a-guide), or says that the shape is unknown. The guide takes over the nodes
// of doc, which must not be used afterwards.
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
	if doc.Sections != nil {
		return known(doc, sink)
	}
	breaks := takePageBreaks(doc)
	if shape == "" && doc.Meta.QuestionLevel > 0 {
		g, why, err := declared(doc, sink)
		if err == nil {
			placePageBreaks(g, breaks)
		}
		return g, why, err
	}
	a := attemptOf(doc, shape)
	if !a.ok {
		a = readOtherwise(doc, shape, a)
	}
	for _, d := range a.found.Sorted() {
		sink.Report(d)
	}
	c, e, best, why := a.cleared, a.evidence, a.best, a.why
	if !a.ok {
		sink.Report(refusal(c, best))
		return nil, why, fmt.Errorf("%s: %w", doc.At.File, ErrNotAGuide)
	}
	r := reading{pieces: best.pieces, asides: best.asides, reports: best.reports}
	if shape == "" {
		r = mix(e, best)
		why.Parts = r.parts
	}
	r.report(sink)
	b := assemble(doc.Meta, withSolutions(r.pieces))
	g := b.guide
	g.Loc, g.Notes, g.Media, g.Shape = doc.Loc, doc.Notes, doc.Media, best.shape
	why.Options = b.takeOptions(sink).String()
	b.setTitle(c.title, doc.At.File)
	why.Parts = append(why.Parts, b.evidence...)
	correctNumbers(g, sink)
	former := identify(g, doc.Identify)
	placePageBreaks(g, breaks)
	resolveLinks(g, b.anchors(doc.Slugs), former, sink)
	return g, why, nil
}

// An attempt is what a document is found to be.
type attempt struct {
	cleared  cleared
	evidence *evidence
	best     *finding
	why      *Explanation
	ok       bool
	found    *diag.List // reported on the way
}

// readOtherwise returns the attempt on a document that is no guide as it stands: without its quotes, or with its
// definitions as questions. It returns a if it is none then either.
func readOtherwise(doc *ast.Document, shape string, a attempt) attempt {
	for _, other := range []*ast.Document{unquoted(doc), definedAnswers(doc, a.cleared)} {
		if other == nil {
			continue
		}
		if again := attemptOf(other, shape); again.ok {
			return again
		}
	}
	return a
}

// attemptOf reads a document by the best shape, or the forced one.
func attemptOf(doc *ast.Document, shape string) attempt {
	a := attempt{found: &diag.List{}}
	a.cleared = gather(doc, a.found)
	a.evidence = a.cleared.evidence(true, shape)
	a.best, a.why, a.ok = choose(a.evidence)
	return a
}

// choose returns the finding of the forced shape, or else the best one, and an explanation. ok is false if the document
// is not a guide.
func choose(e *evidence) (best *finding, why *Explanation, ok bool) {
	var all []*finding
	if e.forced != "" {
		best = read(e, find(e.forced))
		all, ok = []*finding{best}, best != nil && best.questions > 0
	} else {
		all = candidates(e)
		if best, ok = pick(all); !ok {
			if f := byForm(e); f != nil {
				all, best, ok = append(all, f), f, true
			}
		}
	}
	return best, explain(e, all, best, ok), ok
}
