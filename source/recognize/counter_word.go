package recognize

import (
	"strings"

	"example.org/studyguide/source/number"
	"example.org/studyguide/source/pattern"
	vocabulary "example.org/studyguide/source/words"
)

// Authors count questions with words that no list has: "Point 3: Define …", "Ticket 4. …", "Card 5 – …". The word shows
// it where it counts on, line after line, and what it counts asks. Chapters and steps are counted so, too, but they
// hardly ever end in a question mark.

// counterLine matches a word, its number and what it counts.
var counterLine = pattern.New(`(?s)^[*_]*(\p{L}{3,})\s+(` + number.Digits + `)\s*(?:[:：.)]|\s[–—-]\s)[*_]*\s*(\S.*)$`)

const (
	// fewestCounted is how many lines a word must count for it to be one of questions.
	fewestCounted = 5
	// countedEnding is the share of these lines that must end in a question mark.
	countedEnding = 0.2
)

// A wordCount counts the lines that begin with a word and a number.
type wordCount struct{ lines, on, asking, ending, last int }

// counters counts lines by their first word.
type counters map[string]*wordCount

// add counts a line.
func (c counters) add(line string) {
	if at := strings.IndexAny(line, " \t\n"); at < 0 || at+1 < len(line) && line[at+1] > '9' &&
		!number.Begins(line[at+1:]) {
		return // most lines, at less cost
	}
	m := counterLine.FindStringSubmatch(line)
	if m == nil {
		return
	}
	l, ok := number.Parse(m[2])
	word := strings.ToLower(m[1])
	if !ok || vocabulary.Has(vocabulary.QuestionLabel, word) || vocabulary.Has(vocabulary.SectionLabel, word) {
		return
	}
	w := c[word]
	if w == nil {
		w = &wordCount{}
		c[word] = w
	}
	w.lines++
	if l.N > w.last && l.N <= w.last+2 || l.N == 1 {
		w.on++
	}
	w.last = l.N
	if asks(m[3]) {
		w.asking++
	}
	if endsAsking(m[3]) {
		w.ending++
	}
}

// find returns the word that counts questions; empty if there is none.
func (c counters) find() string {
	best, most := "", 0
	for word, w := range c {
		if n := float64(w.lines); w.lines >= fewestCounted && float64(w.on) >= bulletShare*n &&
			float64(w.asking) >= askingShare*n && float64(w.ending) >= countedEnding*n &&
			(w.lines > most || w.lines == most && word < best) {
			best, most = word, w.lines
		}
	}
	return best
}

// readCounter returns the mark of a line that the word of this document counts.
func (l labels) readCounter(line string) mark {
	if l.counter == "" {
		return mark{}
	}
	m := counterLine.FindStringSubmatchIndex(line)
	if m == nil || strings.ToLower(line[m[2]:m[3]]) != l.counter {
		return mark{}
	}
	return mark{style: wordNumber, number: line[m[4]:m[5]], size: m[6]}
}
