package source

import (
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/pattern"
)

// letteredLine matches the label at the start of a line: "b)", "(b)", "B." or "ii.".
var letteredLine = pattern.New(`^\(?([A-Za-z]{1,5})[.)]\s`)

// breakLettered keeps lines of a paragraph apart that are counted by letters or Roman numerals from the first on, as
// options are. Markdown would run them together, since it knows lists of numbers only.
func breakLettered(guide *ast.Guide) {
	ast.Walk(guide, func(n ast.Node) bool {
		if p, ok := n.(*ast.Paragraph); ok {
			breakLines(p.Inlines)
		}
		return true
	})
}

func breakLines(in []ast.Inline) {
	var labels []string
	var breaks []*ast.Break // before the lines with these labels
	var before *ast.Break   // nil in the first line
	starts := true
	for _, n := range in {
		if b, ok := n.(*ast.Break); ok {
			before, starts = b, true
			continue
		}
		if text, ok := n.(*ast.Text); ok && starts {
			if m := letteredLine.FindStringSubmatch(text.Value); m != nil {
				switch next := append(labels[:len(labels):len(labels)], m[1]); {
				case len(labels) > 0 && ast.LabelStyle(next) != "":
					labels, breaks = next, append(breaks, before)
				case len(labels) < 2 && strings.Contains("aAiI", m[1]):
					labels, breaks = []string{m[1]}, []*ast.Break{before}
				}
			}
		}
		starts = false
	}
	for _, b := range breaks {
		if b != nil && len(labels) > 1 {
			b.Hard = true
		}
	}
}
