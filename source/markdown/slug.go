package markdown

import (
	"strconv"
	"strings"
	"unicode"

	"studyguide/source/ast"
)

// slugger makes anchors as GitHub gives them to headings.
type slugger struct {
	used map[string]int
}

// slug gives the anchor for a heading of the given text. The first of its kind has none, those after it have -1, -2
// and so on.
func (s *slugger) slug(text string) string {
	base := anchor(text)
	slug := base
	for {
		if _, taken := s.used[slug]; !taken {
			s.used[slug] = 0
			return slug
		}
		// The count is kept at the base, so that a thousand equal headings take a thousand steps.
		s.used[base]++
		slug = base + "-" + strconv.Itoa(s.used[base])
	}
}

// anchor makes text lower case, drops everything but letters, marks, digits, connectors and hyphens, and makes a
// hyphen of every space, two of two.
func anchor(text string) string {
	return strings.Map(func(c rune) rune {
		switch {
		case c == ' ':
			return '-'
		case c == '-' || unicode.IsLetter(c) || unicode.IsMark(c) || unicode.IsNumber(c) || unicode.Is(unicode.Pc, c):
			return unicode.ToLower(c)
		default:
			return -1
		}
	}, strings.TrimSpace(text))
}

// anchors gives the slugs of the headings of doc, in document order.
func anchors(headings []*ast.Heading) map[*ast.Heading]string {
	s := slugger{used: map[string]int{}}
	out := make(map[*ast.Heading]string, len(headings))
	for _, h := range headings {
		out[h] = s.slug(ast.PlainText(h.Inlines))
	}
	return out
}
