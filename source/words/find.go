package words

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"example.org/studyguide/source/writing"
)

// Has reports whether a word in lower case is one for a concept.
func Has(c Concept, word string) bool { return SetOf(c).Has(word) }

// A Set holds the words for a concept.
type Set struct{ v *vocabulary }

// SetOf returns the words for a concept, where many are asked about.
func SetOf(c Concept) Set { return Set{of(c)} }

// Has reports whether a word in lower case is one of the set.
func (s Set) Has(word string) bool { return len(word) <= s.v.longest && s.v.whole[word] }

// All returns all words for a concept, in lower case.
func All(c Concept) []string {
	var out []string
	for _, w := range of(c).words {
		out = append(out, w.text)
	}
	return out
}

// First returns the first of the words for a concept that the language of a BCP 47 tag has; English ones stand in for a
// language without words.
func First(c Concept, tag string) string {
	first := ""
	readingLines(match(tag), func(key, value string) {
		if key == string(c) {
			value, _, _ = strings.Cut(value, "|")
			first = choices(strings.TrimSpace(value))[0]
		}
	})
	return first
}

// Rank returns the place of the longest word for a concept in a text among those that the language of a BCP 47 tag has,
// or English if it has none of them, and -1 if neither has one.
func Rank(c Concept, tag, text string) int {
	text = writing.LowerText(text)
	for _, lang := range []string{match(tag), source} {
		rank, n, longest := -1, 0, 0
		readingLines(lang, func(key, value string) {
			if key != string(c) {
				return
			}
			for pattern := range strings.SplitSeq(value, "|") {
				for _, w := range choices(strings.TrimSpace(pattern)) {
					if len(w) > longest && strings.Contains(text, w) {
						rank, longest = n, len(w)
					}
					n++
				}
			}
		})
		if rank >= 0 {
			return rank
		}
	}
	return -1
}

// Is reports whether a text is a word for a concept, ignoring case and the signs around its words.
func Is(c Concept, text string) bool {
	v := of(c)
	text = strings.TrimLeftFunc(text, func(r rune) bool { return !writing.InWord(r) })
	const signs = 30 // bytes of a text that may be beside its words
	if len(text) > v.longest+signs || !v.opens.mayHave(text) {
		return false
	}
	var room [128]byte
	return v.whole[string(appendPlain(room[:0], text))]
}

// Prefixes returns the sizes in bytes of all words for a concept that a text begins with, the longest first. The caller
// must check the text after them.
func Prefixes(c Concept, text string) []int {
	var out []int
	for _, w := range of(c).openingOf(text) {
		if n, ok := w.prefix(text); ok && !slices.Contains(out, n) {
			out = append(out, n)
		}
	}
	return out
}

// MayBegin reports whether a text may begin with a word for a concept: false is certain, true is not.
func MayBegin(c Concept, text string) bool { return len(of(c).openingOf(text)) > 0 }

// Begins reports whether a text begins with a word for a concept.
func Begins(c Concept, text string) bool {
	for _, w := range of(c).openingOf(text) {
		if n, ok := w.prefix(text); ok && w.endsAt(text[:n], text[n:]) {
			return true
		}
	}
	return false
}

// Ends reports whether a text ends with a word for a concept.
func Ends(c Concept, text string) bool {
	v := of(c)
	if last, _ := utf8.DecodeLastRuneInString(text); !v.tails[writing.Lower(last)] {
		return false // as nearly always
	}
	ascii := isASCII(text)
	for _, w := range v.words {
		at := len(text) - len(w.text)
		if at >= 0 && (w.ascii || !ascii) && strings.EqualFold(text[at:], w.text) && w.beginsAt(text[:at], text[at:]) {
			return true
		}
	}
	return false
}

// In reports whether a text contains a word for a concept.
func In(c Concept, text string) bool {
	v := of(c)
	inside, last := false, false // whether this character is of a word, and the one before
	for at, r := range text {
		inside, last = writing.InWord(r), inside
		if r < utf8.RuneSelf && len(v.ascii[writing.Lower(r)]) == 0 {
			continue // as nearly all: no word begins so
		}
		if !last || !inside || writing.Running(r) {
			for _, w := range v.openingOf(text[at:]) {
				if n, ok := w.prefix(text[at:]); ok && w.endsAt(w.text, text[at+n:]) {
					return true
				}
			}
		}
	}
	if len(v.inner) == 0 {
		return false
	}
	lower := writing.LowerText(text)
	ascii := isASCII(lower)
	for _, w := range v.inner {
		if ascii && !w.ascii {
			continue
		}
		for from := 0; ; {
			i := strings.Index(lower[from:], w.text)
			if i < 0 {
				break
			}
			if from += i + len(w.text); w.endsAt(w.text, lower[from:]) {
				return true
			}
		}
	}
	return false
}

// InName reports whether the name of a file contains a word for a concept, which may be written without its accents and
// blanks: "cauhoi", "otazky".
func InName(c Concept, name string) bool {
	if In(c, name) {
		return true
	}
	const shortest = 4 // letters that are no part of another word by chance
	name = bare(name)
	for _, w := range of(c).words {
		own := bare(w.text)
		if own != w.text && utf8.RuneCountInString(own) >= shortest && strings.Contains(name, own) {
			return true
		}
	}
	return false
}

// bare returns a text in lower case without accents and blanks.
func bare(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Mn, r) || unicode.IsSpace(r):
			return -1
		case r == 'đ':
			return 'd'
		case r == 'ł':
			return 'l'
		case r == 'ı':
			return 'i'
		case r == 'ø':
			return 'o'
		}
		return r
	}, norm.NFD.String(writing.LowerText(text)))
}

// Follows reports whether a letter in lower case comes right after another in a word for a concept. The letter before
// is 0 at the start of a word, and -1 if it may be any.
func Follows(c Concept, before, letter rune) bool { return of(c).pairs()[[2]rune{before, letter}] }

// Place returns the place of a letter in lower case in the first word for a concept that has it, from 0; -1 if none
// has.
func Place(c Concept, letter rune) int {
	for _, w := range of(c).words {
		if i := strings.IndexRune(w.text, letter); i >= 0 {
			return utf8.RuneCountInString(w.text[:i])
		}
	}
	return -1
}

// Without returns a text without the words for a concept. It may be in lower case.
func Without(c Concept, text string) string {
	ascii, lower := isASCII(text), false
	for _, w := range of(c).words {
		if ascii && !w.ascii {
			continue
		}
		if w.cased && !lower {
			text, lower = writing.LowerText(text), true
		}
		text = strings.ReplaceAll(text, w.text, "")
	}
	return text
}

// prefix returns how many bytes of a text the word takes if that begins with it.
func (w word) prefix(text string) (n int, ok bool) {
	for _, r := range w.text {
		got, size := utf8.DecodeRuneInString(text[n:])
		switch {
		case size == 0 || got != r && writing.Lower(got) != r && !(r == ' ' && unicode.IsSpace(got)):
			return 0, false
		case r == ' ': // as many as there are
			size = len(text[n:]) - len(strings.TrimLeftFunc(text[n:], unicode.IsSpace))
		}
		n += size
	}
	return n, true
}

// beginsAt reports whether a word begins between two parts of a text.
func (w word) beginsAt(before, after string) bool {
	last, _ := utf8.DecodeLastRuneInString(before)
	first, _ := utf8.DecodeRuneInString(after)
	return w.start || before == "" || !writing.InWord(last) || !writing.InWord(first) || writing.Running(first)
}

// endsAt reports whether a word ends between two parts of a text.
func (w word) endsAt(before, after string) bool {
	last, _ := utf8.DecodeLastRuneInString(before)
	first, _ := utf8.DecodeRuneInString(after)
	return w.end || after == "" || !writing.InWord(last) || !writing.InWord(first) || writing.Running(last)
}
