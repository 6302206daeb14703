package listing

import (
	"strings"

	"example.org/studyguide/source/ast"
)

// LeadIn returns the text before a listing for [Detect]: the title above it, then the end of the nearest text.
func LeadIn(title, nearest string) string {
	if len(nearest) > maxText {
		nearest = strings.ToValidUTF8(nearest[len(nearest)-maxText:], "")
	}
	return title + "\n" + nearest
}

// Each calls visit for each listing of q in order, at any depth, with the text before it: the title of q, then the
// nearest paragraph or heading.
func Each(q *ast.Question, visit func(l *ast.Listing, leadIn string)) {
	var nearest []ast.Inline
	ast.Walk(q, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.Paragraph:
			nearest = n.Inlines
		case *ast.Heading:
			nearest = n.Inlines
		case *ast.Listing:
			visit(n, LeadIn(q.PlainTitle(), ast.PlainText(nearest)))
		}
		return true
	})
}
