package tree

import (
	"strconv"
	"strings"
	"unicode"

	"example.org/studyguide/source/ast"
)

// nameAll makes an id for everything that must have one and came without: of the words of its title, and of a number
// where these are taken.
func (r *reader) nameAll(g *ast.Guide) {
	count := map[string]int{}
	name := func(id *string, prefix, title string) {
		if *id != "" {
			return
		}
		base := prefix + strings.Join(strings.FieldsFunc(strings.ToLower(title), func(c rune) bool {
			return !unicode.IsLetter(c) && !unicode.IsDigit(c) && !unicode.IsMark(c)
		}), "-")
		for *id = base; r.ids[*id] || *id == prefix; *id = base + "-" + strconv.Itoa(count[base]+1) {
			count[base]++
		}
		r.ids[*id] = true
	}
	for _, s := range g.AllSections() {
		name(&s.ID, "s-", s.PlainTitle())
		for _, q := range s.Questions {
			name(&q.ID, "q-", q.PlainTitle())
		}
		for _, a := range s.Answers {
			name(&a.ID, "a-", a.PlainTitle())
		}
	}
	r.checkReferences(g)
}

// checkReferences makes sure that what refers to something finds it: notes, and answers that are elsewhere.
func (r *reader) checkReferences(g *ast.Guide) {
	notes, answers := map[string]bool{}, map[string]bool{}
	for _, n := range g.Notes {
		notes[n.ID] = true
	}
	for _, s := range g.AllSections() {
		for _, a := range s.Answers {
			answers[a.ID] = true
		}
	}
	for _, ref := range r.notes {
		if !notes[ref.id] {
			r.fail(ref.at, "there is no note with the id %q", ref.id)
		}
	}
	for _, ref := range r.answers {
		if !answers[ref.id] {
			r.fail(ref.at, "there is no answer with the id %q", ref.id)
		}
	}
}

// A reference is an id that something names, and where.
type reference struct {
	id string
	at int
}
