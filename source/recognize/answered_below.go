package recognize

import (
	"fmt"

	"example.org/studyguide/source/ast"
)

// Where the author sets every answer in one form that questions do not have, a fold, a quote, a listing or a lone
// bullet, that form tells where the questions are: each begins behind the answer before it, a heading or a rule,
// whatever its words. Folds have a label that says what they are; below the others enough of the paragraphs must ask,
// because articles quote, list and show code as well.

// answerForm is the form of the blocks that answers consist of.
type answerForm int

const (
	noAnswerForm answerForm = iota
	foldAnswers
	quoteAnswers
	codeAnswers
	bulletAnswers
)

func (f answerForm) String() string {
	return [...]string{"nothing", "a fold", "a quote", "a listing", "a bullet"}[f]
}

const (
	// fewestBelow is how many answers of one form show it.
	fewestBelow = 5
	// belowShare is the share of the paragraphs that begin a stretch below which such an answer must stand.
	belowShare = 0.8
)

// answerFormOf returns the form of a block that may be an answer.
func answerFormOf(e *evidence, b ast.Block) answerForm {
	switch b := b.(type) {
	case *ast.Details:
		if e.folds.isAnswer(b) {
			return foldAnswers
		}
	case *ast.Quote:
		return quoteAnswers
	case *ast.Listing:
		return codeAnswers
	case *ast.List:
		if !b.Ordered && len(b.Items) == 1 && b.Items[0].Task == ast.NoTask {
			return bulletAnswers
		}
	}
	return noAnswerForm
}

// answeredBelow returns the finding of a document whose questions are the paragraphs that begin what stands between
// the answers of one form; nil of any other.
func answeredBelow(e *evidence) *finding {
	if e.plain {
		return nil // there listings are guessed, and quotes are rare
	}
	count := map[answerForm]int{}
	rules := 0
	for _, u := range e.units {
		count[answerFormOf(e, u.block)]++
		if isDivider(u.block) {
			rules++
		}
	}
	for _, form := range []answerForm{foldAnswers, quoteAnswers, codeAnswers, bulletAnswers} {
		n := count[form]
		if n < fewestBelow {
			continue
		}
		stems, asking := answeredStems(e, form, rules*2 >= n)
		switch {
		case len(stems) < fewestBelow:
		case form == foldAnswers, float64(asking) >= askingShare*float64(len(stems)):
			f := walkText(e, func(i int) bool { return stems[i] })
			f.what, f.form = fmt.Sprintf("paragraphs with %s below", form), 1.1
			f.named = form == foldAnswers
			return f
		}
	}
	return nil
}

// answeredStems returns the paragraphs that begin a stretch of a document, and how many of them ask. A stretch ends at
// a heading, at a rule and, unless rules alone divide the questions, behind an answer of the form. There are none if
// too few of the stretches have such an answer.
func answeredStems(e *evidence, form answerForm, ruled bool) (stems map[int]bool, asking int) {
	stems = map[int]bool{}
	start, answered, all := -1, 0, 0
	has := false // the stretch has an answer
	end := func() {
		if start >= 0 {
			if all++; has {
				answered++
			}
			if has || ruled {
				stems[start] = true
			}
		}
		start, has = -1, false
	}
	for i, u := range e.units {
		p, ok := u.block.(*ast.Paragraph)
		switch {
		case isHeading(u.block), isDivider(u.block):
			end()
		case answerFormOf(e, u.block) == form:
			has = true
		case ok && has && !ruled && e.content(p, e.letters).kind == blockPiece:
			end()
			start = i
		case ok && start < 0 && !has && e.content(p, e.letters).kind == blockPiece:
			start = i
		}
	}
	end()
	if float64(answered) < belowShare*float64(all) {
		return nil, 0
	}
	for i := range stems {
		if asks(flat(e.units[i].block.(*ast.Paragraph).Inlines)) {
			asking++
		}
	}
	return stems, asking
}
