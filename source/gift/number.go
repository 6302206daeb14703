package gift

import (
	"strconv"
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/bank"
	"example.org/studyguide/source/pattern"
)

const figure = `[-+−]?(?:[0-9]+(?:[.,][0-9]*)?|[.,][0-9]+)(?:[eE][-+]?[0-9]+)?`

var (
	rangeOf   = pattern.New(`^\s*(` + figure + `)\s*\.\.\s*(` + figure + `)\s*$`)
	tolerance = pattern.New(`^\s*(` + figure + `)\s*(?::\s*(` + figure + `))?\s*$`)
)

// numbers reads answers that are numbers, which begin at the byte from of s: one, or several with their points.
func (r *reader) numbers(s string, from, src int, text func(int, int) bank.Text, q *asking) bool {
	signs := indexes(s[from:], "=~")
	if len(signs) == 0 || strings.TrimSpace(s[from:from+signs[0]]) != "" {
		signs = []int{-1}
	}
	var accepted [][]ast.Block
	for i, sign := range signs {
		start, end := from+sign+1, len(s)
		if i+1 < len(signs) {
			end = from + signs[i+1]
		}
		share := 100.0
		if m := weight.FindStringSubmatch(s[start:end]); m != nil {
			share, _ = strconv.ParseFloat(m[1], 64)
			start += len(m[0])
		}
		stop := end
		if i := indexes(s[start:end], "#"); len(i) > 0 {
			stop = start + i[0]
			q.Outcomes = append(q.Outcomes, r.blocks(text(stop+1, end), q.format))
		}
		t := text(start, stop).Trim()
		says, ok := amount(t.String())
		switch {
		case !ok && sign >= 0 && s[from+sign] == '~': // anything else
		case !ok:
			r.malformed(src+start, src+stop, "%q is no number: expected one as in 3, 3:2 (give or take 2) or 1..5 after #",
				t.String())
			return false
		case share > 0:
			accepted = append(accepted, bank.InPart([]ast.Block{bank.Line(says, t.Span(r.Lines))}, share))
		}
	}
	q.accepted = accepted
	return true
}

// amount returns a number, or a range of numbers, as it is printed.
func amount(s string) (says string, ok bool) {
	if m := rangeOf.FindStringSubmatch(s); m != nil {
		return bank.Range(m[1], m[2]), true
	}
	if m := tolerance.FindStringSubmatch(s); m != nil {
		return bank.Tolerance(m[1], m[2]), true
	}
	return "", false
}
