// Package writing says of characters what depends on the scripts that they belong to: whether they are part of words,
// what their small letters are, and whether their script sets spaces between words. Runes go in. The answers are those
// of package unicode, whose tables are searched for each character: where most characters of a text are asked about,
// the blocks of the scripts in use come first here.
//
// This package may change with any version; package studyguide at the top of the module is the stable one.
package writing

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// InWord reports whether a character is part of words: a letter, a digit or a mark.
func InWord(r rune) bool {
	switch {
	case r < utf8.RuneSelf:
		return 'a' <= r|0x20 && r|0x20 <= 'z' || '0' <= r && r <= '9'
	case 'À' <= r && r <= 'ɏ': // Latin letters with accents
		return r != '×' && r != '÷'
	case 'Ѐ' <= r && r <= 'ҁ', 'ؠ' <= r && r <= 'ٟ', 'א' <= r && r <= 'ת', 'ऄ' <= r && r <= 'ह',
		'ก' <= r && r <= '\u0e3a', 'ぁ' <= r && r <= 'ゖ', 'ァ' <= r && r <= 'ヺ', '一' <= r && r <= '鿿',
		'가' <= r && r <= '힣':
		return true
	case '\u2000' <= r && r <= '\u206f', '\u3000' <= r && r <= '\u3004': // dashes, quotation marks, stops
		return false
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

// Lower returns the small letter of a letter, as unicode.ToLower does.
func Lower(r rune) rune {
	switch {
	case r < utf8.RuneSelf:
		if 'A' <= r && r <= 'Z' {
			r |= 0x20
		}
		return r
	case 'а' <= r && r <= 'џ', '\u0590' <= r && r < '\u10a0', '\u2e80' <= r && r < '\ua640', '가' <= r && r <= '힣':
		return r // small, or of a script without capitals
	case 'А' <= r && r <= 'Я':
		return r + 'а' - 'А'
	}
	return unicode.ToLower(r)
}

// LowerText returns a text in small letters, as strings.ToLower does.
func LowerText(s string) string {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return strings.Map(Lower, s)
		}
	}
	return strings.ToLower(s)
}

// Unspaced reports whether a character is of a script that sets no spaces between words: Chinese, Japanese, and those
// of Southeast Asia. One that is no letter, such as a stop, is of none.
func Unspaced(r rune) bool {
	const firstThai = 0x0E00 // the lowest block of them
	switch {
	case r < firstThai:
		return false
	case '一' <= r && r <= '鿿', 'ぁ' <= r && r <= 'ゖ', 'ァ' <= r && r <= 'ヺ', r == 'ー':
		return true
	}
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer,
		unicode.Myanmar)
}

// Running is Unspaced, and true of Korean, which joins other letters to words.
func Running(r rune) bool { return Unspaced(r) || r >= '\u1100' && unicode.Is(unicode.Hangul, r) }
