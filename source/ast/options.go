package ast

import (
	"slices"
)

// OptionShare is the share of a guide's questions that must have lists with boxes for it to be a quiz. In real quizzes
// nearly all have them.
const OptionShare = 0.6

// IsQuiz reports whether a guide is a quiz, given how many of all its questions have a list with boxes.
func IsQuiz(with, all int) bool { return float64(with) >= OptionShare*float64(all) }

// PromptLen returns how many of blocks, which follow a question's title, belong to the question: its options and all
// that precedes them. Options at the very end of the blocks do not belong to it: they are the answer itself.
//
// In a quiz everything up to the last box belongs to the options, for authors leave listings and images among them at
// the margin. Elsewhere, and in the FAQ of a quiz, a list with boxes may as well be a checklist in the answer. There it
// counts as options only if just listings, figures, tables and further questions precede it, if each of its items has a
// box, and if both checked and open boxes occur, which mark right and wrong. An FAQ outside a quiz has no options.
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

// last returns the number of blocks up to and including the last list with boxes.
func last(blocks []Block) int {
	for i := len(blocks); i > 0; i-- {
		if IsOptions(blocks[i-1]) {
			return i
		}
	}
	return 0
}

// direct returns the number of blocks up to and including the options with which they begin.
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

// asks reports whether p ends with a question mark, as the rest of a question does.
func asks(p *Paragraph) bool { return EndsAsking(TrimClosers(PlainText(p.Inlines))) }

// IsOptions reports whether b is a list with a box at one item at least.
func IsOptions(b Block) bool {
	l, ok := b.(*List)
	return ok && slices.ContainsFunc(l.Items, func(it *Item) bool { return it.Task != NoTask })
}
