package build

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"example.org/studyguide/cmd/studyguide/internal/failure"
	"example.org/studyguide/cmd/studyguide/internal/report"
	"example.org/studyguide/render"
	"example.org/studyguide/render/anki"
	"example.org/studyguide/render/csv"
	"example.org/studyguide/render/gift"
	"example.org/studyguide/render/html"
	"example.org/studyguide/render/moodle"
	"example.org/studyguide/render/qti"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/edition"
)

// edition returns the questions of a guide, called name, that the task is about, as they are in the guide and in the
// edition to make. What the guide cannot give is reported at its beginning.
func (c *compilation) edition(g *ast.Guide, name string) (drawn, made *ast.Guide, _ error) {
	v := c.task.Variant
	start := diag.Pos{Line: 1, Col: 1}
	at := diag.Span{File: name, Start: start, End: start}
	out, err := edition.Only(g, v.Only)
	switch {
	case errors.Is(err, edition.ErrEmpty):
		c.sink.Report(diag.New(diag.EditionEmpty, at, "%v: %s", err, v.Only))
		return nil, nil, failure.Reported(failure.Findings)
	case err != nil:
		return nil, nil, failure.Usagef("--only: %s: %v", name, err)
	}
	if v.Sample.Count == 0 && v.Sample != (edition.Sample{}) {
		c.sink.Report(diag.New(diag.EditionSeed, at, "a draw is described, but not of how many questions").
			WithHint("say --count N, or leave --seed and --per out"))
	}
	all := len(out.AllQuestions())
	out, n := edition.Draw(out, v.Sample)
	if want := v.Sample.Count; n < want {
		asked := report.Plural(want, "question")
		d := diag.New(diag.EditionCount, at, "%s are asked for, and there are %d", asked, all)
		if n < all {
			d = diag.New(diag.EditionCount, at, "%s are asked for, and %d are taken", asked, n).
				WithHint("the others refer to questions for which there is no room; ask for %d", want+1)
		}
		c.sink.Report(d)
	}
	told := out
	if v.part() == "" {
		told = edition.News(out)
	}
	made = v.shown(edition.Answers(told, v.Answers))
	if made.Meta.Answers == ast.AnswersOnly && len(made.Sections) == 0 {
		c.sink.Report(diag.New(diag.EditionEmpty, at, "no question has an answer, so there is nothing to be in a key"))
		return nil, nil, failure.Reported(failure.Findings)
	}
	if wanting := c.wanting(); made.Meta.Answers == ast.AnswersOnly && len(wanting) > 0 {
		c.sink.Report(diag.New(diag.EditionEmpty, at, "a key has answers only, and nothing for %s, which hold questions",
			strings.Join(wanting, ", ")).WithHint("make what has the questions without --answers only"))
		return nil, nil, failure.Reported(failure.Findings)
	}
	if made.Meta.Answers == ast.AnswersNone {
		c.reportListings(out)
	}
	return out, made, nil
}

// wanting returns the formats of the task that are of questions: decks, tables, banks and pages to practice with.
func (c *compilation) wanting() (names []string) {
	for _, t := range c.task.Targets {
		switch t.Renderer.(type) {
		case anki.Renderer, csv.Renderer, gift.Renderer, html.Renderer, html.Site, moodle.Renderer, qti.Renderer,
			qti.Version2:
			names = append(names, t.Renderer.Name())
		}
	}
	return names
}

// reportListings reports the questions of a paper whose answers are nothing but listings. What follows "Which function
// sorts?" is an answer, what follows "What does this print?" belongs to the question, and nothing but the words, in any
// language, tells which. A paper that lacks a listing is mended, one that shows an answer has been seen.
func (c *compilation) reportListings(g *ast.Guide) {
	var first *ast.Question
	n := 0
	for _, q := range g.AllQuestions() {
		if len(q.Answer) == 0 || len(q.Options) > 0 || slices.ContainsFunc(q.Answer, func(b ast.Block) bool {
			_, ok := b.(*ast.Listing)
			return !ok
		}) {
			continue
		}
		if n++; first == nil {
			first = q
		}
	}
	if n == 0 {
		return
	}
	what := "the listing below this question is its answer, and not in the paper"
	if n > 1 {
		what = fmt.Sprintf("the listings below %d questions, of which this is the first, are their answers, "+
			"and not in the paper", n)
	}
	c.sink.Report(diag.New(diag.EditionListing, first.At, "%s", what).
		WithHint("what stands above a line **Answer:** belongs to the question"))
}

// paged returns the key of the paper with drawn questions, with the pages on which these stand. paper is the job of the
// paper that the same options make.
func (c *compilation) paged(ctx context.Context, drawn *ast.Guide, paper *render.Job) (*ast.Guide, error) {
	v := c.task.Variant
	paper.Guide, paper.Sink = v.shown(edition.Answers(drawn, ast.AnswersNone)), &diag.List{}
	pages, err := paper.PageMap(ctx)
	if err != nil {
		return nil, err
	}
	return v.shown(edition.Key(drawn, pages.Label)), nil
}

// part returns the flag by which v is about a part of a guide; "" if it is about all of it.
func (v *Variant) part() string {
	switch {
	case len(v.Terms) > 0:
		return "--only"
	case v.Sample.Count > 0:
		return "--count"
	case v.Answers == ast.AnswersNone, v.Answers == ast.AnswersOnly:
		return "--answers " + v.Answers
	default:
		return ""
	}
}

// flag returns a flag by which the artifacts of v are other ones than without it; "" if there is none. formats reports
// whether their formats were chosen.
func (v *Variant) flag(formats bool) string {
	for _, f := range []struct {
		given bool
		name  string
	}{
		{formats, "--to"},
		{v.Theme != "", "--theme " + string(v.Theme)},
		{v.Answers != "", "--answers " + v.Answers},
		{v.Page.Size != "", "--paper " + v.Page.Size},
		{v.Page.Margin != 0, "--margin"},
		{v.Page.TypeSize != 0, "--type-size"},
		{v.Page.Pages != 0, "--pages"},
		{v.Checklist != "", "--checklist"},
		{len(v.FontDirs) > 0 || v.System, "--font-dir"},
		{len(v.Filters) > 0, "--filter"},
		{v.Source.Format != "", "--format"},
		{v.Source.Shape != "", "--shape"},
		{v.Source.Language != "", "--language"},
	} {
		if f.given {
			return f.name
		}
	}
	return ""
}

// suffix returns what the names of artifacts have after that of their guide, so that a paper, its key and the book do
// not overwrite each other, nor a part of a guide the whole unless a place for it is chosen.
func (v *Variant) suffix(chosen bool) string {
	switch {
	case v.Answers == ast.AnswersNone:
		return "-paper"
	case v.Answers == ast.AnswersOnly:
		return "-key"
	case v.part() != "" && !chosen:
		return "-part"
	default:
		return ""
	}
}
