// Package hyphen finds where words may be hyphenated.
//
// The input is a word, the output is the offsets at which a hyphen may be inserted, by Liang's patterns and lists of
// exceptions (Franklin Mark Liang, "Word Hy-phen-a-tion by Com-put-er", Stanford 1983; The TeXbook, appendix H).
// Patterns for American English and two dozen other languages are built in ([For]); those of others are read from the
// files that TeX uses ([Load]).
//
// The package detects no language, breaks no lines, and leaves alone what does not look like a word of prose: names of
// functions, versions, abbreviations.
//
// This package may change with any version; package studyguide at the top of the module is the stable one.
package hyphen

import (
	"unicode"
	"unicode/utf8"
)

// Dictionary holds the patterns and exceptions of one language. It does not change and may be used by several
// goroutines. A nil Dictionary hyphenates nothing.
type Dictionary struct {
	patterns   trie
	exceptions map[string][]bool // lower case word → for every letter, whether a hyphen may stand before it
	left       int               // letters that must stay before the first hyphen
	right      int               // letters that must follow the last hyphen
}

// Lengths of words of capitals up to which they are taken for abbreviations, and of the longest word looked at: what
// is longer is no word.
const (
	maxAbbreviation = 7
	maxWord         = 100
)

// Hyphenate returns the byte offsets in word before which a hyphen may be inserted, ascending. Punctuation around the
// word is skipped, as is an ending such as 's. It returns nothing for a word with digits or signs in it, with capitals
// after its first letter, or for a short word all in capitals.
func (d *Dictionary) Hyphenate(word string) []int {
	if d == nil {
		return nil
	}
	letters, at := core(word)
	if len(letters) < d.left+d.right {
		return nil
	}
	may, ok := d.exceptions[string(letters)]
	if !ok {
		may = d.patterns.breaks(letters)
	}
	var out []int
	for i := d.left; i <= len(letters)-d.right; i++ {
		if may[i] && !unicode.IsMark(letters[i]) {
			out = append(out, at[i])
		}
	}
	return out
}

// core returns the letters of word in lower case and their byte offsets; none if it is not to be hyphenated.
func core(word string) (letters []rune, at []int) {
	start := 0
	for start < len(word) {
		r, size := utf8.DecodeRuneInString(word[start:])
		if !opens(r) {
			break
		}
		start += size
	}
	end := len(word)
	for end > start {
		r, size := utf8.DecodeLastRuneInString(word[start:end])
		if !closes(r) {
			break
		}
		end -= size
	}
	upper := 0
	for i, r := range word[start:end] {
		if (r == '\'' || r == '’') && ending(word[start+i+utf8.RuneLen(r):end]) {
			break
		}
		if !unicode.IsLetter(r) && !unicode.IsMark(r) || len(letters) == maxWord {
			return nil, nil
		}
		if unicode.IsUpper(r) {
			if upper < len(letters) {
				return nil, nil
			}
			upper++
		}
		letters = append(letters, unicode.ToLower(r))
		at = append(at, start+i)
	}
	// One capital may begin a word; more must go through to its end.
	if upper > 1 && (upper < len(letters) || upper <= maxAbbreviation) {
		return nil, nil
	}
	return letters, at
}

// opens reports whether r may stand right before a word of prose.
func opens(r rune) bool {
	return r == '"' || r == '\'' || unicode.In(r, unicode.Ps, unicode.Pi)
}

// closes reports whether r may stand right after a word of prose.
func closes(r rune) bool {
	switch r {
	case '"', '\'', '.', ',', ';', ':', '!', '?', '…':
		return true
	}
	return unicode.In(r, unicode.Pe, unicode.Pf)
}

// ending reports whether s is what follows an apostrophe in 's, 're or 't: one or two letters.
func ending(s string) bool {
	n := 0
	for _, r := range s {
		if n++; n > 2 || !unicode.IsLower(r) {
			return false
		}
	}
	return n > 0
}
