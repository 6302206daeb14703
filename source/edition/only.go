package edition

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"studyguide/source/ast"
	"studyguide/source/diag"
)

// A Selection is a filter on questions. The zero Selection keeps all.
type Selection struct {
	difficulties, tags []string
}

// Kinds returns the kinds of terms that [ParseSelection] knows.
func Kinds() []string { return []string{"difficulty", "tag"} }

// ParseSelection parses the terms of a selection, which the user separates by commas:
//
//	EXPR = TERM {"," TERM}
//	TERM = [("difficulty" | "tag") ":"] WORD
//
// A bare word is a difficulty. A question matches if it has one of the difficulties, if any are given, and at least one
// of the tags, if any are given. Case is ignored.
func ParseSelection(terms []string) (Selection, error) {
	var s Selection
	for _, term := range terms {
		kind, word, ok := strings.Cut(term, ":")
		if !ok {
			kind, word = "difficulty", term
		}
		word = strings.TrimSpace(word)
		kind = strings.ToLower(strings.TrimSpace(kind))
		switch {
		case !slices.Contains(Kinds(), kind):
			if near, ok := diag.Nearest(kind, Kinds()); ok {
				return s, fmt.Errorf("questions have no %q; did you mean %q?", kind, near+":"+word)
			}
			return s, fmt.Errorf("questions have no %q; there are %s", kind, strings.Join(Kinds(), ", "))
		case word == "":
			return s, fmt.Errorf("there is no word in %q; want such as basic, tag:HTTP", term)
		case kind == "tag":
			s.tags = append(s.tags, word)
		default:
			s.difficulties = append(s.difficulties, word)
		}
	}
	return s, nil
}

// String returns the terms of s as [ParseSelection] takes them.
func (s Selection) String() string {
	var terms []string
	for _, d := range s.difficulties {
		terms = append(terms, "difficulty:"+d)
	}
	for _, t := range s.tags {
		terms = append(terms, "tag:"+t)
	}
	return strings.Join(terms, ",")
}

// Only returns the edition of g, which is as it was read, with just the questions that match s. Sections left without
// questions are dropped with their introductions, and so are notes that are no longer referred to. Links to dropped
// parts become text. The error names the word of s that no question of g has, and the words that there are.
func Only(g *ast.Guide, s Selection) (*ast.Guide, error) {
	if len(s.difficulties)+len(s.tags) == 0 {
		return g, nil
	}
	if err := s.known(g); err != nil {
		return nil, err
	}
	out := *g
	out.Selected = s.String()
	out.Sections = s.sections(g.Sections)
	if len(out.AllQuestions()) == 0 {
		return nil, errors.New("no question has both a difficulty and a tag that are asked for")
	}
	dropNotes(g, &out)
	return withoutDeadLinks(g, &out), nil
}

// known returns an error for the first word of s that no question of g has.
func (s Selection) known(g *ast.Guide) error {
	difficulties, tags := wordsOf(g.Difficulties()), wordsOf(g.Tags())
	for _, want := range s.difficulties {
		if has(difficulties, want) {
			continue
		}
		if has(tags, want) {
			return fmt.Errorf("no question has the difficulty %q; did you mean %q?", want, "tag:"+want)
		}
		return unknown("difficulty", want, difficulties)
	}
	for _, want := range s.tags {
		if !has(tags, want) {
			return unknown("tag", want, tags)
		}
	}
	return nil
}

func unknown(kind, want string, known []string) error {
	if len(known) == 0 {
		return fmt.Errorf("no question has a %s; write it under its title, such as *Difficulty: basic · Tags: HTTP*",
			kind)
	}
	all := strings.Join(known, ", ")
	if near, ok := diag.Nearest(want, known); ok {
		return fmt.Errorf("no question has the %s %q; did you mean %q? There are %s", kind, want, near, all)
	}
	return fmt.Errorf("no question has the %s %q; there are %s", kind, want, all)
}

func wordsOf(tallies []ast.Tally) []string {
	var out []string
	for _, t := range tallies {
		out = append(out, t.Word)
	}
	return out
}

func has(words []string, word string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.EqualFold(w, word) })
}

// takes reports whether q matches s.
func (s Selection) takes(q *ast.Question) bool {
	return (len(s.difficulties) == 0 || has(s.difficulties, q.Difficulty)) &&
		(len(s.tags) == 0 || slices.ContainsFunc(q.Tags, func(tag string) bool { return has(s.tags, tag) }))
}

// sections copies the sections to keep: those with matching questions, and those that are text and never had any.
func (s Selection) sections(in []*ast.Section) []*ast.Section {
	var out []*ast.Section
	for _, sec := range in {
		c := *sec
		c.Questions = nil
		for _, q := range sec.Questions {
			if s.takes(q) {
				c.Questions = append(c.Questions, q)
			}
		}
		c.Sections = s.sections(sec.Sections)
		if asks(&c) || !asks(sec) && len(c.Intro)+len(c.Sections) > 0 {
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
