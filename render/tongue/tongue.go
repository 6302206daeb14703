// Package tongue says which parts of a guide's text are in another language than the guide, so that the books can tell
// screen readers (WCAG 2.2, 3.1.2; ISO 14289-1, 7.2).
//
// It knows them from two sources: the marks of authors, as in <span lang="de">, and scripts that the guide's language
// does not have.
//
// This package may change with any version; package studyguide at the top of the module is the stable one.
package tongue

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	bcp47 "golang.org/x/text/language"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/writing"
)

// A script and the language that a screen reader is to speak it in where the guide is in another script: the voice of
// the guide's language would spell its letters, or be silent (WCAG 2.2, 3.1.2). Of scripts that several languages share
// it is the one of most text; least is how many letters make a word of it and not a sign.
type script struct {
	table    *unicode.RangeTable
	language string
	least    int
}

var scripts = []script{
	{unicode.Han, "zh", 1}, {unicode.Hiragana, "ja", 1}, {unicode.Katakana, "ja", 1}, {unicode.Hangul, "ko", 1},
	{unicode.Cyrillic, "ru", 3}, {unicode.Greek, "el", 4}, {unicode.Hebrew, "he", 2}, {unicode.Arabic, "ar", 2},
	{unicode.Thai, "th", 2}, {unicode.Lao, "lo", 2}, {unicode.Khmer, "km", 2}, {unicode.Myanmar, "my", 2},
	{unicode.Tibetan, "bo", 2}, {unicode.Devanagari, "hi", 2}, {unicode.Bengali, "bn", 2}, {unicode.Tamil, "ta", 2},
	{unicode.Telugu, "te", 2}, {unicode.Kannada, "kn", 2}, {unicode.Malayalam, "ml", 2}, {unicode.Gujarati, "gu", 2},
	{unicode.Gurmukhi, "pa", 2}, {unicode.Oriya, "or", 2}, {unicode.Sinhala, "si", 2}, {unicode.Armenian, "hy", 2},
	{unicode.Georgian, "ka", 2}, {unicode.Ethiopic, "am", 2},
}

// letters maps letters to the language that alone has them, of those that share a script. Persian and Urdu, Ukrainian,
// Belarusian and Serbian are told by them.
var letters = map[rune]string{
	'پ': "fa", 'چ': "fa", 'ژ': "fa", 'گ': "fa", 'ٹ': "ur", 'ڈ': "ur", 'ے': "ur",
	'ї': "uk", 'є': "uk", 'ґ': "uk", 'Ї': "uk", 'Є': "uk", 'Ґ': "uk", 'ў': "be", 'Ў': "be",
	'ђ': "sr", 'ћ': "sr", 'џ': "sr", 'Ђ': "sr", 'Ћ': "sr", 'Џ': "sr",
}

// Tongues are the languages of a guide: its own, and those of its parts.
type Tongues struct {
	language string
	own      map[*unicode.RangeTable]bool // the scripts that a voice of the language can read
	marked   []ast.Tongue                 // by the author, by their places
	around   []int                        // the part around each of them; -1 if there is none
}

// Of returns the tongues of a guide in a language, of which the author marks some parts as being in another.
func Of(tag string, marked []ast.Tongue) *Tongues {
	t := &Tongues{language: tag, own: map[*unicode.RangeTable]bool{}}
	t.sort(marked)
	parsed, err := bcp47.Parse(tag)
	if err != nil {
		return t
	}
	s, _ := parsed.Script()
	names := map[string][]string{
		"Jpan": {"Han", "Hiragana", "Katakana"}, "Kore": {"Hangul", "Han"}, "Hans": {"Han"}, "Hant": {"Han"},
		"Cyrl": {"Cyrillic"}, "Grek": {"Greek"}, "Hebr": {"Hebrew"}, "Arab": {"Arabic"}, "Thai": {"Thai"},
		"Laoo": {"Lao"}, "Khmr": {"Khmer"},
		"Mymr": {"Myanmar"}, "Tibt": {"Tibetan"}, "Deva": {"Devanagari"}, "Beng": {"Bengali"}, "Taml": {"Tamil"},
		"Telu": {"Telugu"}, "Knda": {"Kannada"}, "Mlym": {"Malayalam"}, "Gujr": {"Gujarati"}, "Guru": {"Gurmukhi"},
		"Orya": {"Oriya"}, "Sinh": {"Sinhala"}, "Armn": {"Armenian"}, "Geor": {"Georgian"}, "Ethi": {"Ethiopic"},
	}[s.String()]
	for _, n := range names {
		t.own[unicode.Scripts[n]] = true
	}
	return t
}

// sort keeps the parts that the author marks by their places. An element within another is within its part.
func (t *Tongues) sort(marked []ast.Tongue) {
	t.marked = slices.Clone(marked)
	slices.SortStableFunc(t.marked, func(a, b ast.Tongue) int {
		longer := -cmp.Or(cmp.Compare(a.At.End.Line, b.At.End.Line), cmp.Compare(a.At.End.Col, b.At.End.Col))
		return cmp.Or(compare(a.At, b.At.File, b.At.Start), longer)
	})
	t.around = make([]int, len(t.marked))
	var open []int
	for i, part := range t.marked {
		for len(open) > 0 && !holds(t.marked[open[len(open)-1]].At, part.At) {
			open = open[:len(open)-1]
		}
		t.around[i] = -1
		if len(open) > 0 {
			t.around[i] = open[len(open)-1]
		}
		open = append(open, i)
	}
}

// compare compares the start of a span with a place in a file.
func compare(a diag.Span, file string, p diag.Pos) int {
	return cmp.Or(strings.Compare(a.File, file), cmp.Compare(a.Start.Line, p.Line), cmp.Compare(a.Start.Col, p.Col))
}

// first returns the index of the first part that begins at a place or behind it.
func (t *Tongues) first(file string, p diag.Pos) int {
	at := func(part ast.Tongue, p diag.Pos) int { return compare(part.At, file, p) }
	i, _ := slices.BinarySearchFunc(t.marked, p, at)
	return i
}

// A Stretch is a piece of text in one language; "" is that of the guide.
type Stretch struct{ Text, Language string }

// scripted divides text where its script changes to one that the guide's language does not have, and back. Spaces and
// signs between words of one script are within its stretch.
func (t *Tongues) scripted(text string) []Stretch {
	if !strings.ContainsFunc(text, func(r rune) bool { return t.foreign(r) >= 0 }) {
		return []Stretch{{text, ""}}
	}
	var out []Stretch
	add := func(text, language string) {
		if text != "" {
			out = append(out, Stretch{text, language})
		}
	}
	done, from, end := 0, -1, 0 // bytes written; the stretch being read
	group, count, tag := -1, 0, ""
	shut := func() {
		if from >= 0 && count >= scripts[group].least {
			add(text[done:from], "")
			add(text[from:end], tag)
			done = end
		}
		from, count = -1, 0
	}
	for i, r := range text {
		s := t.foreign(r)
		switch {
		case s >= 0 && from >= 0 && joins(group, s):
			if scripts[s].language == "ja" {
				group, tag = s, "ja"
			}
		case s >= 0:
			shut()
			from, group, tag = i, s, scripts[s].language
		case from >= 0 && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			shut()
			continue
		default:
			continue
		}
		count++
		end = i + len(string(r))
		if l := letters[r]; l != "" {
			tag = l
		}
	}
	shut()
	add(text[done:], "")
	return out
}

// joins reports whether a letter of script s goes on with a stretch of another: Japanese has three.
func joins(group, s int) bool {
	japanese := func(n int) bool { return scripts[n].language == "ja" || scripts[n].language == "zh" }
	return group == s || japanese(group) && japanese(s)
}

// foreign returns the index of the script of a letter that the guide's language does not have, -1 for any other
// character. Marks belong to the letters before them.
func (t *Tongues) foreign(r rune) int {
	if r < 0x370 || 0x2000 <= r && r < 0x2e80 { // Latin, and signs
		return -1
	}
	for i, s := range scripts {
		if unicode.Is(s.table, r) {
			if t.own[s.table] {
				return -1
			}
			return i
		}
	}
	return -1
}

// Whole returns the language of a text that has no letter of the guide's language, "" for another.
func (t *Tongues) Whole(text string) string {
	tag := ""
	for _, s := range t.scripted(text) {
		switch {
		case s.Language == "" && strings.ContainsFunc(s.Text, unicode.IsLetter):
			return ""
		case s.Language != "" && tag != "" && s.Language != tag:
			return ""
		case s.Language != "":
			tag = s.Language
		}
	}
	return tag
}

// Marked returns the language that the author marks the innermost part around a node with; "" if none.
func (t *Tongues) Marked(n ast.Node) string {
	if len(t.marked) == 0 || n == nil {
		return ""
	}
	at := n.Span()
	i := t.first(at.File, diag.Pos{Line: at.Start.Line, Col: at.Start.Col + 1}) - 1
	for i >= 0 && !holds(t.marked[i].At, at) {
		i = t.around[i]
	}
	if i < 0 {
		return ""
	}
	return t.unlessOwn(t.marked[i].Language)
}

// Foreign reports whether a part of running text is in another language than the guide.
func (t *Tongues) Foreign(in []ast.Inline) bool {
	found := false
	foreign := func(s Stretch) bool { return s.Language != "" }
	for _, n := range in {
		ast.Walk(n, func(n ast.Node) bool {
			found = found || t.Marked(n) != ""
			if text, ok := n.(*ast.Text); ok && !found {
				found = slices.ContainsFunc(t.Stretches(text.Value, text.At), foreign)
			}
			return !found
		})
	}
	return found
}

// unlessOwn returns a language, or "" for that of the guide.
func (t *Tongues) unlessOwn(tag string) string {
	if tag == t.language {
		return ""
	}
	return tag
}

// holds reports whether a span is within another.
func holds(out, in diag.Span) bool {
	return !in.IsZero() && in.File == out.File && !in.Start.Before(out.Start) && !out.End.Before(in.End)
}

// Stretches divides text that stands at a place of the source by the marks of the author and by its scripts.
func (t *Tongues) Stretches(text string, at diag.Span) []Stretch {
	var out []Stretch
	for _, part := range t.markedIn(at) {
		i, end := wordsIn(text, part.Text)
		if i < 0 {
			continue
		}
		if i > 0 {
			out = append(out, t.scripted(text[:i])...)
		}
		out = append(out, Stretch{text[i:end], t.unlessOwn(part.Language)})
		text = text[end:]
	}
	if text != "" {
		out = append(out, t.scripted(text)...)
	}
	return out
}

// markedIn returns the parts within a span of text that the author marks, in order.
func (t *Tongues) markedIn(at diag.Span) []ast.Tongue {
	var out []ast.Tongue
	if at.IsZero() {
		return nil
	}
	for _, part := range t.marked[t.first(at.File, at.Start):] {
		if part.At.File != at.File || at.End.Before(part.At.Start) {
			break
		}
		inner := len(out) > 0 && part.At.Start.Before(out[len(out)-1].At.End)
		if part.Text != "" && !inner && holds(at, part.At) && part.At != at {
			out = append(out, part)
		}
	}
	return out
}

// wordsIn returns where words of the source begin and end in a text; -1 if they are not there. Where the text has other
// marks than the source, letters and digits decide, with as many marks before and behind them as the words have.
func wordsIn(text, words string) (from, to int) {
	if i := wordIn(text, words); i >= 0 {
		return i, i + len(words)
	}
	first, last := strings.IndexFunc(words, spelt), strings.LastIndexFunc(words, spelt)
	if first < 0 {
		return -1, -1
	}
	_, n := utf8.DecodeRuneInString(words[last:])
	before, core, behind := words[:first], words[first:last+n], words[last+n:]
	run := core
	if i := strings.IndexFunc(core, unspelt); i >= 0 {
		run = core[:i]
	}
	for at := 0; ; at = from + len(run) {
		i := wordIn(text[at:], run)
		if i < 0 {
			return -1, -1
		}
		from = at + i
		if n := same(text[from:], core); n > 0 {
			to = from + n
			break
		}
	}
	for range utf8.RuneCountInString(before) {
		if r, n := utf8.DecodeLastRuneInString(text[:from]); n > 0 && unspelt(r) && !unicode.IsSpace(r) {
			from -= n
		}
	}
	for range utf8.RuneCountInString(behind) {
		if r, n := utf8.DecodeRuneInString(text[to:]); n > 0 && unspelt(r) && !unicode.IsSpace(r) {
			to += n
		}
	}
	return from, to
}

// same returns how much of the start of a text has the letters and digits of words, with marks between them and spaces
// where these have some; 0 if it has others.
func same(text, words string) int {
	at := 0
	for {
		n := strings.IndexFunc(words, unspelt)
		if n < 0 {
			n = len(words)
		}
		if !strings.HasPrefix(text[at:], words[:n]) {
			return 0
		}
		at, words = at+n, words[n:]
		gap := strings.IndexFunc(text[at:], spelt)
		if words == "" {
			if gap == 0 {
				return 0 // a longer word
			}
			return at
		}
		next := strings.IndexFunc(words, spelt)
		if gap <= 0 || strings.ContainsFunc(words[:next], unicode.IsSpace) !=
			strings.ContainsFunc(text[at:at+gap], unicode.IsSpace) {
			return 0
		}
		at, words = at+gap, words[next:]
	}
}

// spelt reports whether r is part of a word or a number.
func spelt(r rune) bool { return unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r) }

func unspelt(r rune) bool { return !spelt(r) }

// wordIn returns the offset of words in a text, not within longer words; -1 if they are not there.
func wordIn(text, words string) int {
	letter := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
	for from := 0; ; {
		i := strings.Index(text[from:], words)
		if i < 0 {
			return -1
		}
		i += from
		before, _ := utf8.DecodeLastRuneInString(text[:i])
		after, _ := utf8.DecodeRuneInString(text[i+len(words):])
		if !letter(before) && !letter(after) || !letter(rune(words[0])) && words[0] < utf8.RuneSelf {
			return i
		}
		r, _ := utf8.DecodeRuneInString(words)
		if writing.Unspaced(r) {
			return i // which have no spaces between words
		}
		from = i + len(words)
	}
}
