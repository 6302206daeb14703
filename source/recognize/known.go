package recognize

import (
	"fmt"
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
)

// knownShape is the shape of documents whose format says what is a question.
const knownShape = "bank"

// known makes a guide of a document whose format says which of its parts are questions. Nothing is guessed, so any
// number of questions will do.
func known(doc *ast.Document, sink diag.Sink) (*ast.Guide, *Explanation, error) {
	g := &ast.Guide{
		Loc: doc.Loc, Meta: doc.Meta, Intro: doc.Blocks, Sections: doc.Sections, Notes: doc.Notes,
		Media: doc.Media, Shape: knownShape,
	}
	why := &Explanation{File: doc.At.File}
	questions := len(g.AllQuestions())
	if questions == 0 {
		found := diag.New(diag.NotAGuide, doc.At, "no questions were found in this %s file", doc.Format)
		if doc.Seen != "" {
			found.Message += "; it holds " + doc.Seen
			found = found.WithHint("%s", doc.Wanted)
		}
		sink.Report(found)
		return nil, why, fmt.Errorf("%s: %w", doc.At.File, ErrNotAGuide)
	}
	why.Candidates = []Candidate{{
		Shape: knownShape, What: fmt.Sprintf("%d questions of a %s file", questions, doc.Format),
		Verdict: "declared by the format",
	}}
	tidyKnown(g.AllQuestions(), sink)
	for _, s := range g.AllSections() {
		s.FAQ = s.FAQ || isFAQ(s.PlainTitle())
		extend(s)
	}
	if g.Meta.Title == "" {
		g.Meta.Title = fileWords(doc.At.File)
	}
	resolveLinks(g, nil, identify(g, doc.Identify), sink)
	return g, why, nil
}

// labelOptions takes the labels off the texts of options, where the author has written them there.
func labelOptions(q *ast.Question) {
	for _, o := range q.Options {
		if o.Label != "" || len(o.Blocks) == 0 {
			return
		}
	}
	if len(q.Options) >= minOptions {
		c := &choice{options: q.Options, labels: make([]optionLabel, len(q.Options)), plain: true}
		c.takeLabels()
	}
}

// tidyTags divides the tags of a question as they are divided in text. What would be no tag there is reported.
func tidyTags(q *ast.Question, sink diag.Sink) {
	var f facts
	for _, tag := range q.Tags {
		for _, part := range strings.FieldsFunc(tag, divides) {
			for _, t := range tagsOf(part) {
				if t = strings.Join(strings.Fields(t), " "); isTag(t) {
					f.addTag(t)
					continue
				}
				sink.Report(diag.New(diag.LeftOut, q.At, "tag %q left out, which is more than a few words", t))
			}
		}
	}
	q.Tags = f.tags
}
