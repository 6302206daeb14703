package register

import (
	"strconv"

	"example.org/studyguide/source/ast"
)

func numbered(name string, n int) string { return name + "-" + strconv.Itoa(n) }

// A State is what an update makes of a question or an entry.
type State int

// The states. A kept question is as its entry has it; a gone one is an entry that the guide had until now.
const (
	Kept State = iota
	New
	Changed
	Gone
)

// An Item is one question of a guide, or an entry that has none.
type Item struct {
	State    State
	Question *ast.Question // nil for what is gone
	Entry    *Entry        // nil for what is new
}

// Items returns the questions in the order of the guide, then the entries whose questions are gone and were not before.
func (m *Match) Items() (out []Item) {
	for i, q := range m.questions {
		state := Kept
		switch e := m.entries[i]; {
		case e == nil:
			state = New
		case m.changed(i), e.Gone, e.Key != q.Key:
			state = Changed
		}
		out = append(out, Item{state, q, m.entries[i]})
	}
	for _, e := range m.register.Entries {
		if !m.taken[e] && !e.Gone {
			out = append(out, Item{Gone, nil, e})
		}
	}
	return out
}

// Stale reports whether the register is not as an update would leave it: a question is new, changed, gone or elsewhere.
func (m *Match) Stale() bool {
	for _, item := range m.Items() {
		if item.State != Kept {
			return true
		}
	}
	last := 0
	for _, e := range m.entries {
		if e.Line < last {
			return true
		}
		last = e.Line
	}
	return m.register.Mended
}

// Next returns the register of the guide as it is now. [Match.Settle] must have been called. date is that of the
// edition: the one in which new questions are new, and changed ones changed. An entry that is gone stays behind the one
// that it followed, and is left out in an edition later than the first that lacks it.
func (m *Match) Next(date string) *Register {
	out := &Register{File: m.register.File, Comments: m.register.Comments}
	behind := map[*Entry][]*Entry{} // the entries that are gone, by the one before them
	var last *Entry
	for _, e := range m.register.Entries {
		switch {
		case m.taken[e]:
			last = e
		case !e.Gone:
			left := *e
			left.Gone, left.Left = true, date
			behind[last] = append(behind[last], &left)
		case e.Left >= date:
			behind[last] = append(behind[last], e)
		}
	}
	out.Entries = append(out.Entries, behind[nil]...)
	for i, q := range m.questions {
		e := Entry{Key: q.Key, ID: q.ID, Since: date, Changed: date, Mark: m.marks[i]}
		was := m.entries[i]
		if was != nil {
			e.Since, e.Changed = was.Since, was.Changed
			if m.changed(i) {
				e.Changed = max(was.Changed, date)
			}
		}
		out.Entries = append(out.Entries, &e)
		if was != nil {
			out.Entries = append(out.Entries, behind[was]...)
		}
	}
	return out
}
