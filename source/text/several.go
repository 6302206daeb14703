package text

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/number"
	"example.org/studyguide/source/pattern"
)

// Where a text was scraped, or typed without care, a question may begin within the line of the one before: "3. Why? 4.
// How?". The count shows it: the number is missing at the start of a line, and stands within one.

// mostMissing is how many numbers may be missing in a row.
const mostMissing = 10

// divideCounted returns lines, each divided before the numbers that their count misses.
func divideCounted(lines []line) []line {
	type start struct{ line, number int }
	var starts []start
	for i, l := range lines {
		if n, ok := countOf(l); ok {
			starts = append(starts, start{i, n})
		}
	}
	cuts := map[int][]int{} // offsets by line
	for k := 0; k+1 < len(starts); k++ {
		from, to := starts[k], starts[k+1]
		if missing := to.number - from.number - 1; missing < 1 || missing > mostMissing {
			continue
		}
		i, at := from.line, 0
		for n := from.number + 1; n < to.number; n++ {
			for i < to.line {
				if found := numberWithin(lines[i].text[at:], n); found >= 0 {
					at += found
					cuts[i] = append(cuts[i], at)
					break
				}
				i, at = i+1, 0
			}
		}
	}
	restarting := map[int][]int{}
	for k, from := range starts {
		end := len(lines)
		if k+1 < len(starts) {
			if starts[k+1].number > from.number {
				continue
			}
			end = starts[k+1].line
		}
		askedWithin(lines[:end], from.line, from.number, restarting)
	}
	if found := countCuts(restarting); found >= minCount {
		for i, at := range restarting {
			cuts[i] = append(cuts[i], at...)
		}
	}
	if len(starts) == 1 { // the whole count may stand on one line
		cuts[starts[0].line] = countWithin(lines[starts[0].line].text, starts[0].number)
	}
	if len(cuts) == 0 {
		return lines
	}
	var out []line
	for i, l := range lines {
		parts := cuts[i]
		if len(parts) == 0 {
			out = append(out, l)
			continue
		}
		for k, at := range slices.Concat([]int{0}, parts) {
			part := l
			if k > 0 {
				part = l.rest(at)
				part.indent = l.indent
			}
			if k < len(parts) {
				part.text = strings.TrimRight(part.text[:parts[k]-at], " \t\u00a0")
				part.score = scoreOf(part.text)
			}
			out = append(out, part)
		}
	}
	return out
}

// askedWithin adds where the numbers that go on from n stand within lines, behind the end of a sentence and before one
// that asks. It ends with the first that is missing: the count begins again below.
func askedWithin(lines []line, from, n int, cuts map[int][]int) {
	for i, at := from, 0; i < len(lines); {
		found := numberWithin(lines[i].text[at:], n+1)
		if found < 0 {
			i, at = i+1, 0
			continue
		}
		at += found
		before, rest := lines[i].text[:at], lines[i].text[at:]
		if !ast.EndsSentence(strings.TrimRight(before, " ")) || !strings.ContainsAny(rest, "?？؟") {
			return
		}
		cuts[i] = append(cuts[i], at)
		n++
	}
}

func countCuts(cuts map[int][]int) (n int) {
	for _, at := range cuts {
		n += len(at)
	}
	return n
}

// tagBefore matches the name of a part in brackets before the number of its first question.
var tagBefore = pattern.New(`^\[\pL[^\[\]]{1,60}\]\s+\d{1,3}[.)]\s*\pL`)

// divideTags returns lines, each divided behind the name of a part in brackets that stands before a number: "[Sails] 1.
// Why?".
func divideTags(lines []line) []line {
	var out []line
	for i, l := range lines {
		if l.blank() || l.text[0] != '[' || !tagBefore.MatchString(clip(l.text)) {
			if out != nil {
				out = append(out, l)
			}
			continue
		}
		if out == nil {
			out = append(out, lines[:i]...)
		}
		end := strings.IndexByte(l.text, ']') + 1
		out = append(out, l.cut(1, end-1), line{num: l.num}, l.cut(end, len(l.text)))
	}
	if out == nil {
		return lines
	}
	return out
}

// countOf returns the number that a line begins with, if it counts.
func countOf(l line) (n int, ok bool) {
	if l.blank() || l.indent > maxMarkIndent {
		return 0, false
	}
	m := countMark.FindStringSubmatch(clip(l.text))
	if m == nil || !opensText(l.text[len(m[0]):]) {
		return 0, false
	}
	count, ok := number.Parse(m[1])
	return count.N, ok
}

// numberWithin returns where a number that counts stands within a text, before a capital; -1 if nowhere.
func numberWithin(text string, n int) int {
	mark := " " + strconv.Itoa(n) + ". "
	for from := 0; ; {
		i := strings.Index(text[from:], mark)
		if i < 0 {
			return -1
		}
		i += from
		from = i + len(mark)
		if r, _ := utf8.DecodeRuneInString(text[from:]); i > 0 && unicode.IsUpper(r) {
			return i + 1
		}
	}
}
