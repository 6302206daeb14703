package edition

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
)

// A Selection is a filter on questions. The zero Selection keeps all.
type Selection struct{ terms []term }

// A term is one condition of a selection.
type term struct {
	kind        string // of [Kinds]
	word        string
	not         bool // questions that match are left out
	first, last int  // of a range of numbers; 0: the word is a number as the author writes it
}

// The kinds of terms.
const (
	difficulty = "difficulty"
	tag        = "tag"
	section    = "section"
	number     = "number"
	since      = "since"
)

// Kinds returns the kinds of terms that [ParseSelection] knows.
func Kinds() []string { return []string{difficulty, tag, section, number, since} }

// ParseSelection parses the terms of a selection, which the user separates by commas:
//
//	EXPR = TERM {"," TERM}
//	TERM = ["-"] [("difficulty" | "tag" | "section" | "number" | "since") ":"] WORD
//
// A bare word is a difficulty, or a number if it is one, such as 12, or a range of them, such as 3-9. The word of a
// section is its title or its slug, as in links to it, and stands for its parts too; that of since is a date, and
// stands for the questions that were added in an edition of that date or a later one. A question matches if, for each
// kind of which there are terms, it has one of their words, and if it has none of the words behind a hyphen. Case is
// ignored.
func ParseSelection(terms []string) (Selection, error) {
	var s Selection
	for _, text := range terms {
		t, err := parseTerm(text)
		if err != nil {
			return s, err
		}
		s.terms = append(s.terms, t)
	}
	return s, nil
}

func parseTerm(text string) (term, error) {
	var t term
	rest := strings.TrimSpace(text)
	rest, t.not = strings.CutPrefix(rest, "-")
	kind, word, ok := strings.Cut(rest, ":")
	if !ok {
		kind, word = "", rest
	}
	t.kind, t.word = strings.ToLower(strings.TrimSpace(kind)), strings.TrimSpace(word)
	first, last, ranged, err := numbers(t.word)
	if !ok {
		t.kind = difficulty
		if ranged {
			t.kind = number
		}
	}
	switch {
	case !slices.Contains(Kinds(), t.kind):
		if near, ok := diag.Nearest(t.kind, Kinds()); ok {
			return t, fmt.Errorf("questions have no %q; did you mean %q?", t.kind, near+":"+t.word)
		}
		return t, fmt.Errorf("questions have no %q; there are %s", t.kind, strings.Join(Kinds(), ", "))
	case t.word == "":
		return t, fmt.Errorf("there is no word in %q; want such as basic, tag:HTTP, section:caching, 3-9, -tag:HTTP", text)
	case t.kind == since && !ast.IsDate(t.word):
		return t, fmt.Errorf("%q is no date; want YYYY, YYYY-MM or YYYY-MM-DD", t.word)
	case t.kind == number && err != nil:
		return t, err
	case t.kind == number && first != last:
		t.first, t.last = first, last
	}
	return t, nil
}

// numbers parses a whole number, or a range of two; ok is false for anything else. The error is for an empty range.
func numbers(text string) (first, last int, ok bool, err error) {
	from, to, ranged := strings.Cut(text, "-")
	if !ranged {
		to = from
	}
	first, err1 := strconv.Atoi(strings.TrimSpace(from))
	last, err2 := strconv.Atoi(strings.TrimSpace(to))
	if err1 != nil || err2 != nil || first < 0 {
		return 0, 0, false, nil
	}
	if first > last {
		err = fmt.Errorf("no number is from %d to %d; did you mean \"%d-%d\"?", first, last, last, first)
	}
	return first, last, true, err
}

// String returns the terms of s as [ParseSelection] takes them, in an order of their own: two selections of the same
// terms have the same text.
func (s Selection) String() string {
	sorted := slices.Clone(s.terms)
	slices.SortStableFunc(sorted, func(a, b term) int {
		return slices.Index(Kinds(), a.kind) - slices.Index(Kinds(), b.kind) + 10*(order(a.not)-order(b.not))
	})
	var terms []string
	for _, t := range sorted {
		terms = append(terms, t.String())
	}
	return strings.Join(terms, ",")
}

func order(not bool) int {
	if not {
		return 1
	}
	return 0
}

func (t term) String() string {
	if t.not {
		return "-" + t.kind + ":" + t.word
	}
	return t.kind + ":" + t.word
}

// takes reports whether s takes q, which stands in the last of sections, each within the one before.
func (s Selection) takes(q *ast.Question, path []*ast.Section) bool {
	return s.matches(Kinds(), func(t term) bool { return t.matches(q, path) })
}

// within reports whether s takes text in the last of sections, which is not in a question.
func (s Selection) within(path []*ast.Section) bool {
	return s.matches([]string{section}, func(t term) bool { return t.matches(&ast.Question{}, path) })
}

// matches reports whether one of the terms of each of the kinds holds, if there are any, and none behind a hyphen.
func (s Selection) matches(kinds []string, holds func(term) bool) bool {
	for _, kind := range kinds {
		asked, found := false, false
		for _, t := range s.terms {
			switch {
			case t.kind != kind:
			case t.not && holds(t):
				return false
			case !t.not:
				asked, found = true, found || holds(t)
			}
		}
		if asked && !found {
			return false
		}
	}
	return true
}

// matches reports whether a question in a section within others has the word of t.
func (t term) matches(q *ast.Question, path []*ast.Section) bool {
	switch t.kind {
	case tag:
		return has(q.Tags, t.word)
	case section:
		return slices.ContainsFunc(path, t.names)
	case number:
		return t.counts(q)
	case since:
		return q.Since >= t.word
	default:
		return strings.EqualFold(q.Difficulty, t.word)
	}
}

// names reports whether t has the title or the slug of a section.
func (t term) names(s *ast.Section) bool {
	return strings.EqualFold(s.PlainTitle(), t.word) || strings.EqualFold(slug(s), t.word) || s.ID == t.word
}

// slug returns the id of a section as users write it.
func slug(s *ast.Section) string { return strings.TrimPrefix(s.ID, "s-") }

// counts reports whether t has the number of a question.
func (t term) counts(q *ast.Question) bool {
	if t.first == 0 && t.last == 0 {
		return strings.EqualFold(q.Number, t.word)
	}
	n, err := strconv.Atoi(q.Number)
	return err == nil && t.first <= n && n <= t.last
}

// known returns an error for the first word of s that nothing in g has.
func (s Selection) known(g *ast.Guide) error {
	for _, t := range s.terms {
		if err := t.known(g); err != nil {
			return err
		}
	}
	return nil
}

func (t term) known(g *ast.Guide) error {
	difficulties, tags := wordsOfTally(g.Difficulties()), wordsOfTally(g.Tags())
	isSection := slices.ContainsFunc(g.AllSections(), t.names)
	switch t.kind {
	case tag:
		if !has(tags, t.word) {
			return unknown(tag, t.word, tags)
		}
	case section:
		if !isSection {
			var titles []string
			for _, sec := range g.AllSections() {
				if sec.PlainTitle() != "" {
					titles = append(titles, slug(sec))
				}
			}
			return unknownSection(t.word, titles)
		}
	case number:
		return t.numbered(g)
	case since:
		return dated(g)
	default:
		switch {
		case has(difficulties, t.word):
		case has(tags, t.word):
			return fmt.Errorf("no question has the difficulty %q; did you mean %q?", t.word, "tag:"+t.word)
		case isSection:
			return fmt.Errorf("no question has the difficulty %q; did you mean %q?", t.word, "section:"+t.word)
		default:
			return unknown(difficulty, t.word, difficulties)
		}
	}
	return nil
}

// dated returns an error if nothing says since when the questions of g are there.
func dated(g *ast.Guide) error {
	for _, q := range g.AllQuestions() {
		if q.Since != "" {
			return nil
		}
	}
	return errors.New("the guide has no register with dates, which says since when its questions are there; " +
		"see: studyguide help ids")
}

// numbered returns an error if no question of g has a number of t.
func (t term) numbered(g *ast.Guide) error {
	var first, last string
	for _, q := range g.AllQuestions() {
		if t.counts(q) {
			return nil
		}
		if q.Number != "" {
			last = q.Number
			if first == "" {
				first = last
			}
		}
	}
	if first == "" {
		return fmt.Errorf("no question has a number; choose by section: or tag: instead of %q", t.word)
	}
	return fmt.Errorf("no question has the number %q; they go from %s to %s", t.word, first, last)
}

func unknownSection(want string, known []string) error {
	if len(known) == 0 {
		return fmt.Errorf("there is no section %q, for the guide has none with a title", want)
	}
	if near, ok := diag.Nearest(strings.ToLower(want), known); ok {
		return fmt.Errorf("there is no section %q; did you mean %q?", want, section+":"+near)
	}
	return fmt.Errorf("there is no section %q; there are %s", want, strings.Join(known, ", "))
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

func wordsOfTally(tallies []ast.Tally) []string {
	var out []string
	for _, t := range tallies {
		out = append(out, t.Word)
	}
	return out
}

func has(words []string, word string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.EqualFold(w, word) })
}
