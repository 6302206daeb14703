package ast

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// EndsSentence reports whether text ends with punctuation of any script that closes a sentence or a lead-in. Brackets,
// quotation marks and marks of emphasis may follow it.
func EndsSentence(text string) bool {
	r, _ := utf8.DecodeLastRuneInString(TrimClosers(text))
	return strings.ContainsRune(".?!:;…。？！：；؟؛۔।॥", r)
}

// EndsAsking reports whether text ends with a question mark of any script. The Greek one looks like a semicolon and
// counts only after a Greek word. Unlike with [EndsSentence], nothing may follow it; see [TrimClosers].
func EndsAsking(text string) bool {
	r, size := utf8.DecodeLastRuneInString(text)
	switch r {
	case '?', '？', '؟', '⁇', '\u037E':
		return true
	case ';':
		return endsGreek(text[:len(text)-size])
	}
	return false
}

// TrimClosers returns text without the spaces, brackets, quotation marks, marks of emphasis, emoji and stars at its
// end.
func TrimClosers(text string) string {
	return strings.TrimRightFunc(text, func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune(")]）」』\"'”“’‘»«›‹`*_\u200d\ufe0f", r) ||
			unicode.In(r, unicode.So, unicode.Sk)
	})
}

// endsGreek reports whether the last letter of text is Greek.
func endsGreek(text string) bool {
	i := strings.LastIndexFunc(text, unicode.IsLetter)
	if i < 0 {
		return false
	}
	r, _ := utf8.DecodeRuneInString(text[i:])
	return unicode.Is(unicode.Greek, r)
}
