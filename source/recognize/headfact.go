package recognize

import "studyguide/source/ast"

// A headFact holds what recognition knows of a heading by its words.
type headFact struct {
	mark    mark
	title   []ast.Inline // without the mark
	text    string       // of the title
	key     string       // of the whole heading
	asks    bool
	label   bool // it labels an answer
	planned bool // its author has it to do
	part    bool // it is only the number of a part of a task, whose text is below
}

// headFacts memoizes the facts of headings, which several shapes ask for again and again.
type headFacts map[*ast.Heading]*headFact

// plan records that a heading is a task to be done: it asks only if it ends in a question mark, for what is to be done
// begins with words that ask elsewhere ("Do the dishes").
func (h headFacts) plan(b *ast.Heading) {
	f := h.of(b)
	f.asks, f.planned = ast.EndsAsking(ast.TrimClosers(f.text)), true
}

// of returns the facts of a heading.
func (h headFacts) of(b *ast.Heading) *headFact {
	if f := h[b]; f != nil {
		return f
	}
	f := &headFact{}
	f.mark, f.title = takeMark(b.Inlines, true)
	f.text = flat(f.title)
	all := flat(b.Inlines)
	f.key = key(all)
	f.asks = asks(f.text[len(partLetter.FindString(f.text)):])
	f.label = isAnswerHead(b) || readLabel(all, noLetter) > 0
	h[b] = f
	return f
}
