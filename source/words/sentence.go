package words

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// closers are the signs that may stand behind the punctuation of a sentence: quotation marks, brackets, and marks of
// bold type.
const closers = "\"'”’»」』)）]`*_"

// TrimClosers returns a text without the spaces and closing signs at its end.
func TrimClosers(s string) string {
	return strings.TrimRightFunc(s, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(closers, r) })
}

// EndsSentence reports whether a text ends with a sign that closes a sentence or leads in what follows.
func EndsSentence(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(TrimClosers(s))
	return strings.ContainsRune(".?!:;…。？！：；؟।", r)
}

// EndsAsking reports whether a text ends with a question mark of any script. That of Greek looks like a semicolon, and
// is one only behind a Greek word.
func EndsAsking(s string) bool {
	r, size := utf8.DecodeLastRuneInString(s)
	switch r {
	case '?', '？', '؟', '⁇', '\u037E':
		return true
	case ';':
		return endsGreek(s[:len(s)-size])
	}
	return false
}

// endsGreek reports whether the last letter of a text is Greek.
func endsGreek(s string) bool {
	i := strings.LastIndexFunc(s, unicode.IsLetter)
	if i < 0 {
		return false
	}
	r, _ := utf8.DecodeRuneInString(s[i:])
	return unicode.Is(unicode.Greek, r)
}
