package parity

import (
	"strings"

	pdfcheck "example.org/studyguide/render/check/pdf"
	"example.org/studyguide/source/words"
)

// sect reads a section, a question or an answer: its heading is the element that it begins with.
func (w *tree) sect(e *pdfcheck.Element) {
	t := &text{Part: Part{Kind: Section}}
	w.parts = append(w.parts, t)
	for i, k := range e.Kids {
		if k.Element == nil {
			continue
		}
		switch {
		case i == 0 && isHeading(k.Element.Role):
			w.element(t, k.Element)
			t.heading, t.body = t.body, builder{}
			continue
		case w.points(t, k.Element):
			continue
		}
		w.element(t, k.Element)
	}
}

func isHeading(role string) bool {
	return len(role) == 2 && role[0] == 'H' && '1' <= role[1] && role[1] <= '6'
}

// points reports whether an element only leads from a question to its answer or back.
func (w *tree) points(t *text, e *pdfcheck.Element) bool {
	if e.Role != "P" || len(e.Kids) != 1 || e.Kids[0].Element == nil || e.Kids[0].Element.Role != "Link" {
		return false
	}
	var s strings.Builder
	for _, k := range e.Kids[0].Element.Kids {
		if k.Element != nil || s.Len() > 64 {
			return false
		}
		s.WriteString(k.Text)
	}
	if says(w.words, words.QuestionPage, s.String()) {
		t.Kind = Answer
		return true
	}
	return says(w.words, words.AnswerPage, s.String())
}

// note reads a footnote.
func (w *tree) note(e *pdfcheck.Element) {
	t := &text{Part: Part{Kind: Note}}
	w.notes = append(w.notes, t)
	for _, k := range e.Kids {
		switch {
		case k.Element == nil:
			t.body.WriteString(w.mark(t, k))
		case k.Element.Role == "Lbl" && t.heading.Len() == 0:
			t.heading.WriteString(w.plain(k.Element))
		default:
			w.element(t, k.Element)
		}
	}
}
