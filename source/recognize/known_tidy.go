package recognize

import (
	"strconv"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
)

// What a bank says in fields, canonical Markdown says in text, where it must be read as the same. So it is kept within
// what text can say.

// tidyKnown does so for the questions of a bank.
func tidyKnown(questions []*ast.Question, sink diag.Sink) {
	numbered, unclear := false, false
	for _, q := range questions {
		labelOptions(q)
		orderLabels(q.Options)
		tidyTags(q, sink)
		if q.Difficulty != "" && !isDifficulty(q.Difficulty, true) {
			sink.Report(diag.New(diag.LeftOut, q.At, "difficulty %q left out, which is not a word or two, or stars",
				q.Difficulty))
			q.Difficulty = ""
		}
		q.Title = joinLines(unwrap(trim(q.Title)))
		if q.Kind == ast.Free {
			q.Kind = kindOf(q)
		}
		numbered = numbered || q.Number != ""
		unclear = unclear || q.Number == "" && hidesTitle(q.Title)
	}
	for i, q := range questions {
		if unclear && !numbered {
			q.Number = strconv.Itoa(i + 1)
			q.Label = q.Number
		}
	}
}

// hidesTitle reports whether a title would not be read as such behind a label, as it is a number or begins with one:
// the front of a card, "7".
func hidesTitle(title []ast.Inline) bool {
	label := &ast.Text{Value: "Q: "}
	p := question(append([]ast.Inline{label}, title...), diag.Span{}, &ast.Heading{})
	return p.untitled || p.mark.number != "" || flat(p.title) != flat(title)
}

// orderLabels drops the labels of options that do not follow each other, which no reader would take for labels.
func orderLabels(options []*ast.Option) {
	var before optionLabel
	for i, o := range options {
		l, ok := readOption(o.Label+". x", true)
		if ok && (i == 0 && l.first() || i > 0 && l.follows(before)) {
			before = l
			continue
		}
		for _, o := range options {
			o.Label = ""
		}
		return
	}
}
