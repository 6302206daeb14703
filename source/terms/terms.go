// Package terms finds the terms of a guide, for an index and a glossary: what they are, what they mean, and where they
// are defined and used. The input is a tree; nothing is changed in it and nothing is printed.
//
// Terms are the author's first: those that front matter lists (terms: [...]), and those that a section called Glossary
// defines. An author who asks for more (index: terms) gets candidates too. Rather none than a wrong one is their rule,
// since a reader trusts an index:
//
//   - "remote procedure call (RPC)" and "RPC (remote procedure call)", where the letters agree (abbreviation.go)
//   - lists of definitions within answers, if the term is more than a common word
//   - bold words in an English answer that says what they mean ("a **closure** is"), if another question has them
//     too, and not every fourth (emphasis.go)
//
// Uses are found in one pass over the words of the text (match.go): whole words, in any case unless the term has
// capitals of its own, with or without the ending of an English plural. A use in the title of a question counts more
// than one in passing, so a term that is used all over leads to few places.
//
// This package may change with any version; package studyguide at the top of the module is the stable one.
package terms

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/words"
)

// Introduction is the place of a guide's introduction, which is no section of the tree.
const Introduction = "introduction"

// A Term is a term of a guide.
type Term struct {
	Name    string
	Long    string      // what it is short for; may be empty
	Meaning []ast.Block // by a list of definitions; may be nil
	Uses    []Use       // in the order of the guide, at least one

	origin origin
}

// A Use is a place where a guide uses a term.
type Use struct {
	ID    string // of a question, of an answer that an edition has moved, or of a section, before its questions
	Main  bool   // the term is defined here; of one use at most
	Alone bool   // the place lists terms: only where the term stands by itself is meant
}

// origin says why a name is taken for a term.
type origin int

const (
	listed     origin = iota // by the author, in front matter
	glossary                 // defined in a glossary
	defined                  // by another list of definitions
	shortened                // an abbreviation that is explained
	emphasized               // bold where it is explained
)

// Defined reports whether it is said what t means.
func (t *Term) Defined() bool { return t.Long != "" || len(t.Meaning) > 0 }

// Said returns the first paragraph of what a definition says, nil if there is none.
func (t *Term) Said() []ast.Inline {
	for _, b := range t.Meaning {
		if p, ok := b.(*ast.Paragraph); ok {
			return p.Inlines
		}
	}
	return nil
}

// Letter returns the letter under which an index has t, as a capital without accents. It is empty for signs, digits
// and scripts whose order is not that of letters.
func (t *Term) Letter() string {
	r, _ := utf8.DecodeRuneInString(norm.NFD.String(t.Name))
	if !unicode.In(r, unicode.Latin, unicode.Greek, unicode.Cyrillic, unicode.Armenian, unicode.Georgian) {
		return ""
	}
	return string(unicode.ToUpper(r))
}

// sortKey returns what a term is sorted by: letters without accents and case, signs last.
func (t *Term) sortKey() string {
	return strings.TrimLeftFunc(norm.NFD.String(strings.ToLower(t.Name)), func(r rune) bool { return !begins(r) })
}

// An Index is what an index of a guide's terms has.
type Index struct {
	Terms []Term // sorted by their names

	find     *matcher
	glossary bool // the guide has one
}

// What makes an index worth its page, and a glossary.
const (
	leastTerms    = 8 // in a glossary of the author's
	leastMeanings = 5
)

// Of returns the index of a guide, which has no terms if there is to be none: if front matter says so, or the author
// neither lists terms, has a glossary, nor asks for an index.
func Of(g *ast.Guide) *Index {
	all := g.Meta.Index == ast.IndexTerms
	authors := len(g.Meta.Terms) > 0 || slices.ContainsFunc(g.AllSections(), isGlossary)
	if g.Meta.Index == ast.IndexNone || !all && !authors {
		return &Index{find: newMatcher(false)}
	}
	s := collect(g)
	byGlossary := 0
	for i := range s.terms {
		if s.terms[i].origin == glossary {
			byGlossary++
		}
	}
	if !all && len(g.Meta.Terms) == 0 && byGlossary < leastTerms {
		return &Index{find: s.find}
	}
	return s.index(func(t *Term) bool { return all || t.origin <= glossary })
}

// Meanings returns the terms whose meanings a guide says, by definitions or as abbreviations, sorted by their names.
// It does not matter whether there is an index.
func Meanings(g *ast.Guide) []Term {
	s := collect(g)
	return s.index((*Term).Defined).Terms
}

// Unused returns the terms that the author of a guide lists and the guide does not use: no index has them.
func Unused(g *ast.Guide) (out []string) {
	if len(g.Meta.Terms) == 0 {
		return nil
	}
	s := collect(g)
	for i, at := range s.listed {
		if at < 0 || len(s.terms[at].Uses) == 0 {
			out = append(out, g.Meta.Terms[i])
		}
	}
	return out
}

// Glossary returns the terms of a glossary: nil if there are few, or the guide has one of the author's.
func (x *Index) Glossary() []Term {
	var out []Term
	for _, t := range x.Terms {
		if t.Defined() {
			out = append(out, t)
		}
	}
	if x.glossary || len(out) < leastMeanings {
		return nil
	}
	return out
}

// A Found is a term that was found in a text.
type Found struct {
	Term  int  // its place in [Index].Terms
	At    int  // where it begins, in bytes of the text
	Alone bool // the text is nothing else
}

// Each calls yield for each term that a text uses.
func (x *Index) Each(text string, yield func(Found)) {
	x.find.find(text, func(n *name, at span) {
		if n.term >= 0 {
			alone := strings.TrimSpace(text[:at.start]) == "" && strings.TrimSpace(text[at.end:]) == ""
			yield(Found{n.term, at.start, alone})
		}
	})
}

// index returns the index of the terms that are kept.
func (s *collection) index(keep func(*Term) bool) *Index {
	x := &Index{find: s.find, glossary: s.glossary}
	var kept []int
	for i := range s.terms {
		if t := &s.terms[i]; len(t.Uses) > 0 && keep(t) && s.worth(i) {
			kept = append(kept, i)
		}
	}
	slices.SortStableFunc(kept, func(a, b int) int {
		return cmp.Or(cmp.Compare(s.terms[a].sortKey(), s.terms[b].sortKey()),
			cmp.Compare(s.terms[a].Name, s.terms[b].Name))
	})
	to := make([]int, len(s.terms))
	for i := range to {
		to[i] = -1
	}
	for n, i := range kept {
		to[i] = n
		x.Terms = append(x.Terms, s.terms[i])
	}
	for _, n := range s.names {
		n.term = to[n.term]
	}
	return x
}

// isGlossary reports whether a section lists terms.
func isGlossary(s *ast.Section) bool {
	return len(s.Questions) == 0 && words.Is(words.GlossaryTitle, strings.ToLower(s.PlainTitle()))
}
