package text

import (
	"cmp"
	"maps"
	"slices"
	"strings"
)

// Questions may be sorted by something else than their numbers: by their answers, or drawn. Their numbers then are
// those of a whole count in another order, each above an answer that is indented.

const (
	minShuffled   = 5    // questions
	shuffledShare = 0.9  // the share of them that must have a number of their own, and an indented text below
	shuffledGaps  = 1.25 // how far the numbers may go, as a share of the questions
)

// shuffledCounts returns the numbers of the lines that count questions in another order; nil if there are none.
func shuffledCounts(lines []line) map[int]bool {
	type count struct {
		numbers            map[int]bool
		lines              []int
		most, last, climbs int
		hanging            int
	}
	counts := map[countForm]*count{}
	for i, l := range lines {
		form, n := formOf(l)
		if form.sign == "" || form.indent > maxMarkIndent {
			continue
		}
		c := counts[form]
		if c == nil {
			c = &count{numbers: map[int]bool{}}
			counts[form] = c
		}
		if n == c.last+1 {
			c.climbs++
		}
		c.numbers[n], c.last, c.most = true, n, max(c.most, n)
		c.lines = append(c.lines, l.num)
		if i+1 < len(lines) && !lines[i+1].blank() && lines[i+1].indent > l.indent+1 {
			c.hanging++
		}
	}
	forms := slices.SortedFunc(maps.Keys(counts), func(a, b countForm) int {
		return cmp.Or(len(counts[b].lines)-len(counts[a].lines), a.indent-b.indent, strings.Compare(a.sign, b.sign))
	})
	for _, form := range forms {
		c := counts[form]
		all := float64(len(c.lines))
		if len(c.lines) < minShuffled || c.climbs*2 > len(c.lines) || float64(c.most) > shuffledGaps*all ||
			float64(len(c.numbers)) < shuffledShare*all || float64(c.hanging) < shuffledShare*all {
			continue
		}
		out := map[int]bool{}
		for _, n := range c.lines {
			out[n] = true
		}
		return out
	}
	return nil
}
