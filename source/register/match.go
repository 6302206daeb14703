package register

import (
	"cmp"
	"slices"

	"example.org/studyguide/source/ast"
)

// A Match says which question of a guide is which entry of its register.
type Match struct {
	register  *Register
	questions []*ast.Question
	marks     []Mark   // of the questions
	entries   []*Entry // of the questions; nil for a new one
	taken     map[*Entry]bool
}

// leastEqual is the least number of equal minima of two sketches that are taken for those of one question. Of 16, it
// means a resemblance of 0.3 or so.
const leastEqual = 5

// Match finds the questions of a guide in r. The IDs must be those of their titles. given holds the keys that the
// author gave some of them. r may be nil, for a guide that has no register: then all questions are new, and there is no
// next register.
func (r *Register) Match(questions []*ast.Question, given map[*ast.Question]string) *Match {
	if r == nil {
		return &Match{register: &Register{}, questions: questions, entries: make([]*Entry, len(questions))}
	}
	m := &Match{r, questions, make([]Mark, len(questions)), make([]*Entry, len(questions)), map[*Entry]bool{}}
	for i, q := range questions {
		m.marks[i] = MarkOf(q)
	}
	pairUp(m, func(e *Entry) string { return e.Key }, func(i int) string { return given[m.questions[i]] })
	pairUp(m, func(e *Entry) [2][4]byte { return [2][4]byte{e.Mark.title, e.Mark.body} },
		func(i int) [2][4]byte { return [2][4]byte{m.marks[i].title, m.marks[i].body} })
	pairUp(m, func(e *Entry) [4]byte { return e.Mark.body }, func(i int) (body [4]byte) {
		if m.marks[i].telling {
			body = m.marks[i].body
		}
		return body
	})
	pairUp(m, func(e *Entry) [4]byte { return e.Mark.title }, func(i int) [4]byte { return m.marks[i].title })
	pairUp(m, func(e *Entry) [4]byte { return e.Mark.body }, func(i int) [4]byte { return m.marks[i].body })
	pairUp(m, func(e *Entry) string { return e.ID }, func(i int) string { return m.questions[i].ID })
	m.resembling()
	return m
}

// pairUp pairs the entries and questions that alone have a sign. The zero sign is none.
func pairUp[S comparable](m *Match, ofEntry func(*Entry) S, ofQuestion func(int) S) {
	type found struct {
		entry               *Entry
		question            int
		entries, candidates int
	}
	var none S
	by := map[S]*found{}
	for _, e := range m.register.Entries {
		sign := ofEntry(e)
		if m.taken[e] || sign == none {
			continue
		}
		f := by[sign]
		if f == nil {
			f = &found{}
			by[sign] = f
		}
		f.entry = e
		f.entries++
	}
	for i, e := range m.entries {
		if f := by[ofQuestion(i)]; e == nil && f != nil {
			f.question = i
			f.candidates++
		}
	}
	for _, f := range by {
		if f.entries == 1 && f.candidates == 1 {
			m.pair(f.entry, f.question)
		}
	}
}

func (m *Match) pair(e *Entry, question int) {
	m.entries[question] = e
	m.taken[e] = true
}

// resembling pairs the entries and questions that are left by their sketches. Only those that share a minimum are
// compared. A minimum that very many share, as texts made by copying do, does not count.
func (m *Match) resembling() {
	const crowd = 50 // of entries with one minimum
	type minimum struct {
		of    int
		value uint16
	}
	sharing := map[minimum][]int{}
	for j, e := range m.register.Entries {
		if m.taken[e] || e.Mark.sketch == (sketch{}) {
			continue
		}
		for k, v := range e.Mark.sketch {
			sharing[minimum{k, v}] = append(sharing[minimum{k, v}], j)
		}
	}
	type pair struct{ equal, apart, entry, question int }
	var pairs []pair
	for i := range m.questions {
		if m.entries[i] != nil || m.marks[i].sketch == (sketch{}) {
			continue
		}
		met := map[int]bool{}
		for k, v := range m.marks[i].sketch {
			near := sharing[minimum{k, v}]
			if len(near) > crowd {
				continue
			}
			for _, j := range near {
				if met[j] {
					continue
				}
				met[j] = true
				if n := m.marks[i].sketch.equal(m.register.Entries[j].Mark.sketch); n >= leastEqual {
					pairs = append(pairs, pair{n, max(i-j, j-i), j, i})
				}
			}
		}
	}
	slices.SortFunc(pairs, func(a, b pair) int {
		return cmp.Or(cmp.Compare(b.equal, a.equal), cmp.Compare(a.apart, b.apart), cmp.Compare(a.entry, b.entry),
			cmp.Compare(a.question, b.question))
	})
	for _, p := range pairs {
		if e := m.register.Entries[p.entry]; m.entries[p.question] == nil && !m.taken[e] {
			m.pair(e, p.question)
		}
	}
}

// Former returns the questions by the ids of their entries.
func (m *Match) Former() map[string]*ast.Question {
	out := map[string]*ast.Question{}
	for i, e := range m.entries {
		if e != nil {
			out[e.ID] = m.questions[i]
		}
	}
	return out
}

// Settle sets the keys, the ids and the dates of the questions. A question that is known keeps its key and id; the
// others get those that no entry and no other question has. date is that of the edition. Without keepIDs every question
// has the id of its title.
func (m *Match) Settle(given map[*ast.Question]string, date string, keepIDs bool) {
	keys, ids := map[string]bool{}, map[string]bool{}
	for _, key := range given {
		keys[key] = true
	}
	for _, e := range m.register.Entries {
		keys[e.Key], ids[e.ID] = true, true
	}
	for i, q := range m.questions {
		e, id := m.entries[i], q.ID
		q.Key = given[q]
		if e != nil {
			q.ID, q.Since, q.Changed = e.ID, e.Since, e.Changed
			if q.Key == "" {
				q.Key = e.Key
			}
			if m.changed(i) {
				q.Changed = max(e.Changed, date)
			}
		} else {
			if q.Key == "" {
				q.Key = free(keys, ast.KeyOf, id)
			}
			q.ID = free(ids, func(id string) string { return id }, id)
			if len(m.register.Entries) > 0 {
				q.Since, q.Changed = date, date
			}
		}
		if !keepIDs {
			q.ID = id
		}
	}
}

// free returns what to makes of name, or of name with the lowest number that makes it new, and reserves it.
func free(taken map[string]bool, to func(string) string, name string) string {
	out := to(name)
	for n := 2; taken[out]; n++ {
		out = to(numbered(name, n))
	}
	taken[out] = true
	return out
}

// changed reports whether a question is not as its entry has it.
func (m *Match) changed(i int) bool {
	e := m.entries[i]
	return e != nil && (e.Mark.title != m.marks[i].title || e.Mark.body != m.marks[i].body)
}
