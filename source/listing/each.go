package listing

import (
	"strings"

	"studyguide/source/ast"
)

// LeadIn returns what [Detect] takes as the text before a listing: the title that it stands under, then the end of the
// text nearest to it.
func LeadIn(title, nearest string) string {
	if len(nearest) > maxText {
		nearest = strings.ToValidUTF8(nearest[len(nearest)-maxText:], "")
	}
	return title + "\n" + nearest
}

// Each calls visit for each listing of q in order, at whatever depth it stands, with the text before it: the title of
// q, then the paragraph or the heading that is nearest.
func Each(q *ast.Question, visit func(l *ast.Listing, leadIn string)) {
	leadIn := LeadIn(q.PlainTitle(), "")
	ast.Walk(q, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.Paragraph:
			leadIn = LeadIn(q.PlainTitle(), ast.PlainText(n.Inlines))
		case *ast.Heading:
			leadIn = LeadIn(q.PlainTitle(), ast.PlainText(n.Inlines))
		case *ast.Listing:
			visit(n, leadIn)
		}
		return true
	})
}
