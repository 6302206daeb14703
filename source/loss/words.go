package loss

import (
	"html"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/listing"
	"example.org/studyguide/source/pattern"
	"example.org/studyguide/source/recognize"
	vocabulary "example.org/studyguide/source/words"
)

// A word is a word of the source and its line. It is excused if it need not be in the tree.
type word struct {
	text    string
	file    string
	line    int
	excused bool
	parts   []word // what stands in elements of its own within it
}

// words compares the words with their counts in the tree: a word that occurs more often in the source is lost, unless
// enough of its occurrences are excused.
func (r *result) words(in []word, have map[string]int) {
	in = parted(in, have)
	c := r.count("words")
	c.Source = len(in)
	missing := map[string]int{}
	for _, w := range in {
		missing[w.text]++
	}
	for w := range missing {
		missing[w] -= have[w]
	}
	for _, w := range in { // in the order of the source, for the map has none
		if missing[w.text] > 0 && w.excused {
			c.Aside++
			missing[w.text]--
		}
	}
	for _, w := range in {
		if missing[w.text] > 0 {
			missing[w.text]--
			c.Lost++
			r.lost = append(r.lost, Piece{Kind: "word", Text: w.text, File: w.file, Line: w.line})
		}
	}
}

// parted returns words, those as their parts that the tree does not have as a whole: in "<span>Q1</span>What" the first
// is the mark of a question, and no word begins with it.
func parted(in []word, have map[string]int) (out []word) {
	met := map[string]int{}
	for _, w := range in {
		if met[w.text]++; len(w.parts) > 1 && met[w.text] > have[w.text] {
			out = append(out, w.parts...)
			continue
		}
		out = append(out, w)
	}
	return out
}

// tokens returns the words of s in lower case: runs of letters, digits and marks.
func tokens(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), notWord)
}

func notWord(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) && !unicode.IsMark(r) }

var (
	// An o is a bullet in text.
	countMark = pattern.New(`^[\s>*_#|.-]*[(\[]?(?:\d{1,4}|[a-zA-Z]|[ivxlcIVXLC]{1,5})[.):\]]|^\s*o\s`)
	shortcode = pattern.New(`:[a-z0-9_+-]{1,48}:`)
	// What begins a gap of a card: "{{c1::".
	gapStart  = pattern.New(`\{\{c\d+::`)
	wordRun   = pattern.New(`(?:[\p{L}\p{N}\p{M}\x00]|&#?[a-zA-Z0-9]{1,31};)+`)
	rightSign = pattern.New(`^\s*\p{L}\s`) // of an option: "t" before what is true, "f" before the rest
	unmarked  = strings.NewReplacer("*", "", "_", "", "#", "", ">", "", "\\", "", "`", "")
)

// words returns the words of the source in order.
func (s *scanned) words(a *aside, t *inFile) []word {
	folds := map[string]int{}
	for n := range s.summary {
		if s.summary[n] {
			folds[strings.TrimSpace(s.lines[n-1])]++
		}
	}
	var out []word
	for i, line := range s.lines {
		n := i + 1
		excusedTo := len(countMark.FindString(line)) // bytes at the start of the line that no tree holds
		if whole := strings.TrimSpace(line); a.parted[n] || t.states(n, line) || listing.Known(whole) ||
			s.summary[n] && folds[whole] >= 3 {
			excusedTo = len(line)
		} else if t.options[n] {
			excusedTo = max(excusedTo, len(rightSign.FindString(line)))
		}
		named := [][2]int{}
		for _, p := range []*pattern.Pattern{shortcode, gapStart} {
			each(p, line, func(from, to int) { named = append(named, [2]int{from, to}) })
		}
		col, last, label, at := 1, 0, 0, 0
		each(wordRun, line, func(from, to int) {
			// Tags before the word may close what was set aside.
			from += len(line[from:to]) - len(strings.TrimLeft(line[from:to], joint))
			col += utf8.RuneCountInString(line[last:from])
			last = from
			run := line[from:to]
			if s.markedUp[n] {
				run = html.UnescapeString(run)
			}
			if at == 0 || strings.ContainsAny(line[to:min(len(line), to+4)], ":：") { // where a label may begin
				l := labelWords(line[from:])
				if at == 0 { // also in brackets of its own
					l = max(l, labelWords(strings.TrimSpace(line)))
				}
				if l > 0 {
					label = l
				}
			}
			excused := from < excusedTo || a.has(diag.Pos{Line: n, Col: col})
			for _, r := range named {
				excused = excused || r[0] <= from && to <= r[1]
			}
			found := func(w string) word {
				excused := excused || label > 0 || slices.Contains(t.marks[n], w) ||
					t.right[n] && (vocabulary.Has(vocabulary.CorrectMark, w) ||
						vocabulary.Has(vocabulary.AnswerLabel, w))
				return word{text: w, file: s.name, line: n, excused: excused}
			}
			for _, w := range tokens(strings.ReplaceAll(run, joint, "")) {
				one := found(w)
				if strings.Contains(run, joint) {
					for _, part := range tokens(run) {
						one.parts = append(one.parts, found(part))
					}
				}
				out = append(out, one)
				label--
				at++
			}
		})
	}
	return out
}

// labelWords returns the number of words in the label of an answer at the start of s.
func labelWords(s string) int {
	s, _, _ = strings.Cut(s, "     ")                                    // what was a tag
	if n := recognize.LabelSize(s); n > 0 && strings.HasPrefix(s, "<") { // a tag of the author's own: "<answer-1>"
		return len(tokens(s[:n]))
	}
	s = unmarked.Replace(s)
	return len(tokens(s[:recognize.LabelSize(s)]))
}
