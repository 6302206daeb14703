package edition

import (
	"errors"
	"slices"

	"example.org/studyguide/source/ast"
)

// ErrEmpty is the error of [Only] for a selection of words that the guide has, which leaves no question.
var ErrEmpty = errors.New("no question has all that is asked for")

// Only returns the edition of g, which is as it was read, with just the questions that match s. Sections left without
// questions are dropped with their introductions, and so are notes that are no longer referred to. Links to dropped
// parts become text. The error is [ErrEmpty], or names the word of s that no question of g has, and the words that
// there are.
func Only(g *ast.Guide, s Selection) (*ast.Guide, error) {
	if len(s.terms) == 0 {
		return g, nil
	}
	if err := s.known(g); err != nil {
		return nil, err
	}
	out := kept(g, s.chosen(g.Sections))
	if len(out.AllQuestions()) == 0 {
		return nil, ErrEmpty
	}
	out.Selected = s.String()
	return out, nil
}

// A choice says what an edition keeps of a guide.
type choice struct {
	questions map[*ast.Question]bool
	sections  map[*ast.Section]bool // that are text alone
}

// chosen returns what s keeps of sections.
func (s Selection) chosen(in []*ast.Section) choice {
	keep := choice{map[*ast.Question]bool{}, map[*ast.Section]bool{}}
	var walk func(in, around []*ast.Section)
	walk = func(in, around []*ast.Section) {
		for _, sec := range in {
			path := append(slices.Clip(around), sec)
			for _, q := range sec.Questions {
				keep.questions[q] = s.takes(q, path)
			}
			keep.sections[sec] = s.within(path)
			walk(sec.Sections, path)
		}
	}
	walk(in, nil)
	return keep
}

// kept returns the part of g that keep says.
func kept(g *ast.Guide, keep choice) *ast.Guide {
	out := *g
	out.Sections = keep.copied(g.Sections)
	dropNotes(g, &out)
	return withoutDeadLinks(g, &out)
}

// copied copies the sections to keep: those with questions that are kept, and those that are text and never had any.
func (keep choice) copied(in []*ast.Section) []*ast.Section {
	var out []*ast.Section
	for _, sec := range in {
		c := *sec
		c.Questions = nil
		for _, q := range sec.Questions {
			if keep.questions[q] {
				c.Questions = append(c.Questions, q)
			}
		}
		c.Sections = keep.copied(sec.Sections)
		if asks(&c) || keep.sections[sec] && !asks(sec) && len(c.Intro)+len(c.Sections) > 0 {
			out = append(out, &c)
		}
	}
	return out
}

// asks reports whether a section or a part of it has questions.
func asks(s *ast.Section) bool { return len(s.Questions) > 0 || slices.ContainsFunc(s.Sections, asks) }

// dropNotes sets the notes of out to those of g, except notes that only dropped parts of g refer to.
func dropNotes(g, out *ast.Guide) {
	before, now := referred(g), referred(out)
	out.Notes = nil
	for _, n := range g.Notes {
		if now[n.ID] || !before[n.ID] {
			out.Notes = append(out.Notes, n)
		}
	}
	out.Notes = byReference(out)
}

// referred returns the ids of the notes that the text of g refers to, directly or through other notes.
func referred(g *ast.Guide) map[string]bool {
	byID := map[string]*ast.Note{}
	for _, n := range g.Notes {
		byID[n.ID] = n
	}
	met := map[string]bool{}
	var visit func(n ast.Node) bool
	visit = func(n ast.Node) bool {
		if ref, ok := n.(*ast.NoteRef); ok && !met[ref.ID] {
			met[ref.ID] = true
			if note := byID[ref.ID]; note != nil {
				ast.Walk(note, visit)
			}
		}
		return true
	}
	text := *g
	text.Notes = nil
	ast.Walk(&text, visit)
	return met
}
