// Package edition makes editions of a guide: tree → tree. In goes a guide as recognition gave it; out comes another one of
// the same questions whose answers stand elsewhere. The guide that goes in stays as it is; what both have in common, they
// share. It reads no files and lays nothing out, so that every renderer has the same editions.
package edition

import (
	"strconv"
	"strings"

	"studyguide/source/ast"
	"studyguide/source/diag"
	"studyguide/source/words"
)

// Modes gives the editions that there are, as [Answers] takes them: the first is the usual one.
func Modes() []string {
	return []string{ast.AnswersInline, ast.AnswersBack, ast.AnswersDetails}
}

// Answers gives the edition of g that has its answers where mode says; "" leaves it to the guide's front matter. With
// [ast.AnswersBack] the answers stand in a last section "Answers", which has a part for every section that has any, and
// questions and answers name each other. In the other modes they stay under their questions, and the renderers decide.
func Answers(g *ast.Guide, mode string) *ast.Guide {
	if mode == "" {
		mode = g.Meta.Answers
	}
	out := *g
	out.Meta.Answers = mode
	if mode != ast.AnswersBack {
		return &out
	}
	m := mover{map[string]bool{}, words.For(g.Meta.Language, g.Meta.Words)}
	for _, s := range g.AllSections() {
		m.taken[s.ID] = true
		for _, q := range s.Questions {
			m.taken[q.ID] = true
		}
	}
	for _, n := range g.Notes {
		m.taken[n.ID] = true
	}
	back := &ast.Section{ID: m.free("s-answers"), Title: []ast.Inline{&ast.Text{Value: m.lang.Text(words.Answers)}}, Back: true}
	out.Sections = m.sections(g.Sections, back)
	if len(back.Answers)+len(back.Sections) == 0 {
		return &out // no question has an answer
	}
	out.Sections = append(out.Sections, back)
	out.Notes = byReference(&out)
	return &out
}

// A mover takes the answers out of copies of sections.
type mover struct {
	taken map[string]bool // the ids of the guide
	lang  *words.Language
}

// free gives the id that comes nearest to want.
func (m mover) free(want string) string {
	id := want
	for n := 2; m.taken[id]; n++ {
		id = want + "-" + strconv.Itoa(n)
	}
	m.taken[id] = true
	return id
}

// sections copies sections without their answers, which go to parts of back; those of a section without a title go to back itself.
func (m mover) sections(in []*ast.Section, back *ast.Section) []*ast.Section {
	var out []*ast.Section
	for _, s := range in {
		c := *s
		of := back
		titled := ast.PlainText(s.Title) != ""
		if titled {
			of = &ast.Section{Loc: place(s.At), Title: m.answersOf(s), Back: true}
		}
		c.Questions = nil
		for _, q := range s.Questions {
			c.Questions = append(c.Questions, m.question(q, of))
		}
		c.Sections = m.sections(s.Sections, of)
		if titled && len(of.Answers)+len(of.Sections) > 0 {
			of.ID = m.free("s-answers-" + strings.TrimPrefix(s.ID, "s-"))
			back.Sections = append(back.Sections, of)
		}
		out = append(out, &c)
	}
	return out
}

// answersOf returns the title of the part that has the answers of a section.
func (m mover) answersOf(s *ast.Section) []ast.Inline {
	before, after := m.lang.Around(words.AnswersOf, "section")
	title := ast.Unlinked(s.Title)
	if before != "" {
		title = append([]ast.Inline{&ast.Text{Value: before}}, title...)
	}
	if after != "" {
		title = append(title, &ast.Text{Value: after})
	}
	return title
}

// question gives q without its answer, which it hands over to the section.
func (m mover) question(q *ast.Question, to *ast.Section) *ast.Question {
	if len(q.Answer) == 0 {
		return q
	}
	c := *q
	c.Answer = nil
	// The id is the question's but for its first letter, so that it is as stable.
	c.AnswerID = m.free("a-" + strings.TrimPrefix(q.ID, "q-"))
	to.Answers = append(to.Answers, &ast.Answer{
		Loc: place(q.Answer[0].Span()), ID: c.AnswerID, QuestionID: q.ID, Number: q.Number, Title: ast.Unlinked(q.Title), Blocks: q.Answer,
	})
	return &c
}

// place gives the start of a span: what stands there in an edition is not the source's text.
func place(s diag.Span) ast.Loc {
	s.End = s.Start
	return ast.At(s)
}

// byReference gives the notes of g in the order in which it refers to them now; those that it does not refer to come last.
func byReference(g *ast.Guide) []*ast.Note {
	byID := map[string]*ast.Note{}
	for _, n := range g.Notes {
		byID[n.ID] = n
	}
	var out []*ast.Note
	ast.Walk(g, func(n ast.Node) bool {
		if ref, ok := n.(*ast.NoteRef); ok && byID[ref.ID] != nil {
			out = append(out, byID[ref.ID])
			delete(byID, ref.ID)
		}
		return true
	})
	for _, n := range g.Notes {
		if byID[n.ID] != nil {
			out = append(out, n)
		}
	}
	return out
}
