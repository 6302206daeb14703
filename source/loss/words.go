package loss

import (
	"html"
	"strings"
	"unicode"
	"unicode/utf8"

	"studyguide/source/ast"
	"studyguide/source/diag"
	"studyguide/source/listing"
	"studyguide/source/pattern"
	"studyguide/source/recognize"
)

// A word of the source and where it stands; excused tells that it need not be in the tree.
type word struct {
	text    string
	line    int
	excused bool
}

// words compares the words, each with its number: a word that the source has more often than the tree is lost, unless so
// many of its occurrences are excused.
func (r *Result) words(s *scanned, a *aside, g *ast.Guide) {
	a.part(g)
	in := s.words(a, g)
	have := treeWords(g)
	c := Count{Kind: "words", Source: len(in)}
	for _, n := range have {
		c.Guide += n
	}
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
			r.Lost = append(r.Lost, Piece{Kind: "word", Text: w.text, Line: w.line})
		}
	}
	r.Counts = append(r.Counts, c)
}

// tokens gives the words of s: runs of letters, digits and their marks.
func tokens(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), notWord)
}

func notWord(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) && !unicode.IsMark(r) }

func treeWords(g *ast.Guide) map[string]int {
	have := map[string]int{}
	add := func(s string) {
		for _, w := range tokens(s) {
			have[w]++
		}
	}
	add(g.Meta.Title + " " + g.Meta.Subtitle)
	ast.Walk(g, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.Text:
			add(n.Value)
		case *ast.Code:
			add(n.Value)
		case *ast.Listing:
			add(n.Text)
		case *ast.Image:
			add(n.Alt)
		}
		return true
	})
	return have
}

var (
	countMark = pattern.New(`^[\s>*_#|.-]*[(\[]?(?:\d{1,4}|[a-zA-Z]|[ivxlcIVXLC]{1,5})[.):\]]|^\s*o\s`) // an o is a bullet in text
	wordRun   = pattern.New(`(?:[\p{L}\p{N}\p{M}]|&#?[a-zA-Z0-9]{1,31};)+`)
)

// words gives the words of the source in their order.
func (s *scanned) words(a *aside, g *ast.Guide) []word {
	labels := map[int][]string{}
	for _, q := range g.AllQuestions() {
		labels[q.At.Start.Line] = tokens(q.Label + " " + q.Number)
	}
	folds := map[string]int{}
	for n := range s.summary {
		if s.summary[n] {
			folds[strings.TrimSpace(s.lines[n-1])]++
		}
	}
	var out []word
	for i, line := range s.lines {
		n := i + 1
		excusedTo := 0 // bytes of the line that are a mark or a label
		if m := countMark.FindString(line); m != "" {
			excusedTo = len(m)
		}
		bare := strings.TrimLeft(line, " \t>*_#-")
		if size := recognize.LabelSize(bare); size > 0 {
			excusedTo = max(excusedTo, len(line)-len(bare)+size)
		}
		if a.parted[n] || listing.Known(strings.TrimSpace(line)) || s.summary[n] && folds[strings.TrimSpace(line)] >= 3 {
			excusedTo = len(line)
		}
		col, last := 1, 0
		each(wordRun, line, func(from, to int) {
			col += utf8.RuneCountInString(line[last:from])
			last = from
			excused := from < excusedTo || a.has(diag.Pos{Line: n, Col: col})
			run := line[from:to]
			if s.markedUp[n] {
				run = html.UnescapeString(run)
			}
			for _, w := range tokens(run) {
				w := word{text: w, line: n, excused: excused}
				for _, l := range labels[n] {
					w.excused = w.excused || l == w.text
				}
				out = append(out, w)
			}
		})
	}
	return out
}
