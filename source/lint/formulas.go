package lint

import (
	"errors"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/tex"
)

// checkFormulas reports formulas that cannot be parsed, which renderers show as their source.
func checkFormulas(g *ast.Guide, sink diag.Sink) {
	ast.Walk(g, func(n ast.Node) bool {
		m, ok := n.(*ast.Math)
		if !ok {
			return true
		}
		_, err := tex.Parse(m.TeX)
		var bad *tex.Error
		if errors.As(err, &bad) {
			sink.Report(
				diag.New(diag.FormulaUnread, m.At,
					"the formula is shown as its source: %v (at character %d of %s)",
					bad, bad.At+1, shortened(m.TeX)).
					WithHint("write it with other commands, or mark it as code if it is meant to be seen so"),
			)
		}
		return true
	})
}

// shortened returns text in quotes, cut if it is long: it only has to be recognizable beside its position.
func shortened(text string) string {
	const long = 60 // characters
	if t := []rune(text); len(t) > long {
		text = string(t[:long]) + "…"
	}
	return `"` + text + `"`
}
