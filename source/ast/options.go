package ast

import (
	"slices"
)

// OptionShare is the share of a guide's questions that have lists with boxes from which it is a quiz. In real quizzes nearly all have.
const OptionShare = 0.6

// IsQuiz tells whether a guide of which so many questions have a list with boxes is a quiz.
func IsQuiz(with, all int) bool { return float64(with) >= OptionShare*float64(all) }

// PromptLen gives how many of blocks are the rest of the question: what stands before its options, and these, unless they end the blocks, for
// then they are the answer itself.
//
// In a quiz all that stands between the question and its last box belongs to the options: authors leave listings and images among them at the
// margin. Elsewhere, and in the FAQ of a quiz, a list with boxes may as well be a checklist of the answer: it is options only where it stands
// directly below the question, or below what that shows or asks further, has a box at each item, and has both checked and open ones, which
// tells right from wrong. An FAQ elsewhere has none.
func PromptLen(blocks []Block, quiz, faq bool) int {
	end := 0
	switch {
	case quiz && !faq:
		end = last(blocks)
	case quiz || !faq:
		end = direct(blocks)
	}
	if end == len(blocks) {
		for end > 0 && IsOptions(blocks[end-1]) {
			end--
		}
	}
	return end
}

// last gives how many blocks there are up to the last list with boxes.
func last(blocks []Block) int {
	for i := len(blocks); i > 0; i-- {
		if IsOptions(blocks[i-1]) {
			return i
		}
	}
	return 0
}

// direct gives how many blocks there are up to the options at their beginning.
func direct(blocks []Block) int {
	end, open, done := 0, false, false
walk:
	for i, b := range blocks {
		switch b := b.(type) {
		case *Listing, *Figure, *Table:
		case *Paragraph:
			if end > 0 || !asks(b) {
				break walk
			}
		case *List:
			for _, it := range b.Items {
				if it.Task == NoTask {
					break walk
				}
				open, done = open || it.Task == Open, done || it.Task == Done
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

// asks reports whether a paragraph ends with a question mark, as the rest of a question does.
func asks(p *Paragraph) bool { return EndsAsking(TrimClosers(PlainText(p.Inlines))) }

// IsOptions tells whether a block is a list with a box at an item at least.
func IsOptions(b Block) bool {
	l, ok := b.(*List)
	return ok && slices.ContainsFunc(l.Items, func(it *Item) bool { return it.Task != NoTask })
}
