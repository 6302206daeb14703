package layout

import "example.org/studyguide/source/ast"

// A posed is a question and its answer, wherever the edition has put that.
type posed struct {
	q       *ast.Question
	section *ast.Section
	answer  []ast.Block
	right   []string // labels of the right options
}

// posedIn returns the questions of a guide, or its answers if the edition has these only.
func posedIn(g *ast.Guide) (out []posed) {
	asked := map[string]bool{}
	for _, q := range g.AllQuestions() {
		asked[q.ID] = true
	}
	answers := g.MovedAnswers()
	for _, sec := range g.AllSections() {
		for _, q := range sec.Questions {
			p := posed{q, sec, q.Answer, q.Right()}
			if a := answers[q.AnswerID]; a != nil {
				p.answer, p.right = a.Blocks, a.Right
			}
			out = append(out, p)
		}
		for _, a := range sec.Answers {
			if !asked[a.QuestionID] {
				out = append(out, posed{asQuestion(a), sec, a.Blocks, a.Right})
			}
		}
	}
	return out
}
