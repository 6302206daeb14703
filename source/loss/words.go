package loss

import (
	"html"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"studyguide/source/diag"
	"studyguide/source/listing"
	"studyguide/source/pattern"
	"studyguide/source/recognize"
)

// A word of the source and where it stands; excused tells that it need not be in the tree.
type word struct {
	text    string
	file    string
	line    int
	excused bool
}

// words compares the words, each with its number: a word that the source has more often than the tree is lost, unless
// so many of its occurrences are excused.
func (r *result) words(in []word, have map[string]int) {
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

// tokens returns the words of s: runs of letters, digits and their marks.
func tokens(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), notWord)
}

func notWord(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) && !unicode.IsMark(r) }

var (
	countMark = pattern.New(`^[\s>*_#|.-]*[(\[]?(?:\d{1,4}|[a-zA-Z]|[ivxlcIVXLC]{1,5})[.):\]]|^\s*o\s`) // an o is a bullet in text
	shortcode = pattern.New(`:[a-z0-9_+-]{1,48}:`)
	wordRun   = pattern.New(`(?:[\p{L}\p{N}\p{M}\x00]|&#?[a-zA-Z0-9]{1,31};)+`)
	unmarked  = strings.NewReplacer("*", "", "_", "", "#", "", ">", "", "\\", "", "`", "")
)

// words returns the words of the source in their order.
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
		excusedTo := len(countMark.FindString(line)) // bytes of the line that stand in no tree
		if a.parted[n] || t.tells(n, line) || listing.Known(strings.TrimSpace(line)) || s.summary[n] && folds[strings.TrimSpace(line)] >= 3 {
			excusedTo = len(line)
		}
		named := [][2]int{}
		each(shortcode, line, func(from, to int) { named = append(named, [2]int{from, to}) })
		col, last, label, at := 1, 0, 0, 0
		each(wordRun, line, func(from, to int) {
			from += len(line[from:to]) - len(strings.TrimLeft(line[from:to], joint)) // tags before the word may close what was set aside
			col += utf8.RuneCountInString(line[last:from])
			last = from
			run := strings.ReplaceAll(line[from:to], joint, "")
			if s.markedUp[n] {
				run = html.UnescapeString(run)
			}
			if at == 0 || strings.ContainsAny(line[to:min(len(line), to+4)], ":：") { // where a label may begin
				if l := labelWords(line[from:]); l > 0 {
					label = l
				}
			}
			excused := from < excusedTo || a.has(diag.Pos{Line: n, Col: col})
			for _, r := range named {
				excused = excused || r[0] <= from && to <= r[1]
			}
			for _, w := range tokens(run) {
				out = append(out, word{text: w, file: s.name, line: n, excused: excused || label > 0 || slices.Contains(t.marks[n], w)})
				label--
				at++
			}
		})
	}
	return out
}

// labelWords returns of how many words the label of an answer is with which s begins.
func labelWords(s string) int {
	s, _, _ = strings.Cut(s, "     ") // what was a tag
	s = unmarked.Replace(s)
	return len(tokens(s[:recognize.LabelSize(s)]))
}
