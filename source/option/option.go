// Package option tells the options of a question from a checklist in its answer, both of which are lists with boxes. In go the blocks below a
// question's title, out comes how many of them are the question's. Recognition reads by it, and the writer of Markdown knows by it which
// answers must be labelled. It changes nothing.
package option

import (
	"slices"
	"strings"

	"studyguide/source/ast"
)

// Share is the share of a guide's questions that have lists with boxes from which it is a quiz. In real quizzes nearly all have.
const Share = 0.6

// Quiz tells whether a guide of which so many questions have a list with boxes is a quiz.
func Quiz(with, all int) bool { return float64(with) >= Share*float64(all) }

// Prompt gives how many of blocks are the rest of the question: what stands before its options, and these, unless they end the blocks, for
// then they are the answer itself.
//
// In a quiz all that stands between the question and its last box belongs to the options: authors leave listings and images among them at the
// margin. Elsewhere, and in the FAQ of a quiz, a list with boxes may as well be a checklist of the answer: it is options only where it stands
// directly below the question, or below what that shows or asks further, has a box at each item, and has both checked and open ones, which
// tells right from wrong. An FAQ elsewhere has none.
func Prompt(blocks []ast.Block, quiz, faq bool) int {
	end := 0
	switch {
	case quiz && !faq:
		end = last(blocks)
	case quiz || !faq:
		end = direct(blocks)
	}
	if end == len(blocks) {
		for end > 0 && Is(blocks[end-1]) {
			end--
		}
	}
	return end
}

// last gives how many blocks there are up to the last list with boxes.
func last(blocks []ast.Block) int {
	for i := len(blocks); i > 0; i-- {
		if Is(blocks[i-1]) {
			return i
		}
	}
	return 0
}

// direct gives how many blocks there are up to the options at their beginning.
func direct(blocks []ast.Block) int {
	end, open, done := 0, false, false
walk:
	for i, b := range blocks {
		switch b := b.(type) {
		case *ast.Listing, *ast.Figure, *ast.Table:
		case *ast.Paragraph:
			if end > 0 || !asks(b) {
				break walk
			}
		case *ast.List:
			for _, it := range b.Items {
				if it.Task == ast.NoTask {
					break walk
				}
				open, done = open || it.Task == ast.Open, done || it.Task == ast.Done
			}
			end = i + 1
		default:
			break walk
		}
	}
	if !open || !done {
		return 0
	}
	return end
}

// asks tells whether a paragraph ends with a question mark, as the rest of a question does.
func asks(p *ast.Paragraph) bool {
	text := strings.TrimRight(ast.PlainText(p.Inlines), " \n\"'”’)）」")
	for _, mark := range []string{"?", "？", "؟"} {
		if strings.HasSuffix(text, mark) {
			return true
		}
	}
	return false
}

// Is tells whether a block is a list with a box at an item at least.
func Is(b ast.Block) bool {
	l, ok := b.(*ast.List)
	return ok && slices.ContainsFunc(l.Items, func(it *ast.Item) bool { return it.Task != ast.NoTask })
}
