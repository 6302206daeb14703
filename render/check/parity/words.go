package parity

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// builder collects text. A gap ends the word before it.
type builder struct{ strings.Builder }

func (b *builder) gap() { b.WriteByte('\n') }

// wordsOf returns the words and signs of a text, as they are compared. Each sign is a word of its own, so that it is no
// matter where the lines of either book ended; so is each character of scripts that put no spaces between words.
func wordsOf(s string) []string {
	var out []string
	var word strings.Builder
	end := func() {
		if word.Len() > 0 {
			out = append(out, word.String())
			word.Reset()
		}
	}
	runes := []rune(cases.Fold().String(norm.NFKC.String(s)))
	for i, r := range runes {
		switch {
		case silent(r):
		case unicode.IsSpace(r):
			end()
		case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul,
			unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar):
			end()
			out = append(out, string(r))
		case inWord(r), (r == '\'' || r == '’') && word.Len() > 0 && i+1 < len(runes) && unicode.IsLetter(runes[i+1]):
			word.WriteRune(r)
		default:
			end()
			out = append(out, string(r))
		}
	}
	end()
	return out
}

func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsNumber(r) }

// silent reports whether r has no width or stands for text that could not be shown: soft hyphens, zero-width and
// bidirectional controls, variation selectors, the joiner that NFKC adds, characters that XML cannot hold.
func silent(r rune) bool {
	switch {
	case unicode.IsSpace(r):
		return false
	case unicode.In(r, unicode.Cf, unicode.Cc, unicode.Noncharacter_Code_Point, unicode.Variation_Selector):
		return true
	}
	return r == '\u034f' || r == unicode.ReplacementChar || r == '\ufffc'
}

// turning reports whether r is of a script that runs from right to left, whose blocks Unicode keeps together, or a
// control that gives text a direction.
func turning(r rune) bool {
	return 0x590 <= r && r <= 0x8ff || 0xfb1d <= r && r <= 0xfdff || 0xfe70 <= r && r <= 0xfefe ||
		0x10800 <= r && r <= 0x10fff || 0x1e800 <= r && r <= 0x1efff ||
		0x202a <= r && r <= 0x202e || 0x2066 <= r && r <= 0x2069
}

// count returns the number of words that are not signs.
func count(words []string) int {
	n := 0
	for _, w := range words {
		if r, _ := utf8.DecodeRuneInString(w); inWord(r) {
			n++
		}
	}
	return n
}

func joined(words []string) string { return strings.Join(words, " ") }

// oneLine puts s on one line with single spaces.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// quoted shortens s for a message.
func quoted(s string) string {
	const most = 60
	s = strings.Map(func(r rune) rune {
		if silent(r) {
			return -1
		}
		return r
	}, s)
	if r := []rune(s); len(r) > most {
		s = string(r[:most-1]) + "…"
	}
	return `"` + s + `"`
}
