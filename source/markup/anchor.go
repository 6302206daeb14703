package markup

import (
	"strconv"
	"strings"
	"unicode"
)

// A Namer assigns anchors to the headings of one document. The zero Namer is ready to use.
type Namer struct {
	used map[string]int
}

// Name returns the anchor of the next heading, given its text without markup. The first heading with a given text has
// no suffix; later ones get -1, -2 and so on.
func (s *Namer) Name(text string) string {
	if s.used == nil {
		s.used = map[string]int{}
	}
	base := anchor(text)
	slug := base
	for {
		if _, taken := s.used[slug]; !taken {
			s.used[slug] = 0
			return slug
		}
		// The counter is kept with the base, so that a thousand equal headings take a thousand steps.
		s.used[base]++
		slug = base + "-" + strconv.Itoa(s.used[base])
	}
}

// anchor returns text in lower case with everything dropped but letters, marks, digits, connectors and hyphens. Every
// space becomes a hyphen; two spaces become two.
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
