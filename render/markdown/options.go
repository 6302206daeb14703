package markdown

import (
	"slices"
	"strings"

	"studyguide/source/ast"
)

// isQuiz tells whether the reader will take the guide for a quiz.
func (w *writer) isQuiz() bool {
	all, with := w.tree.AllQuestions(), 0
	for _, q := range all {
		if slices.ContainsFunc(q.Prompt, ast.IsOptions) || slices.ContainsFunc(w.answerOf(q), ast.IsOptions) {
			with++
		}
	}
	return ast.IsQuiz(with, len(all))
}

// needsLabel tells whether the answer must be labelled, since the reader would not find its beginning alone. Two answers that look like a
// label need one of their own.
func (w *writer) needsLabel(prompt, answer []ast.Block, faq bool) bool {
	return ast.PromptLen(slices.Concat(prompt, answer), w.quiz, faq) != len(prompt) || slices.ContainsFunc(answer, isBold) ||
		len(prompt) == 0 && len(answer) > 0 && looksLikeFacts(answer[0])
}

// isBold tells whether a block is a paragraph of bold type alone, which could be read as a label.
func isBold(b ast.Block) bool {
	p, ok := b.(*ast.Paragraph)
	if !ok || len(p.Inlines) != 1 {
		return false
	}
	_, ok = p.Inlines[0].(*ast.Strong)
	return ok && strings.Count(ast.PlainText(p.Inlines), " ") < 4
}
