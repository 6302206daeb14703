package anki

import (
	"strings"
	"unicode"

	"example.org/studyguide/source/ast"
)

// levels stands between the parts of a tag, as between those of a deck's name.
const levels = "::"

// tagged returns the tags of a question below sections of a guide: where it stands, its difficulty, the author's.
func tagged(q *ast.Question, guide string, path []string) []string {
	place := []string{tagPart(guide)}
	for _, title := range path {
		if part := tagPart(title); part != "" {
			place = append(place, part)
		}
	}
	out := []string{strings.Join(place, levels)}
	if word := tagPart(strings.ToLower(q.Difficulty)); word != "" {
		out = append(out, "difficulty"+levels+word)
	}
	for _, tag := range q.Tags {
		if word := tagPart(tag); word != "" {
			out = append(out, word)
		}
	}
	return out
}

// tagPart returns s as a part of a tag: Anki ends tags at spaces, takes no quotation marks in them, and divides them at
// two colons.
func tagPart(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '"':
			return '\''
		case unicode.IsControl(r):
			return ' '
		}
		return r
	}, s)
	return undivided(strings.Join(strings.Fields(s), "_"))
}

// undivided returns s with single colons where there are more, and without any at its ends.
func undivided(s string) string {
	for strings.Contains(s, levels) {
		s = strings.ReplaceAll(s, levels, ":")
	}
	return strings.Trim(s, ":")
}
