package recognize

import (
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/pattern"
	vocabulary "example.org/studyguide/source/words"
)

// gap matches a place that is left out of a sentence.
var gap = pattern.New(`_{3,}|…{2,}|\.{5,}|\[\s{2,}\]`)

// kindOf returns the kind of a question whose options are known.
func kindOf(q *ast.Question) ast.Kind {
	asked := []string{q.PlainTitle()}
	for _, b := range q.Prompt {
		if p, ok := b.(*ast.Paragraph); ok {
			asked = append(asked, ast.PlainText(p.Inlines))
		}
	}
	says := func(c vocabulary.Concept) bool {
		for _, s := range asked {
			if vocabulary.In(c, s) {
				return true
			}
		}
		return false
	}
	switch {
	case areTrueAndFalse(q.Options),
		len(q.Options) == 0 && isJudged(q.Answer),
		len(q.Options) == 0 && vocabulary.Begins(vocabulary.TrueOrFalse, strings.TrimLeft(asked[0], "([ ")):
		return ast.TrueOrFalse
	case len(q.Options) == 0:
		if gap.MatchString(strings.Join(asked, "\n")) {
			return ast.FillIn
		}
		return ast.Free
	case len(q.Right()) > 1, len(q.Right()) == 0 && says(vocabulary.SelectAll):
		return ast.Several
	default:
		return ast.Single
	}
}

// isJudged reports whether an answer is no more than the sign of a judgement.
func isJudged(answer []ast.Block) bool {
	p, ok := ast.SoleParagraph(answer)
	return ok && isJudgingSign(ast.PlainText(p.Inlines))
}

// areTrueAndFalse reports whether options say no more than that a statement holds or not.
func areTrueAndFalse(options []*ast.Option) bool {
	if len(options) != 2 {
		return false
	}
	said := [2]bool{}
	for _, o := range options {
		text := ast.BlockText(o.Blocks, ast.OwnText)
		said[0] = said[0] || vocabulary.Is(vocabulary.TrueWord, text)
		said[1] = said[1] || vocabulary.Is(vocabulary.FalseWord, text)
	}
	return said[0] && said[1]
}
