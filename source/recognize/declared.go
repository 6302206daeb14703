package recognize

import (
	"fmt"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
)

// declared makes a guide of a document whose front matter declares which headings are questions. Nothing is guessed:
// headings above that level are sections, those below it stay where they are, and nothing is set aside or renumbered. A
// paragraph that is only "Answer:" in bold type separates the rest of the question from the answer.
func declared(doc *ast.Document, sink diag.Sink) (*ast.Guide, *Explanation, error) {
	level := doc.Meta.QuestionLevel
	var pieces []piece
	questions := 0
	for _, block := range doc.Blocks {
		p := piece{kind: blockPiece, block: block, at: block.Span()}
		switch b := block.(type) {
		case *ast.Heading:
			switch {
			case b.Level == level:
				p = question(b.Inlines, b.At, b)
				questions++
			case b.Level < level:
				p = section(b.Inlines, b.Level, b.At, b)
			}
		case *ast.Paragraph:
			if wholeStrong(b.Inlines) && isAnswerWord(flat(trim(b.Inlines))) {
				p.kind = answerPiece
			}
		}
		pieces = append(pieces, p)
	}
	takeCodes(pieces)
	takeLetters(pieces)
	shape := headingShape{}.name()
	why := &Explanation{File: doc.At.File}
	if questions == 0 {
		sink.Report(diag.New(
			diag.NotAGuide,
			doc.At,
			"no questions were recognized: the front matter says that headings of level %d are questions, and there are none",
			level,
		).
			WithHint("begin each question with a heading of that level, or leave question-level out"))
		return nil, why, fmt.Errorf("%s: %w", doc.At.File, ErrNotAGuide)
	}
	why.Candidates = []Candidate{{
		Shape: shape, What: fmt.Sprintf("%d headings of level %d", questions, level),
		Verdict: "declared by question-level",
	}}
	if isQuiz(pieces, questions) {
		markQuiz(pieces)
	}
	b := assemble(doc.Meta, pieces)
	g := b.guide
	g.Loc, g.Notes, g.Media, g.Shape = doc.Loc, doc.Notes, doc.Media, shape
	if g.Meta.Title == "" {
		b.setTitle(nil, doc.At.File)
	}
	why.Options = b.takeOptions(sink).String()
	former := identify(g, doc.Identify)
	resolveLinks(g, b.anchors(doc.Slugs), former, sink)
	return g, why, nil
}
