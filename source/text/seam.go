package text

import (
	"slices"
	"strings"

	"studyguide/source/ast"
	"studyguide/source/diag"
)

// Limits of tables whose cells the scrape ran together.
const (
	minSeamLines = 3   // a header and two rows
	maxSeamLines = 500 // more are no table
	maxHeader    = 90  // bytes of a header line
	maxFirstCell = 80  // bytes before the first seam of a row
	minSeam      = 2   // points of a seam that may cut
)

// A seam is a place in a line where two cells may have run together.
type seam struct {
	at    int // byte
	score int
}

// seamTable reads a table whose cells ran together, if one begins at line i.
func (p *parser) seamTable(i int) bool {
	end := p.seamEnd(i)
	if end == i {
		return false
	}
	cuts := p.cuts(i, end)
	rows := make([][]line, 0, end-i)
	for k, l := range p.lines[i:end] {
		var parts []line
		from := 0
		for _, c := range append(cuts[k], len(l.text)) {
			parts = append(parts, l.cut(from, c))
			from = c
		}
		rows = append(rows, parts)
	}
	first := p.lines[i]
	p.report(diag.RunTogether, p.span(first, first), "the cells of %d lines ran together; they were taken apart as a table of %d columns", end-i, len(rows[0]))
	p.table(first, p.lines[end-1], rows, true, nil)
	p.i = end
	return true
}

// seamEnd gives the line after the run-together table that begins at line i, or i if none does.
func (p *parser) seamEnd(i int) int {
	if p.wrapped || i < p.rejected {
		return i
	}
	h := p.lines[i]
	if len(h.text) > maxHeader || h.indent > maxMarkIndent || ast.EndsSentence(h.text) || p.mark(h) || digit(h) || len(p.seams(h.text)) == 0 {
		return i
	}
	j := i
	for j < len(p.lines) && j-i < maxSeamLines {
		l := p.lines[j]
		if l.blank() || len(l.text) > maxTableLine || p.mark(l) || bulletWidth(l.text, p.oBullet) > 0 {
			break
		}
		s := p.seams(l.text)
		if len(s) == 0 || s[0].at > maxFirstCell {
			break
		}
		j++
	}
	if j-i < minSeamLines || !p.plausible(i, j) {
		p.rejected = max(i+1, j-minSeamLines+1)
		return i
	}
	return j
}

// plausible tells whether the lines from i up to j are rows and not names written in camel case: most have a word
// besides the one with the seam, or are cut between words that stand elsewhere in the text.
func (p *parser) plausible(i, j int) bool {
	good := 0
	for k, cs := range p.cuts(i, j) {
		t := p.lines[i+k].text
		if len(cs) == 0 {
			return false
		}
		known := p.knownCells(t, cs)
		if k == 0 && len(cs) > 1 && known > 1 {
			return true // names of three columns or more, and the text speaks of them
		}
		if strings.Contains(t, " ") || known > 1 {
			good++
		}
	}
	return good*2 > j-i
}

// knownCells counts the cells of t, cut at cuts, whose words next to the cuts stand elsewhere in the text.
func (p *parser) knownCells(t string, cuts []int) int {
	n, from := 0, 0
	for i := 0; i <= len(cuts); i++ {
		w := firstWord(t[from:])
		if i < len(cuts) {
			w = lastWord(t[from:cuts[i]])
			from = cuts[i]
		}
		if p.words[w] > 0 {
			n++
		}
	}
	return n
}

// cuts chooses the seams of the lines from i up to j: as many for each line as the line with the fewest has, the
// best of each, the earlier of equals.
func (p *parser) cuts(i, j int) [][]int {
	all := make([][]seam, j-i)
	n := maxColumns - 1
	for k := range all {
		all[k] = p.seams(p.lines[i+k].text)
		n = min(n, len(all[k]))
	}
	out := make([][]int, len(all))
	for k, s := range all {
		slices.SortStableFunc(s, func(a, b seam) int { return b.score - a.score })
		for _, c := range s[:n] {
			out[k] = append(out[k], c.at)
		}
		slices.Sort(out[k])
	}
	return out
}
