package text

import (
	"example.org/studyguide/source/number"
	"example.org/studyguide/source/pattern"
)

// Where a table was copied from a page or a document, each cell is a line: the number of a question, the question, its
// options, the letter of the right one. Pages have numbers on lines of their own as well; below those of questions the
// text asks, or has options.

// apartMark matches a line that is only a number.
var apartMark = pattern.New(`^(\p{Nd}{1,3})[.)]?$`)

// apartCounted returns the numbers of the lines that are only the number of the question below them.
func apartCounted(lines []line) map[int]bool {
	out := map[int]bool{}
	last, asking, options := 0, 0, 0
	for i, l := range lines {
		if l.blank() || l.indent > maxMarkIndent || !number.Begins(l.text) || i+1 == len(lines) ||
			lines[i+1].blank() || !opensText(lines[i+1].text) {
			continue
		}
		m := apartMark.FindStringSubmatch(clip(l.text))
		if m == nil {
			continue
		}
		if count, ok := number.Parse(m[1]); !ok || count.N != last+1 {
			continue
		}
		last++
		out[l.num] = true
		if asksWithin(lines, i+1) {
			asking++
		}
		if offers(lines, i) {
			options++
		}
	}
	if last < minBare || asking*countAsks < last && options*2 < last {
		return nil
	}
	return out
}
