// Package lint checks a guide as a whole: questions without answers or asked twice, numbers used twice or left out,
// images without alternative texts, listings without a language.
//
// A finished [ast.Guide] goes in, diagnostics come out, and the guide is not changed. Readers report what is visible at
// a single place of a file; this package has the checks that need the tree. Matters of taste are notes. What a guide
// does throughout is its author's style and is reported once or not at all. A question without an answer is only a
// warning, because several shapes of document have none by design; --strict makes it fail a build.
//
// This package may change with any version; package studyguide at the top of the module is the stable one.
package lint

import (
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/listing"
)

// Check checks g and reports its findings to sink.
func Check(g *ast.Guide, sink diag.Sink) {
	qs := g.AllQuestions()
	checkAnswers(g, qs, sink)
	checkShort(qs, sink)
	checkNumbers(qs, sink)
	checkDialects(qs, sink)
	checkDuplicates(qs, sink)
	checkFacts(qs, sink)
	checkSections(g, sink)
	checkImages(g, sink)
	checkFormulas(g, sink)
	checkTerms(g, sink)
	for _, q := range qs {
		checkHeadings(q.Answer, sink)
		listing.Each(q, func(l *ast.Listing, leadIn string) { checkListing(l, leadIn, sink) })
	}
}

// silentShare is the share of questions without an answer from which a guide counts as a mere list of questions. Its
// author wrote no answers on purpose, so they are reported once.
const silentShare = 0.8

// checkAnswers reports questions without an answer. An option that is marked as right is one.
func checkAnswers(g *ast.Guide, qs []*ast.Question, sink diag.Sink) {
	var bare []*ast.Question
	for _, q := range qs {
		if !q.Answered() {
			bare = append(bare, q)
		}
	}
	silent := len(bare) > 1 && float64(len(bare)) >= silentShare*float64(len(qs))
	if silent || len(bare) > maxEach {
		d := diag.New(diag.NoAnswer, titleSpan(bare[0]), "%d of %d questions have no answer, this is the first",
			len(bare), len(qs))
		if !silent {
			d = withPlaces(d, g, bare)
		}
		sink.Report(d)
		return
	}
	for _, q := range bare {
		sink.Report(diag.New(diag.NoAnswer, titleSpan(q), "question %s has no answer", nameOf(q)).
			WithHint("write the answer under the question"))
	}
}

// checkImages reports images without alternative text.
func checkImages(g *ast.Guide, sink diag.Sink) {
	ast.Walk(g, func(n ast.Node) bool {
		if img, ok := n.(*ast.Image); ok && img.Alt == "" {
			sink.Report(diag.New(diag.ImageNoAlt, img.At, "image %s has no alternative text", img.Src).
				WithHint("say in a few words what it shows: ![a queue with two readers](queue.png)"))
		}
		return true
	})
}

// nameOf returns the name of a question in messages: its number, else its shortened title.
func nameOf(q *ast.Question) string {
	if q.Number != "" {
		return q.Number
	}
	return shortened(q.PlainTitle())
}

// titleSpan returns the span of a question's title.
func titleSpan(q *ast.Question) diag.Span {
	s := q.At
	for _, in := range q.Title {
		if e := in.Span(); !e.IsZero() {
			s.End = e.End
		}
	}
	return s
}
