package recognize

import "studyguide/source/ast"

// The topics of an exam are sometimes copied onto one line, with nothing but their numbers between them. No list that
// someone typed looks like this.

// fewestCopied is how many numbers such a line must have: more than a recipe has steps.
const fewestCopied = 15

// copiedLists returns the unit that is the list which a text on one line consists of, all items of which are topics.
func copiedLists(e *evidence) map[int]bool {
	if !e.plain || len(e.units) != 1 {
		return nil
	}
	l, ok := e.units[0].block.(*ast.List)
	if !ok || !l.Ordered || len(l.Items) < fewestCopied || l.At.Start.Line != l.At.End.Line {
		return nil
	}
	for _, it := range l.Items {
		p, ok := firstParagraph(it)
		if !ok || len(it.Blocks) > 1 || countWords(flat(p.Inlines)) > topicWords || hasLink(p.Inlines) {
			return nil
		}
	}
	return map[int]bool{0: true}
}
