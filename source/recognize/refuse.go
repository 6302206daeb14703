package recognize

import (
	"fmt"
	"strings"

	"example.org/studyguide/source/diag"
)

// refusal returns the diagnostic of a document that is not a guide. Its hint names the form that comes nearest, where
// it stands, and the option that has it taken as the author's.
func refusal(c cleared, best *finding) diag.Diagnostic {
	d := diag.New(diag.NotAGuide, c.doc.At, "no questions were recognized: %s", best.why())
	near := nearest(c)
	if near == nil {
		return d.WithHint("a guide needs at least %d questions; mark them by headings, by numbers (1. 2. 3.) or by labels (Q: A:); "+
			"studyguide check --explain shows every shape's evidence", minQuestions)
	}
	options := "--shape " + near.shape
	if level := questionLevel(near.pieces); level > 0 {
		options += fmt.Sprintf(" or, in front matter, question-level: %d", level)
	}
	return d.WithHint("nearest are %d %s (lines %s); if they are the questions, say so: %s; "+
		"studyguide check --explain shows every shape's evidence",
		near.questions, near.what, questionLines(near.pieces), options)
}

// nearest returns the best finding of the shapes without their thresholds; nil if none finds enough.
func nearest(c cleared) *finding {
	var best *finding
	for _, s := range shapes() {
		f := read(c.evidence(true, s.name()), s)
		if f != nil && f.questions >= minQuestions && f.score() > best.score() {
			best = f
		}
	}
	return best
}

// questionLines returns the lines of the first questions, for a message.
func questionLines(pieces []piece) string {
	const most = 3
	var lines []string
	for _, p := range pieces {
		if p.kind != questionPiece {
			continue
		}
		if len(lines) == most {
			return strings.Join(lines, ", ") + ", …"
		}
		lines = append(lines, fmt.Sprint(p.at.Start.Line))
	}
	return strings.Join(lines, ", ")
}

// questionLevel returns the level of the headings that are the questions; 0 if not all questions are headings of one
// level.
func questionLevel(pieces []piece) int {
	level := 0
	for _, p := range pieces {
		switch {
		case p.kind != questionPiece:
		case p.heading == nil, level > 0 && p.heading.Level != level:
			return 0
		default:
			level = p.heading.Level
		}
	}
	return level
}
