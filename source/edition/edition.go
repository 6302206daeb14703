// Package edition derives editions of a guide, such as one with its answers at the back, one with some of its questions
// only, or a paper for an exam and its key.
//
// Input and output are trees. The input is never changed; nodes that both trees have in common are shared. An edition
// is made once, before any renderer runs, so PDF, EPUB and JSON show the same one, and no renderer has to know where
// answers are. Only folding ([ast.AnswersDetails]) is left to the medium.
//
// An edition is made in three steps, each of which may be left out: [Only] chooses questions by what they are, [Draw]
// takes some of these by chance, and [Answers] says where the answers stand, if anywhere.
//
// This package may change with any version; package studyguide at the top of the module is the stable one.
package edition

import (
	"strconv"
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/words"
)

// Modes returns the modes that [Answers] accepts, the default first.
func Modes() []string {
	return []string{ast.AnswersInline, ast.AnswersBack, ast.AnswersDetails, ast.AnswersNone, ast.AnswersOnly}
}

// Answers returns the edition of g with its answers where mode puts them; "" leaves that to the guide's front matter.
// With [ast.AnswersBack] they are in a final section "Answers", with a part for every section that has any, and
// questions and answers refer to each other. With [ast.AnswersNone] the edition is a paper, with [ast.AnswersOnly] its
// key. In the other modes answers stay under their questions, and renderers decide how to show them.
func Answers(g *ast.Guide, mode string) *ast.Guide {
	if mode == "" {
		mode = g.Meta.Answers
	}
	out := *g
	out.Meta.Answers = mode
	switch mode {
	case ast.AnswersNone:
		return paper(&out)
	case ast.AnswersOnly:
		return key(&out, nil)
	case ast.AnswersBack:
		return back(&out)
	default:
		return &out
	}
}

// back returns the edition of g with its answers at the end.
func back(g *ast.Guide) *ast.Guide {
	out := *g
	m := mover{taken: map[string]bool{}, lang: words.For(g.Meta.Language, g.Meta.Words)}
	for _, s := range g.AllSections() {
		m.taken[s.ID] = true
		for _, q := range s.Questions {
			m.taken[q.ID] = true
		}
	}
	for _, n := range g.Notes {
		m.taken[n.ID] = true
	}
	back := m.root()
	out.Sections = m.sections(g.Sections, back)
	if len(back.Answers)+len(back.Sections) == 0 {
		return &out // no question has an answer
	}
	setKeys(back)
	out.Sections = append(out.Sections, back)
	out.Notes = byReference(&out)
	return &out
}

// root returns the section that holds all answers.
func (m mover) root() *ast.Section {
	return &ast.Section{
		ID:    m.free("s-answers"),
		Title: []ast.Inline{&ast.Text{Value: m.lang.Text(words.Answers)}},
		Back:  true,
	}
}

// leastKey is the least number of answers that the key of a section is worth: fewer are as soon found below it.
const leastKey = 5

// setKeys sets the keys of sections of answers to those that name options.
func setKeys(s *ast.Section) {
	if k := lettered(s); len(k) >= leastKey {
		s.Key = k
	}
	for _, part := range s.Sections {
		setKeys(part)
	}
}

// lettered returns the answers in s that name options, and have a number to be found by.
func lettered(s *ast.Section) (out []*ast.Answer) {
	for _, a := range s.Answers {
		if a.Number != "" && len(a.Right) > 0 {
			out = append(out, a)
		}
	}
	return out
}

// A mover copies sections and takes the answers out of the copies.
type mover struct {
	taken map[string]bool // ids that are in use
	lang  *words.Language
}

// free returns want, or want with the lowest number that makes it unique, and reserves it.
func (m mover) free(want string) string {
	id := want
	for n := 2; m.taken[id]; n++ {
		id = want + "-" + strconv.Itoa(n)
	}
	m.taken[id] = true
	return id
}

// sections copies sections without their answers, which move to parts of back; those of an untitled section move to
// back itself.
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

// answersOf returns the title of the part that holds the answers of a section.
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

// question returns q without its answer, which moves to the section to.
func (m mover) question(q *ast.Question, to *ast.Section) *ast.Question {
	if len(q.Answer)+len(q.Right()) == 0 {
		return q
	}
	c := *q
	c.Answer = nil
	// The id is the question's but for its first letter, and so just as stable.
	c.AnswerID = m.free("a-" + strings.TrimPrefix(q.ID, "q-"))
	to.Answers = append(to.Answers, answerTo(q, c.AnswerID))
	return &c
}

// answerTo returns the answer to q as a node of its own.
func answerTo(q *ast.Question, id string) *ast.Answer {
	at := q.At
	if len(q.Answer) > 0 {
		at = q.Answer[0].Span()
	}
	return &ast.Answer{
		Loc: place(at), ID: id, QuestionID: q.ID, Number: q.Number,
		Title: ast.Unlinked(q.Title), Right: q.Right(), Blocks: q.Answer,
	}
}

// place returns the start of a span as a position: an edition's node is not source text itself.
func place(s diag.Span) ast.Loc {
	s.End = s.Start
	return ast.At(s)
}

// byReference returns the notes of g in the order of their first references; unreferenced notes come last.
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
