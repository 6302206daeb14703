package ast

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// EndsSentence reports whether text ends with punctuation that closes a sentence or leads in what follows, in any
// script. Brackets, quotation marks and marks of emphasis may stand behind it.
func EndsSentence(text string) bool {
	text = strings.TrimRightFunc(text, func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune(")]）」』\"'”“’‘»«›‹`*_", r)
	})
	r, _ := utf8.DecodeLastRuneInString(text)
	return strings.ContainsRune(".?!:;…。？！：；؟؛۔।॥", r)
}
