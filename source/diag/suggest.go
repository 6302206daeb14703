package diag

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// Nearest returns the word of among that differs from word in the fewest edits: letters inserted, dropped or replaced,
// or two neighbors swapped. Case does not count, and of several the first wins. It reports false if none is near: a
// third of the letters of word may differ (rounded), but always one and never more than three.
func Nearest(word string, among []string) (string, bool) {
	// A very long word is near nothing; the time of the comparison grows with both lengths.
	const longest = 64 // bytes
	if len(word) > longest {
		return "", false
	}
	lower := strings.ToLower(word)
	limit := min(3, max(1, (utf8.RuneCountInString(lower)+1)/3))
	best, found := limit+1, ""
	for _, w := range among {
		if d := distance([]rune(lower), []rune(strings.ToLower(w))); d < best {
			best, found = d, w
		}
	}
	return found, best <= limit
}

// Unknown returns the error for a word that is none of the known ones: it names the one that was probably meant, or
// else all of them. The kind of word, what, may be empty.
func Unknown(what, word string, known []string) error {
	if what != "" {
		what += " "
	}
	if near, ok := Nearest(word, known); ok {
		return fmt.Errorf("there is no %s%q; did you mean %q?", what, word, near)
	}
	return fmt.Errorf("there is no %s%q; there are %s", what, word, strings.Join(known, ", "))
}

// distance returns the Damerau–Levenshtein distance of a and b in its restricted form (optimal string alignment), in
// which no letter is edited twice. Swapped neighbors count as one edit: they are the commonest slip in short words
// ("pfd").
func distance(a, b []rune) int {
	before, last := make([]int, len(b)+1), make([]int, len(b)+1) // rows of the table for a[:i-2] and a[:i-1]
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row := make([]int, len(b)+1)
		row[0] = i
		for j := 1; j <= len(b); j++ {
			replace := last[j-1]
			if a[i-1] != b[j-1] {
				replace++
			}
			row[j] = min(replace, last[j]+1, row[j-1]+1)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last = last, row
	}
	return last[len(b)]
}
