package ast

import "strings"

// PlainTitle returns the title of s without markup.
func (s *Section) PlainTitle() string { return PlainText(s.Title) }

// PlainTitle returns the title of q without markup and without its number.
func (q *Question) PlainTitle() string { return PlainText(q.Title) }

// PlainTitle returns the title of a without markup and without its number.
func (a *Answer) PlainTitle() string { return PlainText(a.Title) }

// NumberMark returns the number of q as it precedes the title in running text, "58. "; "" if q has none.
func (q *Question) NumberMark() string {
	if q.Number == "" {
		return ""
	}
	return strings.TrimSuffix(q.Number, ".") + ". "
}

// Numbered returns title, a text made of q's title, preceded by q's number, for places that show titles in plain text.
// Callers make the text with tex.Title, which renders formulas, or with PlainTitle.
func (q *Question) Numbered(title string) string { return strings.TrimSpace(q.NumberMark() + title) }

// CountQuestions returns the number of the questions of a section and its parts.
func (s *Section) CountQuestions() int {
	n := len(s.Questions)
	for _, part := range s.Sections {
		n += part.CountQuestions()
	}
	return n
}
