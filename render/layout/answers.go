package layout

import (
	"studyguide/render/layout/tag"
	"studyguide/source/ast"
	"studyguide/source/words"
)

// A pointer is a line that leads from a question to its answer or back; the page is filled in when it is known.
type pointer struct {
	says words.Concept // has the place "page"
	to   string        // id
	text *Text
	link *Link
}

// answer sets an answer that stands apart from its question: under the question's title, with the way back at its end.
func (s *setter) answer(a *ast.Answer, depth int, parent *tag.Element) []row {
	of := tag.New(tag.Sect, parent)
	rows := s.question(asked(a), depth, of)
	return follow(rows, s.pointer(words.QuestionPage, a.QuestionID, of), 0, poor)
}

// asked gives an answer that stands apart as the question under whose title it is set.
func asked(a *ast.Answer) *ast.Question {
	return &ast.Question{Loc: a.Loc, ID: a.ID, Number: a.Number, Title: a.Title, Answer: a.Blocks}
}

// answersApart gives the answers that stand apart, in the order in which they are set, which is after all questions.
func answersApart(g *ast.Guide) []*ast.Question {
	var out []*ast.Question
	for _, sec := range g.AllSections() {
		for _, a := range sec.Answers {
			out = append(out, asked(a))
		}
	}
	return out
}

// pointer sets the line that leads to the page of id. Its height is that of two lines of the grid.
func (s *setter) pointer(says words.Concept, id string, parent *tag.Element) []row {
	lk := s.d.label()
	in := tag.In(tag.Link, tag.New(tag.P, parent))
	t := &Text{X: s.d.textX, Y: lk.lead/2 + lk.size*3/10, Size: lk.size, Color: s.d.ink.accent, In: in}
	l := &Link{X: t.X, H: lk.lead, ID: id, Of: in.Of}
	s.pointers = append(s.pointers, pointer{says, id, t, l})
	return []row{{height: lk.lead, items: []Item{t, l}}}
}

// fillPointers writes the pages that the pointers of a book lead to.
func (s *setter) fillPointers(b *Book) {
	for _, p := range s.pointers {
		label := b.Pages[b.Places[p.to].Page].Label
		said := s.label(s.lang.Text(p.says, "page", label), &face{size: p.text.Size})
		p.text.Runs = said.of.runs
		p.link.W = said.width
	}
}

// tally says how much a section and its parts hold: "12 questions", "9 answers".
func (s *setter) tally(sec *ast.Section) string {
	if sec.Back {
		return s.count(words.CountAnswers, answers(sec))
	}
	return s.count(words.CountQuestions, questions(sec))
}

// count says that there are n of what a concept counts, or nothing if there are none.
func (s *setter) count(of words.Concept, n int) string {
	if n == 0 {
		return ""
	}
	return s.lang.Count(of, n)
}

// answers counts the answers that stand in a section and its parts.
func answers(sec *ast.Section) int {
	n := len(sec.Answers)
	for _, part := range sec.Sections {
		n += answers(part)
	}
	return n
}
