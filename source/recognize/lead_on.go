package recognize

import (
	"strings"
	"unicode"

	vocabulary "example.org/studyguide/source/words"
)

// Pages have a box for readers whose questions the guide leaves open, above or below the others: "Still have
// questions?", and whom to ask. It looks like a question.

// leadsOn reports whether a title begins such a box: its first sentence says nothing else. Where scripts have no
// blanks, or words are inflected by what follows them, it only begins so.
func leadsOn(title string) bool {
	title = strings.TrimLeftFunc(title, func(r rune) bool { return !unicode.IsLetter(r) })
	if i := strings.IndexAny(title, "?!.,:;"); i >= 0 {
		title = title[:i]
	}
	setsBlanks := func(r rune) bool { return unicode.In(r, unicode.Latin, unicode.Cyrillic, unicode.Greek) }
	if strings.ContainsFunc(title, setsBlanks) {
		return vocabulary.Is(vocabulary.MoreQuestions, title)
	}
	return vocabulary.Begins(vocabulary.MoreQuestions, title)
}

// takeLeadOn makes sections of the first and the last question if their titles lead readers on.
func takeLeadOn(pieces []piece) []piece {
	var questions []int
	for i, p := range pieces {
		if p.kind == questionPiece {
			questions = append(questions, i)
		}
	}
	if len(questions) <= minQuestions {
		return pieces
	}
	for _, i := range []int{questions[len(questions)-1], questions[0]} {
		q := pieces[i]
		if q.mark.style != noMark || !leadsOn(flat(q.title)) {
			continue
		}
		level := 2 // below the title of the page
		if q.heading != nil {
			level = q.heading.Level
		}
		out := append([]piece{}, pieces[:i]...)
		out = append(out, section(q.title, level, q.at, q.heading))
		for _, b := range q.blocks {
			out = append(out, piece{kind: blockPiece, block: b, at: b.Span()})
		}
		pieces = append(out, pieces[i+1:]...)
	}
	return pieces
}
