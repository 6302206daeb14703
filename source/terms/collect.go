package terms

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/studyguide/source/ast"
)

// A collection gathers the terms of a guide.
type collection struct {
	*reading
	terms     []Term
	main      []int // of each term: the place that defines it, -1 for none
	names     []*name
	find      *matcher
	glossary  bool // the guide has one
	questions int
	listed    []int // of each term that the author lists: its index in terms, -1 for none

	tallies [][]tally   // of each term, by place
	letters []letterUse // of each term
}

// A tally says how a place uses a term.
type tally struct {
	place, n int
	titled   bool // in the title of a question
}

// A letterUse counts how running text writes the first letter of a term, where no sentence begins.
type letterUse struct{ capital, small int }

// collect returns the terms of a guide and all their uses.
func collect(g *ast.Guide) *collection {
	english := strings.HasPrefix(g.Meta.LanguageTag(), "en")
	s := &collection{reading: read(g), find: newMatcher(english), questions: len(g.AllQuestions())}
	for _, text := range g.Meta.Terms {
		s.listed = append(s.listed, s.list(text))
	}
	for _, d := range s.definitions {
		s.define(d)
	}
	for _, p := range s.passages {
		for _, x := range pairs(p.text) {
			s.abbreviate(x, p.place)
		}
	}
	for _, p := range s.passages {
		if english && !p.title && !p.term && s.places[p.place].question >= 0 {
			for _, name := range explainedInBold(p) {
				s.add(Term{Name: name, origin: emphasized}, p.place)
			}
		}
	}
	s.count()
	s.setCase()
	for i := range s.terms {
		s.use(i)
	}
	return s
}

// add adds a term under its name, unless there is one of that name, and returns its index; -1 for none.
func (s *collection) add(t Term, place int) int {
	i := s.alias(t.Name, len(s.terms))
	if i == len(s.terms) {
		s.terms = append(s.terms, t)
		s.main = append(s.main, place)
	}
	return i
}

// alias adds another name of a term, unless there is a term of that name. It returns the index of the one that has it.
func (s *collection) alias(text string, term int) int {
	n, added := s.find.add(text, term)
	if n == nil {
		return -1
	}
	if added {
		s.names = append(s.names, n)
	}
	return n.term
}

// list adds a term that the author lists, with what it is short for in brackets if that is so. It returns the index of
// the term; -1 for none.
func (s *collection) list(text string) int {
	if i := strings.IndexAny(text, "(（"); i > 0 {
		if found := pairs(text); len(found) > 0 {
			at := s.add(Term{Name: strings.TrimSpace(text[:i]), origin: listed}, -1)
			s.alias(found[0].short, at)
			s.alias(found[0].long, at)
			if s.terms[at].Name == found[0].short {
				s.terms[at].Long = found[0].long
			}
			return at
		}
	}
	return s.add(Term{Name: strings.TrimSpace(text), origin: listed}, -1)
}

// define adds the terms of a definition. Beside a glossary, lists of definitions name cases and parts of what they are
// about as often as terms, and these are common words.
func (s *collection) define(d definition) {
	from := defined
	if s.places[d.place].glossary {
		from, s.glossary = glossary, true
	}
	for _, in := range d.of.Terms {
		name := ast.PlainText(in)
		if !isName(name, 5) || from == defined && !hasCase(name) && len(strings.Fields(name)) < 2 {
			continue
		}
		i := s.add(Term{Name: name, origin: from}, d.place)
		if i < 0 || len(d.of.Descriptions) == 0 || s.terms[i].Meaning != nil {
			continue
		}
		s.terms[i].Meaning, s.main[i] = d.of.Descriptions[0], d.place
	}
}

// abbreviate adds an abbreviation, or makes it another name of the term that it is short for.
func (s *collection) abbreviate(x pair, place int) {
	if long := s.find.named(x.long); long != nil && s.find.named(x.short) == nil {
		s.alias(x.short, long.term)
		return
	}
	i := s.add(Term{Name: x.short, origin: shortened}, place)
	if i < 0 || s.terms[i].Long != "" {
		return
	}
	if s.terms[i].Long = x.long; s.main[i] < 0 {
		s.main[i] = place
	}
	s.alias(x.long, i)
}

// count counts the uses of all terms by place.
func (s *collection) count() {
	s.tallies, s.letters = make([][]tally, len(s.terms)), make([]letterUse, len(s.terms))
	for i := range s.passages {
		p := &s.passages[i]
		s.find.find(p.text, func(n *name, at span) {
			if n.text == s.terms[n.term].Name {
				s.letters[n.term].see(p, at)
			}
		})
	}
}

// see counts the first letter of a use.
func (l *letterUse) see(p *passage, at span) {
	before := strings.TrimRight(p.text[:at.start], " \u00a0")
	last, _ := utf8.DecodeLastRuneInString(before)
	if p.title || !unicode.IsLetter(last) && last != ',' {
		return
	}
	if r, _ := utf8.DecodeRuneInString(p.text[at.start:]); unicode.IsUpper(r) {
		l.capital++
	} else {
		l.small++
	}
}

// setCase makes a term of one capitalized word one that is only found so, if running text mostly writes it so: it is a
// name, such as Go or Service, which common words are spelled like. It then counts the uses.
func (s *collection) setCase() {
	for _, n := range s.names {
		l := s.letters[n.term]
		first, _ := utf8.DecodeRuneInString(n.text)
		if unicode.IsUpper(first) && !strings.ContainsAny(n.text, " -") && l.capital > l.small {
			n.cased = true
		}
		if t := &s.terms[n.term]; t.origin == emphasized && !n.cased && n.text == t.Name && l.small > 0 {
			t.Name = strings.ToLower(string(first)) + t.Name[utf8.RuneLen(first):]
		}
	}
	for i := range s.passages {
		p := &s.passages[i]
		whole := span{0, len(strings.TrimSpace(p.text))}
		s.find.find(p.text, func(n *name, at span) {
			if s.places[p.place].glossary && (!p.term || at != whole) {
				return
			}
			list := &s.tallies[n.term]
			if k := len(*list); k == 0 || (*list)[k-1].place != p.place {
				*list = append(*list, tally{place: p.place})
			}
			last := &(*list)[len(*list)-1]
			last.n++
			last.titled = last.titled || p.title
		})
	}
}

// mostUses is the number of uses up to which an index names all. Readers follow so many; a term with more leads to
// those places that say most of it.
const mostUses = 8

// use sets the uses of a term: all if they are few, else where it is defined, those in titles, and those where it
// stands most often; again all if it stands everywhere as often.
func (s *collection) use(term int) {
	all := s.tallies[term]
	most := 1
	for _, t := range all {
		most = max(most, t.n)
	}
	least := 1
	for ; least < most; least++ {
		n := 0
		for _, t := range all {
			if s.isMain(term, t) || t.titled || t.n >= least {
				n++
			}
		}
		if n <= mostUses {
			break
		}
	}
	for _, t := range all {
		if main := s.isMain(term, t); main || t.titled || t.n >= least {
			at := s.places[t.place]
			s.terms[term].Uses = append(s.terms[term].Uses, Use{ID: at.id, Main: main, Alone: at.glossary})
		}
	}
}

func (s *collection) isMain(term int, t tally) bool { return t.place == s.main[term] }

// worth reports whether a term is to be in an index. What is merely bold must be used by a second question, and not by
// every fourth: such a word is what the guide is about, or stressed.
func (s *collection) worth(term int) bool {
	if s.terms[term].origin != emphasized {
		return true
	}
	asked := map[int]bool{}
	for _, t := range s.tallies[term] {
		asked[s.places[t.place].question] = true
	}
	delete(asked, -1)
	return len(asked) >= 2 && (len(asked)*4 <= s.questions || s.questions < 8)
}
