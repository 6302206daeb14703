package ast

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// FirstWords returns the beginning of inlines whose text has at most n characters. It ends at the end of a word where
// there is one, and without the punctuation and space before the next. Formulas and images are taken whole or not.
func FirstWords(in []Inline, n int) []Inline {
	var out []Inline
	for _, x := range in {
		switch size := utf8.RuneCountInString(TextOf([]Inline{x}, OwnText)); {
		case size <= n:
			out, n = append(out, x), n-size
			continue
		case Encloses(x):
			if inner := FirstWords(Children(x), n); len(inner) > 0 {
				out = append(out, WithChildren(x, inner))
			}
		default:
			if t, ok := x.(*Text); ok && n > 0 {
				out = append(out, &Text{Loc: t.Loc, Value: begin(t.Value, n)})
			}
		}
		if t, ok := last(out); ok {
			out[len(out)-1] = &Text{Loc: t.Loc, Value: strings.TrimRightFunc(t.Value, between)}
		}
		return out
	}
	return out
}

// last returns the text with which in ends; ok is false if it ends in anything else.
func last(in []Inline) (t *Text, ok bool) {
	if len(in) == 0 {
		return nil, false
	}
	t, ok = in[len(in)-1].(*Text)
	return t, ok
}

// between reports whether r stands between words rather than at the end of one.
func between(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(",;:–—-(", r) }

// begin returns the first words of text that have at most n characters together, or n characters if there is no end of
// a word among them.
func begin(text string, n int) string {
	at := 0
	for i := range text {
		if n--; n < 0 {
			at = i
			break
		}
	}
	begun := text[:at]
	if i := strings.LastIndexFunc(begun, unicode.IsSpace); i > 0 {
		begun = begun[:i]
	}
	return begun
}
