package markdown

import (
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/words"
)

// unfolded returns the key of a paper as a guide whose questions are the titles of the answers: Markdown has no other
// place for answers than under them. Any other guide is returned as it is.
func unfolded(g *ast.Guide) *ast.Guide {
	if g.Meta.Answers != ast.AnswersOnly {
		return g
	}
	lang := words.For(g.Meta.Language, g.Meta.Words)
	out := *g
	out.Meta.Answers = "" // they are read back under their titles
	out.Sections = asked(g.Sections, lang)
	return &out
}

// asked returns sections of answers as sections of questions.
func asked(in []*ast.Section, lang *words.Language) (out []*ast.Section) {
	for _, s := range in {
		c := *s
		c.Back, c.Answers, c.Key = false, nil, nil
		for _, a := range s.Answers {
			q := &ast.Question{Loc: a.Loc, ID: a.ID, Number: a.Number, Title: a.Title, Answer: a.Blocks}
			if len(a.Right) > 0 {
				said := &ast.Strong{Inlines: []ast.Inline{&ast.Text{Value: lang.Right(a.Right)}}}
				q.Answer = append([]ast.Block{&ast.Paragraph{Inlines: []ast.Inline{said}}}, a.Blocks...)
			}
			c.Questions = append(c.Questions, q)
		}
		c.Sections = asked(s.Sections, lang)
		out = append(out, &c)
	}
	return out
}
