package recognize

import "studyguide/source/ast"

// A headFact is what the words of a heading say. Several shapes ask for it, some again and again, so it is found out once.
type headFact struct {
	mark  mark
	title []ast.Inline // without the mark
	text  string       // of the title
	key   string       // of the whole heading
	asks  bool
	label bool // it labels an answer
}

// head gives the facts of a heading. Headings do not change once the furniture is cleared.
func (e *evidence) head(b *ast.Heading) *headFact {
	if f := e.heads[b]; f != nil {
		return f
	}
	f := &headFact{}
	f.mark, f.title = takeMark(b.Inlines, true)
	f.text = flat(f.title)
	all := flat(b.Inlines)
	f.key = key(all)
	f.asks = asks(f.text)
	f.label = isAnswerWord(all) || readLabel(all, false) > 0
	if e.heads == nil {
		e.heads = map[*ast.Heading]*headFact{}
	}
	e.heads[b] = f
	return f
}
