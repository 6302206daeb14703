package edition

import (
	"strconv"
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/words"
	"example.org/studyguide/source/writing"
)

// paper returns g without its answers: what learners get who are to write them. What is no question is left out, but
// for what introduces a section of them; no option is marked; no note or link is left that only answers have.
func paper(g *ast.Guide) *ast.Guide {
	g = counted(g)
	out := *g
	out.Intro = nil
	out.Sections = asked(g.Sections, func(q *ast.Question) *ast.Question {
		c := *q
		c.Withheld = wordsOf(q.Answer)
		c.Marks = marks(q, g.Meta.Marks)
		c.Answer, c.Options = nil, nil
		for _, o := range q.Options {
			open := *o
			open.Right = false
			c.Options = append(c.Options, &open)
		}
		return &c
	})
	dropNotes(g, &out)
	return withoutDeadLinks(g, &out)
}

// Key returns the edition [ast.AnswersOnly] of g, with the pages of the paper on which questions stand, by their ids.
func Key(g *ast.Guide, pages map[string]string) *ast.Guide {
	out := *g
	out.Meta.Answers = ast.AnswersOnly
	return key(&out, pages)
}

// key returns the answers of g alone, as a section with parts for the guide's own sections: the key of a paper that has
// the same questions with the same numbers. The answers have the ids of their questions, so that links between these
// lead from answer to answer. It has no sections if no question has an answer.
func key(g *ast.Guide, pages map[string]string) *ast.Guide {
	g = counted(g)
	out := *g
	out.Intro, out.Sections = nil, nil
	m := mover{taken: map[string]bool{}, lang: words.For(g.Meta.Language, g.Meta.Words)}
	for _, s := range g.AllSections() {
		m.taken[s.ID] = true
	}
	root := m.root()
	k := keeper{g.Meta.Marks, pages}
	k.answered(g.Sections, root)
	if len(root.Answers)+len(root.Sections) > 0 {
		out.Sections = []*ast.Section{root}
	}
	dropNotes(g, &out)
	alive := withoutDeadLinks(g, &out)
	for _, s := range alive.AllSections() {
		alive.Sections[0].Key = append(alive.Sections[0].Key, lettered(s)...)
	}
	return alive
}

// A keeper collects answers for a key.
type keeper struct {
	each  int               // marks, as of [marks]
	pages map[string]string // of questions, by id
}

// answered adds the answers in sections to the section to, those of a titled section as a part of it.
func (k keeper) answered(in []*ast.Section, to *ast.Section) {
	for _, s := range in {
		of := to
		if ast.PlainText(s.Title) != "" {
			of = &ast.Section{Loc: place(s.At), ID: s.ID, Title: ast.Unlinked(s.Title), Back: true}
		}
		for _, q := range s.Questions {
			if len(q.Answer)+len(q.Right()) > 0 {
				a := answerTo(q, q.ID)
				a.Marks, a.Page = marks(q, k.each), k.pages[q.ID]
				of.Answers = append(of.Answers, a)
			}
		}
		k.answered(s.Sections, of)
		if of != to && len(of.Answers)+len(of.Sections) > 0 {
			to.Sections = append(to.Sections, of)
		}
	}
}

// counted returns g with its questions numbered from 1 if a draw left gaps, if some have no number, or if two have the
// same: whoever marks a paper finds the answer by the number.
func counted(g *ast.Guide) *ast.Guide {
	clear, seen := g.Version == "", map[string]bool{}
	for _, q := range g.AllQuestions() {
		clear = clear && q.Number != "" && !seen[q.Number]
		seen[q.Number] = true
	}
	if clear {
		return g
	}
	out := *g
	n := 0
	out.Sections = asked(g.Sections, func(q *ast.Question) *ast.Question {
		n++
		c := *q
		c.Number, c.Label = strconv.Itoa(n), ""
		return &c
	})
	return &out
}

// asked returns copies of the sections that have questions, which become what of returns for them.
func asked(in []*ast.Section, of func(*ast.Question) *ast.Question) (out []*ast.Section) {
	for _, s := range in {
		if !asks(s) {
			continue
		}
		c := *s
		c.Questions = nil
		for _, q := range s.Questions {
			c.Questions = append(c.Questions, of(q))
		}
		c.Sections = asked(s.Sections, of)
		out = append(out, &c)
	}
	return out
}

// What marks an answer gets that its author sets none for: one if it is a choice or a word, else two and one more for
// each further bySize words, mostMarks at most.
const (
	openMarks = 2
	bySize    = 40
	mostMarks = 6
)

// marks returns the marks for a question; each is what the author sets for every one, 0 for nothing set, less for none.
func marks(q *ast.Question, each int) int {
	switch {
	case each != 0:
		return max(each, 0)
	case len(q.Options) > 0, q.Kind == ast.TrueOrFalse, q.Kind == ast.FillIn:
		return 1
	default:
		return min(openMarks+wordsOf(q.Answer)/bySize, mostMarks)
	}
}

// lettersOfWord is how many characters count as a word in scripts without spaces.
const lettersOfWord = 2

// wordsOf returns the number of words in blocks: those between spaces, and pairs of characters where a script has none.
func wordsOf(blocks []ast.Block) int {
	text := ast.BlockText(blocks, ast.OwnText)
	letters := 0
	spaced := strings.Map(func(r rune) rune {
		if writing.Unspaced(r) {
			letters++
			return ' '
		}
		return r
	}, text)
	return len(strings.Fields(spaced)) + (letters+lettersOfWord-1)/lettersOfWord
}
