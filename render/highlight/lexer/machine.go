package lexer

import (
	"strings"
	"sync"
	"time"

	"github.com/dlclark/regexp2/v2"
)

// Patience is how long an expression may take. Some take time that grows with a power of the text's length, or
// exponentially.
const Patience = 5 * time.Second

// slowClock prevents expressions from being stopped too soon: a busy machine would color the same text differently. The
// setting is global: regexp2 has one clock for all expressions. The clock ticks once in a period, and a match that sees
// two ticks is stopped.
var slowClock = sync.OnceFunc(func() { regexp2.SetTimeoutCheckPeriod(Patience) })

func compile(flags, pattern string) *regexp2.Regexp {
	slowClock()
	re := regexp2.MustCompile(whole(flags, pattern))
	re.MatchTimeout = 250 * time.Millisecond
	return re
}

// whole returns an expression as the engine reads it: with its flags, and matching nowhere but at the place it is
// given.
func whole(flags, pattern string) string {
	if flags != "" {
		flags = "(?" + flags + ")"
	}
	return `\G` + flags + "(?:" + pattern + ")"
}

// A change is a step by which a rule changes the stack of states.
type change struct {
	what  int
	state int   // to push, or how many to pop; a construct with brackets
	turn  *turn // what is put into a state, or taken out of it
}

const (
	push = iota
	pushOwn
	pop
	branch    // of Haxe's preprocessor
	complaint // to Haxe's preprocessor
	putIn     // a rule, in Raku
	takeBack  // a rule, in Raku
	brackets  // of Raku
)

// readChanges reads how a rule changes the stack.
func readChanges(text string) (out []change) {
	for text != "" && text != "-" {
		what := strings.IndexByte("+^<#!~ %", text[0])
		n := 1
		for n < len(text) && strings.IndexByte("0123456789.x", text[n]) >= 0 {
			n++
		}
		c := change{what: what}
		if what == putIn {
			c.turn = readTurn(text[1:n])
		} else {
			c.state = number(text[1:n])
		}
		out = append(out, c)
		text = text[n:]
	}
	return out
}

// A machine applies the rules of a grammar to one text.
type machine struct {
	*grammar
	call  *call
	put   put
	text  []rune
	at    int
	start int // the state of the start
	stack []int
	saved [][]int // stacks at the conditions of a preprocessor

	// Of Raku: the states as they are now, rules that are in them for a time, and the match.
	states [][]*rule
	turns  map[placeOf][]turn
	rule   *rule
	value  []rune
	groups [][]rune
	named  map[string][]rune
}

func (g *grammar) run(c *call, in input, put put) {
	m := &machine{grammar: g, call: c, put: put, text: in.text, start: in.from - 1, states: g.states}
	if g.mirrors != "" {
		m.states, m.turns = c.copyOf(g), map[placeOf][]turn{}
	}
	if in.from == 0 {
		m.start = g.root
	}
	end := len(m.text)
	if g.end && !in.nested && (end == 0 || m.text[end-1] != '\n') {
		m.text = append(m.text[:end:end], '\n')
	}
	m.stack = []int{m.start}
	for m.at < end && len(m.stack) > 0 && c.goes() {
		m.next()
	}
	if m.at != len(m.text) && len(m.stack) == 0 {
		put(Error, m.text[m.at:])
	}
}

// next applies the first rule that matches. A character that no rule knows is an error, and a line break that none
// knows begins anew, so that a string which is not closed ends with its line.
func (m *machine) next() {
	state := m.stack[len(m.stack)-1]
	if state < 0 {
		m.call.fail() // there is no such state
		return
	}
	if c := m.text[m.at]; c < 128 {
		for _, r := range m.states[state] {
			if (r.first == nil || r.first.has(c)) && m.apply(r, state) {
				return
			}
		}
	} else {
		for _, r := range m.states[state] {
			if m.apply(r, state) {
				return
			}
		}
	}
	if m.text[m.at] == '\n' && state != m.start {
		m.stack = []int{m.start}
		return
	}
	m.at++
	m.put(Error, m.text[m.at-1:m.at])
}

// apply applies a rule if it matches here.
func (m *machine) apply(r *rule, state int) bool {
	from := m.at
	var match *regexp2.Match
	if r.pattern != "" {
		length, found, ok := r.find(m)
		if !ok {
			return false
		}
		match = found
		m.at += length
	}
	value := m.text[from:m.at]
	var groups [][]rune
	if r.groups {
		groups = groupsOf(match, m.text)
	}
	if r.groups && m.turns != nil {
		return m.applyNamed(r, value, groups, state)
	}
	for _, c := range r.change {
		m.change(c, state, groups)
	}
	if r.emit != nil {
		r.emit.emit(m, value, groups)
	}
	return true
}

// groupsOf returns the text of each group of a match but for the whole.
func groupsOf(match *regexp2.Match, text []rune) [][]rune {
	out := make([][]rune, match.GroupCount()-1)
	for i := range out {
		g := match.GroupByNumber(i + 1)
		out[i] = text[g.RuneIndex : g.RuneIndex+g.RuneLength]
	}
	return out
}

func (m *machine) change(c change, state int, groups [][]rune) {
	switch c.what {
	case push:
		m.push(c.state)
	case pushOwn:
		m.push(state)
	case pop:
		if c.state > len(m.stack) {
			m.call.fail()
			return
		}
		m.stack = m.stack[:len(m.stack)-c.state]
	case branch:
		m.branch(string(groups[1]), c.state)
	case complaint:
		if string(groups[1]) == "error" {
			m.push(c.state)
		}
	case putIn:
		c.turn.put(m)
	case takeBack:
		c.turn.takeBack(m)
	case brackets:
		m.bracket(c.state)
	}
}

// maxStack is more states than any text that is read leads to: rules that push at one place for ever are contradictory.
const maxStack = 1 << 17

func (m *machine) push(state int) {
	if len(m.stack) > maxStack {
		m.call.fail()
	}
	m.stack = append(m.stack, state)
}

// branch changes the stack at a condition of Haxe's preprocessor: each branch begins with the stack that the first had.
func (m *machine) branch(word string, condition int) {
	last := len(m.saved) - 1
	switch {
	case word == "if":
		m.saved = append(m.saved, m.stack)
	case last >= 0 && (word == "else" || word == "elseif"):
		m.stack = m.saved[last]
	case last >= 0 && word == "end":
		m.saved = m.saved[:last]
	}
	if word == "if" || word == "elseif" {
		m.push(condition)
	}
}
