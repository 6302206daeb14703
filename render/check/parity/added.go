package parity

import (
	"regexp"
	"slices"
	"strings"

	"example.org/studyguide/source/words"
)

// reference returns an expression for the page that a book writes at the end of a link.
func reference(l *words.Language) *regexp.Regexp {
	spaces := regexp.MustCompile(`[\s\p{Z}]+`)
	pattern := func(s string) string { return spaces.ReplaceAllString(regexp.QuoteMeta(s), `[\s\p{Z}]+`) }
	before, after := l.Around(words.PageReference, "page")
	return regexp.MustCompile(`[\s\p{Z}]*` + pattern(before) + `[0-9ivxlcdm]+` + pattern(after) + `$`)
}

// turns reports whether references to pages run from right to left. They stand on the other side of their links then,
// which are read apart from the words around them.
func turns(l *words.Language) bool {
	return strings.ContainsFunc(l.Text(words.PageReference), turning)
}

// label is the number of a page, as it is printed.
var label = regexp.MustCompile(`^[0-9ivxlcdm]+$`)

// says reports whether a text is what a book prints for a concept with a page number. A text that runs from right to
// left may come in the order in which it is seen, so neither words nor letters need be in their order.
func says(l *words.Language, c words.Concept, text string) bool {
	want := seen(wordsOf(l.Text(c, "page", "\n")))
	got := seen(wordsOf(text))
	at := slices.IndexFunc(got, label.MatchString)
	return at >= 0 && slices.Equal(want, slices.Delete(got, at, at+1))
}

// seen returns words without any order, of words or of characters.
func seen(list []string) []string {
	out := make([]string, len(list))
	for i, w := range list {
		out[i] = unordered(w)
	}
	slices.Sort(out)
	return out
}

// unordered returns the characters of a word, sorted.
func unordered(w string) string {
	r := []rune(w)
	slices.Sort(r)
	return string(r)
}

// withoutReferences removes the words of page references, one for each link, from words that only the PDF has: in
// right-to-left text they may stand anywhere.
func withoutReferences(list []string, l *words.Language, links int) []string {
	said := seen(wordsOf(l.Text(words.PageReference, "page", "\n")))
	left := map[string]int{}
	for _, w := range said {
		left[w] += links
	}
	pages := links
	return slices.DeleteFunc(slices.Clone(list), func(w string) bool {
		key := unordered(w)
		switch {
		case left[key] > 0:
			left[key]--
			return true
		case pages > 0 && label.MatchString(w):
			pages--
			return true
		}
		return false
	})
}
