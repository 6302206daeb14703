package recognize

import (
	"slices"

	"studyguide/source/ast"
	"studyguide/source/diag"
)

// minOptions is the minimum number of options of a question. A lone "A." is the beginning of a sentence.
const minOptions = 2

// takeOptions moves the options of each question out of its prompt and answer, finds which are right, and names the
// kinds of the questions. What the author says of options that do not exist is reported to sink.
func (b *builder) takeOptions(sink diag.Sink) {
	for _, s := range b.guide.AllSections() {
		for _, q := range s.Questions {
			b.offered(q, s.FAQ)
			q.Kind = kindOf(q)
		}
	}
}

// offered moves the options with boxes of a question to their place in the tree.
func (b *builder) offered(q *ast.Question, faq bool) {
	labelled := b.labelled[q]
	blocks := q.Prompt
	if !labelled {
		blocks = slices.Concat(q.Prompt, q.Answer)
	}
	from, to := boxed(blocks, b.quizzes[q], faq, labelled)
	options := boxOptions(blocks[from:to])
	if len(options) < minOptions {
		return
	}
	q.Options = options
	q.Prompt = trimDividers(blocks[:from:from])
	if rest := trimDividers(blocks[to:]); labelled {
		q.Answer = trimDividers(append(slices.Clip(rest), q.Answer...))
	} else {
		q.Answer = rest
	}
}

// kindOf returns the kind of a question whose options are known.
func kindOf(q *ast.Question) ast.Kind {
	switch right := len(q.Right()); {
	case len(q.Options) == 0:
		return ast.Free
	case right > 1:
		return ast.Several
	default:
		return ast.Single
	}
}
