package lint

import (
	"strconv"
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/terms"
)

// checkTerms reports terms that front matter lists for the index and the guide does not use.
func checkTerms(g *ast.Guide, sink diag.Sink) {
	unused := terms.Unused(g)
	if len(unused) == 0 {
		return
	}
	hint := "the index has a term where the guide uses it, as a whole word"
	quoted := make([]string, len(unused))
	for i, t := range unused {
		if quoted[i] = strconv.Quote(t); strings.ContainsAny(t, ",;，、;") {
			hint = "several terms are a list: terms: [lock, mutex]"
		}
	}
	sink.Report(diag.New(diag.TermUnused, g.Meta.Span(), "terms: not used in the guide, so not in its index: %s",
		strings.Join(quoted, ", ")).WithHint("%s", hint))
}
