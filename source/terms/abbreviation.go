package terms

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A pair is an abbreviation and what it stands for.
type pair struct{ short, long string }

// pairs returns the abbreviations that a text explains in brackets: "remote procedure call (RPC)", "RPC (remote
// procedure call)". As in A. Schwartz and M. Hearst, "A simple algorithm for identifying abbreviation definitions in
// biomedical text" (2003), the letters of the abbreviation must stand in the long form in their order, and the long
// form begins near; here moreover each of its words that is no small one begins with one of them.
func pairs(text string) []pair {
	var out []pair
	for i := 0; i < len(text); {
		open := strings.IndexAny(text[i:], "(（")
		if open < 0 {
			return out
		}
		open += i
		_, size := utf8.DecodeRuneInString(text[open:])
		in := open + size
		end := strings.IndexAny(text[in:], "()（）")
		if end < 0 {
			return out
		}
		end += in
		i = end
		if text[end] == '(' || strings.HasPrefix(text[end:], "（") {
			continue
		}
		if p, ok := explained(text[:open], text[in:end]); ok {
			out = append(out, p)
		}
	}
	return out
}

// explained returns the pair of a text in brackets and what stands before it.
func explained(before, inside string) (pair, bool) {
	inside = strings.TrimSpace(inside)
	trimmed := strings.TrimRight(before, " \u00a0")
	if short, ok := abbreviation(inside); ok {
		for _, start := range starts(trimmed, min(len(short)+5, 2*len(short))) {
			if spells(trimmed[start:], short) {
				return pair{short, single(trimmed[start:], inside)}, true
			}
		}
		return pair{}, false
	}
	last := starts(trimmed, 1)
	if len(last) == 0 {
		return pair{}, false
	}
	short, ok := abbreviation(trimmed[last[0]:])
	if !ok {
		return pair{}, false
	}
	inside = strings.Trim(inside, `"'“”‘’«»`)
	if !spells(inside, short) {
		return pair{}, false
	}
	return pair{short, single(inside, trimmed[last[0]:])}, true
}

// single returns a long form in the singular, if its abbreviation is written as a plural, and without the ending of a
// possessive.
func single(long, written string) string {
	long = strings.TrimRight(long, `"'“”‘’«»`)
	if i := strings.LastIndexAny(long, "'’"); i > 0 && strings.TrimLeft(long[i:], "'’") == "s" {
		return long[:i]
	}
	if n := len(written); n > 2 && written[n-1] == 's' && unicode.IsUpper(rune(written[n-2])) {
		last := strings.LastIndexByte(long, ' ') + 1
		if one := singular(strings.ToLower(long[last:])); strings.HasPrefix(strings.ToLower(long[last:]), one) {
			return long[:last] + long[last:last+len(one)]
		}
	}
	return long
}

// abbreviation returns s as an abbreviation in the singular, and whether it is one: two to eight letters of which two
// are capitals, with nothing else but a few signs.
func abbreviation(s string) (string, bool) {
	s = strings.Trim(s, `"'“”‘’`)
	if n := len(s); n > 2 && s[n-1] == 's' && s[n-2] >= 'A' && s[n-2] <= 'Z' {
		s = s[:n-1]
	}
	upper, letters := 0, 0
	for i, r := range s {
		switch {
		case unicode.IsUpper(r):
			upper++
			letters++
		case unicode.IsLetter(r):
			letters++
		case i > 0 && strings.ContainsRune("&-.", r):
		default:
			return "", false
		}
	}
	return s, upper >= 2 && letters >= 2 && letters <= 8
}

// starts returns where the last n words of a text begin, the last first, as far as no sentence ends between them.
func starts(text string, n int) []int {
	var out []int
	end := len(text)
	for len(out) < n && end > 0 {
		i := strings.LastIndexAny(text[:end], " \u00a0") + 1
		if r, size := utf8.DecodeRuneInString(text[max(i-1, 0):]); i > 0 && r == '\u00a0' {
			i += size - 1
		}
		w := text[i:end]
		if strings.ContainsAny(w, ".:;!?()[]{}（）。，") && !(len(out) == 0 && !strings.ContainsAny(w, ":;!?()[]{}")) {
			break
		}
		lead := len(w) - len(strings.TrimLeft(w, `"'“”‘’«»`))
		out = append(out, i+lead)
		end = len(strings.TrimRight(text[:i], " \u00a0"))
	}
	return out
}

// small are words that an abbreviation may leave out.
const small = " a an and at by for from in is of on or the to with de da do das dos del des du et la le les el los y e " +
	"und der die das für von zur "

// spells reports whether an abbreviation is one of a long form of at least two words.
func spells(long, short string) bool {
	fields := strings.FieldsFunc(long, func(r rune) bool {
		return unicode.IsSpace(r) || r == '-' || r == '\u2010' || r == '\u2011' || r == '/' || r == ','
	})
	if len(fields) < 2 || len(fields) > 2*len(short) || strings.ContainsAny(long, "()=;:!?<>{}|") {
		return false
	}
	var letters []rune
	for _, r := range strings.ToLower(short) {
		if unicode.IsLetter(r) {
			letters = append(letters, r)
		}
	}
	for i, f := range fields {
		fields[i] = strings.ToLower(f)
	}
	return len(fields) > 0 && align(fields, letters, true)
}

// align reports whether words spell letters.
func align(words []string, letters []rune, first bool) bool {
	if len(words) == 0 {
		return len(letters) == 0
	}
	w := words[0]
	if !first && strings.Contains(small, " "+w+" ") && align(words[1:], letters, false) {
		return true
	}
	if len(letters) == 0 {
		return false
	}
	w = strings.TrimLeft(w, `"'“”‘’«»`)
	if letters[0] == 'x' && strings.HasPrefix(w, "ex") { // as in XML
		w = w[1:]
	}
	r, size := utf8.DecodeRuneInString(w)
	if r != letters[0] {
		return false
	}
	return within(w[size:], words[1:], letters[1:])
}

// within reports whether the rest of a word and the words behind it spell letters.
func within(rest string, words []string, letters []rune) bool {
	if align(words, letters, false) {
		return true
	}
	if len(letters) == 0 {
		return false
	}
	i := strings.IndexRune(rest, letters[0])
	return i >= 0 && within(rest[i+utf8.RuneLen(letters[0]):], words, letters[1:])
}
