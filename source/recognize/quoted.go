package recognize

import (
	"example.org/studyguide/source/ast"
)

// unquoted returns a document with the blocks of its quotes in place of the quotes; nil if it has none. An author may
// set a whole guide, or each of its questions, in quotes. It is read so only if it is no guide otherwise.
func unquoted(doc *ast.Document) *ast.Document {
	own, quotes := *doc, 0
	own.Blocks = nil
	for _, b := range doc.Blocks {
		q, ok := b.(*ast.Quote)
		if !ok {
			own.Blocks = append(own.Blocks, b)
			continue
		}
		quotes++
		own.Blocks = append(own.Blocks, q.Blocks...)
	}
	if quotes == 0 {
		return nil
	}
	return &own
}
