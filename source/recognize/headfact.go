package recognize

import (
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/pattern"
	vocabulary "example.org/studyguide/source/words"
)

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

// bonusNumber matches a word and a number, and nothing else.
var bonusNumber = pattern.New(`^\s+\p{L}{3,}\s+(\p{Nd}{1,4})[.:]?$`)

// behindWords returns the mark of a heading that is nothing but a counted word for a question behind one or two others,
// or with another before its number: "New question 7", "Bonus exam question 3:", "Question bonus 9". Its size is that
// of the heading.
func behindWords(text string) mark {
	const most = 2 // words before it
	for _, n := range vocabulary.Prefixes(vocabulary.QuestionLabel, text) {
		if m := bonusNumber.FindStringSubmatch(text[n:]); m != nil {
			return mark{style: wordNumber, number: m[1], label: text, size: len(text)}
		}
	}
	rest := text
	for range most {
		at := strings.IndexAny(rest, " \u00a0")
		if at < 0 {
			return mark{}
		}
		rest = strings.TrimLeft(rest[at:], " \u00a0")
		if m := readWordNumber(rest); m.style != noMark && m.size == len(rest) {
			m.label, m.size = text, len(text)
			return m
		}
	}
	return mark{}
}
