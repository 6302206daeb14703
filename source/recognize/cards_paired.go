package recognize

import (
	"strings"

	"example.org/studyguide/source/ast"
)

// A list of vocabulary is nothing but pairs of words, one on a line: "keel::spine". Names in programs look the same;
// several of them begin with the same word, or end in it ("std::map", "std::set").
const fewestPaired = 6 // pairs

// isPaired reports whether a document is nothing but lines that two colons divide, each with words of its own on both
// sides. A side may be missing in a few.
func isPaired(units []unit) bool {
	lines, divided, pairs := 0, 0, 0
	fronts, backs := map[string]bool{}, map[string]bool{}
	for _, u := range units {
		p, ok := u.block.(*ast.Paragraph)
		if !ok {
			if !isHeading(u.block) && !isDivider(u.block) {
				return false
			}
			continue
		}
		for line := range strings.SplitSeq(flat(p.Inlines), "\n") {
			lines++
			front, back, ok := strings.Cut(line, "::")
			if ok {
				divided++
			}
			if !ok || front == "" || strings.TrimSpace(back) == "" || strings.Contains(back, "::") {
				continue
			}
			pairs++
			fronts[front], backs[back] = true, true
		}
	}
	return pairs >= fewestPaired && float64(divided) >= formShare*float64(lines) &&
		len(fronts) == pairs && len(backs) == pairs
}
