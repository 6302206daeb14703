package recognize

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"studyguide/source/ast"
)

// words gives the words of s, lower case: runs of letters and digits. A hyphen or an apostrophe inside a word
// divides it, so that "back-end" and "back end" are the same.
func words(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
	})
}

// wordSet gives the words of s that carry meaning, as a set.
func wordSet(s string) map[string]bool {
	set := map[string]bool{}
	for _, w := range words(s) {
		if !stop[w] {
			set[w] = true
		}
	}
	return set
}

// stop are English words too common to tell one title from another.
var stop = set("a", "an", "and", "are", "as", "at", "by", "for", "from", "in", "is", "it", "its", "of", "on", "or",
	"the", "to", "with", "your", "you", "our")

func set(of ...string) map[string]bool {
	m := make(map[string]bool, len(of))
	for _, w := range of {
		m[w] = true
	}
	return m
}

// key gives the letters and digits of s, lower case: what two spellings of a title have in common.
func key(s string) string { return strings.Join(words(s), "") }

// sharedWords tells how much of the words of a is also in b, from 0 to 1.
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

// endsSentence reports whether a line ends as a sentence, a part of one or a lead-in does, and so is no title.
func endsSentence(line string) bool {
	return ast.EndsSentence(line) || strings.HasSuffix(line, ",") || strings.HasSuffix(line, "，")
}

func lastRune(s string) string {
	_, size := utf8.DecodeLastRuneInString(s)
	return s[len(s)-size:]
}
