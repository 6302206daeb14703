package terms

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// A word is a word of a text, or a sign that keeps those around it from being parts of one term.
type word struct {
	start, end int    // bytes of the text
	key        string // what it is looked up by: without case, accents apart, an English plural as a singular
}

// wordsOf returns the words of a text. A hyphen within a term reads as a space: "write-ahead log" is "write ahead log".
// Where scripts meet, words end, since Chinese, Japanese and Korean put no space between their words and others. Han
// and Hiragana are a word a character, so that a term is found in running text without a dictionary. Katakana, which
// writes whole words, is not cut, and nor are Thai, Lao, Khmer and Burmese: their syllables are no words, so a term is
// found there only between signs or other scripts.
func wordsOf(text string, english bool) []word {
	var out []word
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case begins(r) || r == '.' && isLetter(text, i+1) && !isLetterBefore(text, i):
			end := i + wordLength(text[i:])
			out = append(out, word{i, end, key(text[i:end], english)})
			i = end
			continue
		case r == '-' || r == '\u2010' || r == '\u2011' || r == '\u00ad' || r == '_' || unicode.IsSpace(r):
		default:
			out = append(out, word{i, i + size, text[i : i+size]})
		}
		i += size
	}
	return out
}

// begins reports whether a word may begin with r.
func begins(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// isLetter reports whether a letter stands at byte i of s.
func isLetter(s string, i int) bool {
	r, _ := utf8.DecodeRuneInString(s[i:])
	return unicode.IsLetter(r)
}

// isLetterBefore reports whether a letter or digit stands before byte i of s.
func isLetterBefore(s string, i int) bool {
	r, _ := utf8.DecodeLastRuneInString(s[:i])
	return begins(r)
}

// wordLength returns the bytes of the word at the beginning of s.
func wordLength(s string) int {
	script, n := -1, 0
	for n < len(s) {
		r, size := utf8.DecodeRuneInString(s[n:])
		switch {
		case begins(r) || unicode.IsMark(r):
			now := scriptOf(r)
			if unicode.IsMark(r) || unicode.IsDigit(r) && script >= 0 && script != alone {
				now = script
			}
			if n > 0 && (now != script || now == alone) && !unicode.IsMark(r) {
				return n
			}
			if script < 0 || now >= 0 {
				script = now
			}
		case r == 'ー' && script == katakana:
		case r == '.' && isLetter(s, n+1): // Node.js, .NET
		case (r == '+' || r == '#') && n > 0 && signs(s[n:]): // C++, F#
			return n + len(s[n:]) - len(strings.TrimLeft(s[n:], "+#"))
		default:
			return n
		}
		n += size
	}
	return n
}

// signs reports whether s begins with signs as at the end of C++ and F#, and a word does not go on behind them.
func signs(s string) bool {
	rest := strings.TrimLeft(s, "+#")
	r, _ := utf8.DecodeRuneInString(rest)
	return len(s)-len(rest) <= 2 && !begins(r)
}

// The classes of scripts that words do not mix.
const (
	spaced   = iota // words have spaces between them
	hangul          // so they have, but what follows a word clings to it
	katakana        // words have none, but are runs of one script
	alone           // every character is taken as a word
)

// scriptOf returns the class of the script of a letter.
func scriptOf(r rune) int {
	switch {
	case r < 0x1100:
		return spaced
	case unicode.In(r, unicode.Han, unicode.Hiragana):
		return alone
	case unicode.Is(unicode.Katakana, r):
		return katakana
	case unicode.Is(unicode.Hangul, r):
		return hangul
	}
	return spaced
}

// key returns what a word is looked up by.
func key(w string, english bool) string {
	if n := len(w); n > 2 && w[n-1] == 's' && isCapital(w[n-2]) && isCapital(w[n-3]) { // APIs, in any language
		w = w[:n-1]
	}
	w = strings.ToLower(norm.NFC.String(w))
	if english {
		return singular(w)
	}
	return w
}

func isCapital(c byte) bool { return c >= 'A' && c <= 'Z' }

// singular returns an English word in lower case without the ending of a plural. It is no grammar: words that are
// shortened here though they are singular, such as "kubernetes", are shortened wherever they stand.
func singular(w string) string {
	n := len(w)
	switch {
	case n < 3 || w[n-1] != 's':
		return w
	case n > 4 && strings.HasSuffix(w, "ies"):
		return w[:n-3] + "y"
	case n > 4 && (strings.HasSuffix(w, "sses") || strings.HasSuffix(w, "xes") || strings.HasSuffix(w, "ches") ||
		strings.HasSuffix(w, "shes")):
		return w[:n-2]
	case strings.HasSuffix(w, "ss") || strings.HasSuffix(w, "us") || strings.HasSuffix(w, "is"):
		return w
	}
	return w[:n-1]
}
