// Package suggest finds the word that somebody meant who wrote another: a key of the front matter, a command, the
// value of a flag. In goes the word and the words that would have been right; out comes the nearest, if one is
// near enough. It does not guess at meaning.
package suggest

import (
	"fmt"
	"strings"

	"github.com/xrash/smetrics"
)

// Nearest gives the word of among that differs from word in the fewest letters (inserted, dropped, replaced, or two
// neighbours swapped; case does not count), the first of several. It reports false if none is near: a third of the letters of word may
// differ (rounded), but always one and never more than three.
func Nearest(word string, among []string) (string, bool) {
	lower := strings.ToLower(word)
	limit := min(3, max(1, (len(lower)+1)/3))
	// A very long word is near nothing; the time of the comparison grows with both lengths.
	if len(lower) > 64 {
		return "", false
	}
	best, found := limit+1, ""
	for _, w := range among {
		d := smetrics.WagnerFischer(lower, strings.ToLower(w), 1, 1, 1)
		if swapped(lower, strings.ToLower(w)) {
			d = 1
		}
		if d < best {
			best, found = d, w
		}
	}
	return found, best <= limit
}

// Unknown is the error for a word that is none of those that are known: it names the one that was meant, else all. What says what kind of
// word it is; it may be empty.
func Unknown(what, word string, known []string) error {
	if what != "" {
		what += " "
	}
	if near, ok := Nearest(word, known); ok {
		return fmt.Errorf("there is no %s%q; did you mean %q?", what, word, near)
	}
	return fmt.Errorf("there is no %s%q; there are %s", what, word, strings.Join(known, ", "))
}

// swapped tells whether a and b differ only in that two neighbours stand the other way round, the commonest slip in short
// words ("pfd").
func swapped(a, b string) bool {
	for i := 0; i+1 < len(a) && len(a) == len(b); i++ {
		if a[i] != b[i] {
			return a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
		}
	}
	return false
}
