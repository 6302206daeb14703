package ast

import "strings"

// PlainTitle returns the title of s without markup.
func (s *Section) PlainTitle() string { return PlainText(s.Title) }

// PlainTitle returns the title of q without markup and without its number.
func (q *Question) PlainTitle() string { return PlainText(q.Title) }

// PlainTitle returns the title of a without markup and without its number.
func (a *Answer) PlainTitle() string { return PlainText(a.Title) }

// NumberMark returns the number of q as it is written before the title in running text, "58. "; "" if q has none.
func (q *Question) NumberMark() string {
	if q.Number == "" {
		return ""
	}
	return strings.TrimSuffix(q.Number, ".") + ". "
}

// Numbered returns title, a text made of q's title, with q's number before it, as lists of questions show it. Where titles
// cannot hold formulas that text is made by tex.Title, else by PlainTitle.
func (q *Question) Numbered(title string) string { return strings.TrimSpace(q.NumberMark() + title) }
