package recognize

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/studyguide/source/ast"
	vocabulary "example.org/studyguide/source/words"
	"example.org/studyguide/source/writing"
)

// words returns the words of s in lower case: runs of letters and digits. Hyphens and apostrophes separate words, so
// that "back-end" and "back end" are the same. The selectors that make emoji of signs are marks of no letter.
func words(s string) []string { return firstWords(s, math.MaxInt) }

// firstWords returns the first words of s, at most as many as given.
func firstWords(s string, most int) []string {
	var out []string
	start, lower := -1, true // of the word, and whether it is in lower case already
	end := func(at int) {
		if start < 0 {
			return
		}
		w := s[start:at]
		if !lower {
			w = writing.LowerText(w)
		}
		out = append(out, w)
		start, lower = -1, true
	}
	for i, r := range s {
		if !inWord(r) {
			end(i)
			continue
		}
		if start < 0 {
			if len(out) == most {
				return out
			}
			start = i
		}
		lower = lower && r < utf8.RuneSelf && (r < 'A' || r > 'Z')
	}
	end(len(s))
	return out
}

// countWords returns the number of words of s.
func countWords(s string) int {
	n, in := 0, false
	for _, r := range s {
		is := inWord(r)
		if is && !in {
			n++
		}
		in = is
	}
	return n
}

// inWord reports whether a character is part of words. What only chooses a picture for the sign before it is not.
func inWord(r rune) bool {
	return writing.InWord(r) && (r < '\u180b' || !unicode.Is(unicode.Variation_Selector, r))
}

// wordSet returns the set of content words of s.
func wordSet(s string) map[string]bool {
	set := map[string]bool{}
	for _, w := range words(s) {
		if !vocabulary.Has(vocabulary.TitleFiller, w) {
			set[w] = true
		}
	}
	return set
}

// key returns the letters and digits of s in lower case, for comparing titles.
func key(s string) string {
	var room [128]byte // as much as nearly every title has
	b := room[:0]
	for _, r := range s {
		switch {
		case !inWord(r):
		case r < utf8.RuneSelf:
			b = append(b, byte(writing.Lower(r)))
		default:
			b = utf8.AppendRune(b, writing.Lower(r))
		}
	}
	return string(b)
}

// sharedWords returns the share of the words of a that are also in b, from 0 to 1.
func sharedWords(a, b string) float64 {
	wa, inB := words(a), map[string]bool{}
	for _, w := range words(b) {
		inB[w] = true
	}
	if len(wa) == 0 {
		return 0
	}
	n := 0
	for _, w := range wa {
		if inB[w] {
			n++
		}
	}
	return float64(n) / float64(len(wa))
}

// endsSentence reports whether a line ends like a sentence, a lead-in or a clause.
func endsSentence(line string) bool {
	return ast.EndsSentence(line) || strings.ContainsAny(lastRune(ast.TrimClosers(line)), ",，،")
}

// endsAsking reports whether a text ends in a question mark.
func endsAsking(text string) bool { return ast.EndsAsking(text) }

func lastRune(s string) string {
	_, size := utf8.DecodeLastRuneInString(s)
	return s[len(s)-size:]
}
