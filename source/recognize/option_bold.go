package recognize

import (
	"slices"

	"example.org/studyguide/source/ast"
)

// Options may have neither letters nor boxes: a list whose right items are in bold type or have a sign, below what is
// asked. The bold type shows that they are options, so what stands above each such list is a question, whether it asks
// or not.

const (
	// mostOptions is the greatest number of options of a question.
	mostOptions = 8
	// boldLists is the share of a document's lists of bullets that must be such options.
	boldLists = 0.8
)

// boldOptions returns the paragraphs right above lists of options whose right ones are marked; none if they are fewer
// than a guide has questions, or if most lists are others.
func boldOptions(blocks []ast.Block) map[*ast.Paragraph]bool {
	stems := map[*ast.Paragraph]bool{}
	lists := 0
	for i, b := range blocks {
		l, ok := b.(*ast.List)
		if !ok || l.Ordered || len(l.Items) < 2 {
			continue
		}
		lists++
		if i == 0 || !marksSome(l) {
			continue
		}
		if p, ok := blocks[i-1].(*ast.Paragraph); ok {
			stems[p] = true
		}
	}
	if len(stems) < minQuestions || float64(len(stems)) < boldLists*float64(lists) {
		return nil
	}
	return stems
}

// marksSome reports whether some items of a list are in bold type as a whole or have the sign of the right option, and
// some not. Each is one paragraph.
func marksSome(l *ast.List) bool {
	marked := 0
	for _, it := range l.Items {
		p, ok := firstParagraph(it)
		if !ok || len(it.Blocks) > 1 || it.Task != ast.NoTask {
			return false
		}
		in := trim(p.Inlines)
		before, behind := signSizes(flat(in), rightMarks)
		if wholeStrong(in) || before+behind > 0 {
			marked++
		}
	}
	if marked == 0 || marked == len(l.Items) || len(l.Items) > mostOptions {
		return false
	}
	return !slices.ContainsFunc(l.Items, func(it *ast.Item) bool {
		p, _ := firstParagraph(it)
		return asks(flat(p.Inlines))
	})
}
