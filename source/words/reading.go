package words

import (
	"cmp"
	"io/fs"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"example.org/studyguide/source/writing"
)

// A word is one that guides have for a concept, in lower case and with single spaces.
type word struct {
	text       string
	start, end bool // letters may stand before it, or behind it
	ascii      bool
	cased      bool // some of its letters have capitals
}

// vocabulary holds the words for a concept in all languages. Patterns are expanded on first use, because most guides
// need few concepts.
type vocabulary struct {
	lines []string // of the files, after the key

	once    sync.Once
	words   []word
	longest int // bytes of one of them
	whole   map[string]bool
	opens   openings              // of the whole words
	heads   openings              // of the words as they are spelled
	tails   map[rune]bool         // the last letters of words
	first   map[rune][]word       // by their first letter, longest first
	ascii   [utf8.RuneSelf][]word // the same for the letters that are looked up most
	inner   []word                // those before which letters may stand

	pairs func() map[[2]rune]bool // letters that follow others in words (see [Follows]), made on first use
}

// looked returns the vocabularies by concept. Only reading needs them, so the files are parsed on first use.
var looked = sync.OnceValue(readAll)

// shelves holds the vocabularies by concept, few on each shelf. Nearly every rule asks for one, at each line: a map of
// strings took a twentieth of the time of reading.
var shelves = sync.OnceValue(func() *[64][]shelved {
	var out [64][]shelved
	for c, v := range looked() {
		at := shelfOf(c)
		out[at] = append(out[at], shelved{c, v})
	}
	return &out
})

type shelved struct {
	concept    Concept
	vocabulary *vocabulary
}

// shelfOf returns the shelf of a concept. The letters in the middle and at the end tell most apart.
func shelfOf(c Concept) byte {
	if c == "" {
		return 0
	}
	return (byte(len(c))*7 + c[0]*3 + c[len(c)/2]*5 + c[len(c)-1]) % 64
}

func readAll() map[Concept]*vocabulary {
	out := map[Concept]*vocabulary{}
	for _, tag := range tags() {
		readingLines(tag, func(key, value string) {
			v := out[Concept(key)]
			if v == nil {
				v = &vocabulary{}
				out[Concept(key)] = v
			}
			v.lines = append(v.lines, value)
		})
	}
	return out
}

// readingLines calls yield for each concept of the part [reading] of a file. A line that begins with a bar continues
// the line before.
func readingLines(tag string, yield func(key, value string)) {
	data, err := fs.ReadFile(files, "languages/"+tag+".txt")
	if err != nil {
		return
	}
	_, part, _ := strings.Cut(string(data), "\n[reading]\n")
	key, value := "", ""
	flush := func() {
		if key != "" {
			yield(key, value)
		}
	}
	for line := range strings.Lines(part) {
		line = strings.Trim(line, " \t\r\n")
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '|':
			value += line
		default:
			flush()
			key, value, _ = strings.Cut(line, ":")
		}
	}
	flush()
}

// of returns the words for a concept, with patterns expanded.
func of(c Concept) *vocabulary {
	for _, s := range shelves()[shelfOf(c)] {
		if s.concept == c {
			s.vocabulary.once.Do(s.vocabulary.spellOut)
			return s.vocabulary
		}
	}
	v := &vocabulary{} // no language has words for it
	v.spellOut()
	return v
}

// pairsIn returns the letters that follow others in words, and 0 at the start of one; and each letter behind -1.
func pairsIn(words []word) map[[2]rune]bool {
	pairs := map[[2]rune]bool{}
	for _, w := range words {
		before := rune(0)
		for _, r := range w.text {
			pairs[[2]rune{before, r}], pairs[[2]rune{-1, r}] = true, true
			before = r
		}
	}
	return pairs
}

func (v *vocabulary) spellOut() {
	v.pairs = sync.OnceValue(func() map[[2]rune]bool { return pairsIn(v.words) })
	n := 0
	for _, line := range v.lines {
		n += 1 + strings.Count(line, "|")
	}
	v.whole, v.first, v.words = make(map[string]bool, n), make(map[rune][]word, min(n, 100)), make([]word, 0, n)
	v.tails = map[rune]bool{}
	for _, line := range v.lines {
		for pattern := range strings.SplitSeq(line, "|") {
			for _, text := range choices(strings.TrimSpace(pattern)) {
				v.add(text)
			}
		}
	}
	for r, words := range v.first {
		slices.SortFunc(words, func(a, b word) int {
			return cmp.Or(len(b.text)-len(a.text), strings.Compare(a.text, b.text))
		})
		if r < utf8.RuneSelf {
			v.ascii[r] = words
		}
	}
}

// openings is a set of the first two letters of words. It may hold more, as a Bloom filter does: it only saves to look
// up most texts whole.
type openings [16]uint64

// lettersOf returns the first two letters of a text in lower case. A letter behind which the word ends has a space
// there.
func lettersOf(text string) (first, second rune) {
	if len(text) > 1 && text[0] < utf8.RuneSelf && text[1] < utf8.RuneSelf { // as in most texts
		first, second = rune(text[0]), rune(text[1])
		if 'A' <= first && first <= 'Z' {
			first |= 0x20
		}
		switch {
		case 'A' <= second && second <= 'Z':
			second |= 0x20
		case !writing.InWord(second):
			second = ' '
		}
		return first, second
	}
	first, n := utf8.DecodeRuneInString(text)
	second, size := utf8.DecodeRuneInString(text[n:])
	if size == 0 || !writing.InWord(second) {
		second = ' '
	}
	return writing.Lower(first), writing.Lower(second)
}

// place returns the place of two letters.
func (o *openings) place(first, second rune) uint32 {
	const odd = 0x9E3779B1 // the golden ratio, which spreads neighbors (Knuth, The Art of Computer Programming, 6.4)
	return (uint32(first)*31 + uint32(second)) * odd >> 22
}

func (o *openings) add(text string) {
	at := o.place(lettersOf(text))
	o[at/64] |= 1 << (at % 64)
}

func (o *openings) has(first, second rune) bool {
	at := o.place(first, second)
	return o[at/64]&(1<<(at%64)) != 0
}

// mayHave reports whether a text may begin like a word of the set.
func (o *openings) mayHave(text string) bool { return o.has(lettersOf(text)) }

// openingOf returns the words that a text may begin with, longest first.
func (v *vocabulary) openingOf(text string) []word {
	first, second := lettersOf(text)
	if !v.heads.has(first, second) && !v.heads.has(first, ' ') {
		return nil // as nearly always
	}
	return v.beginning(first)
}

// beginning returns the words that begin with a letter, longest first.
func (v *vocabulary) beginning(r rune) []word {
	if r < utf8.RuneSelf {
		return v.ascii[r]
	}
	return v.first[r]
}

// add adds a word as it is spelled in a file, unless another language has it already.
func (v *vocabulary) add(text string) {
	w := word{text: strings.TrimSpace(writing.LowerText(text))}
	if strings.Contains(w.text, "  ") { // what was left out stood between two spaces
		w.text = strings.Join(strings.Fields(w.text), " ")
	}
	w.text, w.start = strings.CutPrefix(w.text, "*")
	w.text, w.end = strings.CutSuffix(w.text, "*")
	if w.text == "" {
		return
	}
	w.ascii, w.cased = isASCII(w.text), strings.ContainsFunc(w.text, hasCapital)
	whole := w.text
	if strings.ContainsFunc(whole, func(r rune) bool { return r != ' ' && !writing.InWord(r) }) {
		whole = plain(whole)
	}
	r, _ := utf8.DecodeRuneInString(w.text)
	if v.whole[whole] && slices.Contains(v.first[r], w) {
		return
	}
	v.whole[whole] = true
	v.opens.add(whole)
	v.heads.add(w.text)
	last, _ := utf8.DecodeLastRuneInString(w.text)
	v.tails[last] = true
	v.words = append(v.words, w)
	v.first[r] = append(v.first[r], w)
	if w.start {
		v.inner = append(v.inner, w)
	}
	v.longest = max(v.longest, len(w.text))
}

// hasCapital reports whether a letter in lower case has one in upper case.
func hasCapital(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z'
	}
	return unicode.ToUpper(r) != r
}

// choices returns all texts that a pattern matches: parentheses enclose an optional part, brackets a required one, and
// slashes in both separate choices.
func choices(pattern string) []string {
	open := strings.IndexAny(pattern, "([")
	if open < 0 {
		return []string{pattern}
	}
	var middle []string
	if pattern[open] == '(' {
		middle = []string{""}
	}
	depth, from, end := 0, open+1, len(pattern)
	for i := open; i < len(pattern) && end == len(pattern); i++ {
		switch c := pattern[i]; {
		case c == '(' || c == '[':
			depth++
		case c == ')' || c == ']':
			depth--
		}
		if depth == 0 || depth == 1 && pattern[i] == '/' {
			middle = append(middle, choices(pattern[from:i])...)
			from = i + 1
			if depth == 0 {
				end = i
			}
		}
	}
	var out []string
	rest := choices(pattern[min(end+1, len(pattern)):])
	for _, m := range middle {
		for _, r := range rest {
			out = append(out, pattern[:open]+m+r)
		}
	}
	return out
}

// plain returns the words of a text in lower case with single spaces, without the signs between them.
func plain(s string) string { return string(appendPlain(nil, s)) }

// appendPlain appends the words of a text to b, as plain returns them.
func appendPlain(b []byte, s string) []byte {
	start, between := len(b), false
	for _, r := range s {
		r = writing.Lower(r)
		if !writing.InWord(r) {
			between = true
			continue
		}
		if between && len(b) > start {
			b = append(b, ' ')
		}
		b, between = utf8.AppendRune(b, r), false
	}
	return b
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
