package lexer

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/dlclark/regexp2/v2"
)

//go:embed rules.txt
var rules string

// offset is the width of a line of the table at the head of the rules.
const offset = 8

// A Language is a lexer. Its rules are read when it is first used.
type Language struct {
	number int
	once   sync.Once
	lexer
}

// A lexer makes tokens of a text.
type lexer interface {
	run(c *call, in input, put put)
}

// all has a place for each language of the file of rules.
var all = sync.OnceValue(unread)

// unread returns the languages before any is used.
func unread() []Language {
	out := make([]Language, place(0)/offset-1)
	for i := range out {
		out[i].number = i
	}
	return out
}

// language returns the lexer of a number; nil if there is none.
func language(i int) *Language {
	if i < 0 {
		return nil
	}
	return &all()[i]
}

// place returns where the rules of a language begin.
func place(i int) int { return number(strings.TrimLeft(rules[i*offset:(i+1)*offset-1], "0")) }

func (l *Language) run(c *call, in input, put put) {
	l.once.Do(func() { l.lexer = read(rules[place(l.number):place(l.number+1)]) })
	l.lexer.run(c, in, put)
}

// read returns the lexer of a block. What the block has to say is fixed when the program is made, and tested.
func read(block string) lexer {
	head, rest, _ := strings.Cut(block, "\n")
	words := strings.Fields(head)
	of := func(i int) *Language { return language(number(words[i])) }
	switch words[0] {
	case "rules":
		g := &grammar{flags: words[1][1:], end: words[2] == "n", names: map[string]int{}}
		if words[2] == "m" {
			g.mirrors, rest, _ = strings.Cut(rest, "\n")
		}
		g.read(rest)
		return g
	case "within":
		return within{of(1), of(2)}
	case "words":
		return readWords(of(1), rest)
	case "body":
		return message{of(1)}
	default:
		return matter{of(1), of(2)}
	}
}

// A grammar is a lexer of rules.
type grammar struct {
	flags  string // of all expressions
	end    bool   // the text has to end with a line break
	root   int
	states [][]*rule

	// Of Raku: brackets in pairs, and the numbers of states.
	mirrors string
	names   map[string]int
}

// A rule tells what to do where an expression matches.
type rule struct {
	first   *set    // the ASCII characters with which a match can begin; nil if it may be any
	pattern string  // "" matches everywhere
	emit    emitter // nil if it makes no tokens
	change  []change
	groups  bool // the emitter or a change wants the groups of the match
	bare    bool // the expression has no flags

	simple     atomic.Pointer[simple]
	expression atomic.Pointer[regexp2.Regexp]
}

// simple is what can be told of an expression without the engine, if anything.
type simple struct {
	words *wordList
	run   run
}

type set [2]uint64

func (s *set) has(c rune) bool { return s[c/64]&(1<<(c%64)) != 0 }

// read reads a block of rules; see package generate, which writes it.
func (g *grammar) read(text string) {
	head, text, _ := strings.Cut(text, "\n")
	sets := readSets(head)
	var own [][]row
	for text != "" {
		var line string
		line, text, _ = strings.Cut(text, "\n")
		if line[0] == '[' {
			g.names[line[1:len(line)-1]] = len(own)
			own = append(own, nil)
			continue
		}
		last := &own[len(own)-1]
		if include, ok := strings.CutPrefix(line, "<"); ok {
			*last = append(*last, row{include: number(include)})
		} else {
			*last = append(*last, row{rule: readRule(line, sets)})
		}
	}
	g.states = make([][]*rule, len(own))
	for i := range own {
		g.states[i] = flat(nil, own, i)
	}
	g.root = g.names["root"]
}

// A row is a rule of a state, or another state whose rules stand there.
type row struct {
	rule    *rule
	include int
}

// flat appends all rules of a state.
func flat(to []*rule, states [][]row, i int) []*rule {
	for _, r := range states[i] {
		if r.rule == nil {
			to = flat(to, states, r.include)
		} else {
			to = append(to, r.rule)
		}
	}
	return to
}

func readSets(line string) []set {
	out := make([]set, (len(line)+1)/33)
	for i := range out {
		for half := range 2 {
			n, _ := strconv.ParseUint(line[i*33+half*16:i*33+half*16+16], 16, 64)
			out[i][half] = n
		}
	}
	return out
}

func readRule(line string, sets []set) *rule {
	first, line, _ := strings.Cut(line, " ")
	emit, line, _ := strings.Cut(line, " ")
	change, pattern, _ := strings.Cut(line, " ")
	r := &rule{pattern: pattern}
	if bare, ok := strings.CutSuffix(first, `"`); ok {
		first = bare
		r.pattern, _ = strconv.Unquote(pattern)
	}
	if i := number(first); i >= 0 {
		r.first = &sets[i]
	}
	r.emit, _ = readEmitter(emit)
	r.change = readChanges(change)
	switch r.emit.(type) {
	case byGroups, byName, byNames, construct:
		r.groups = true
	}
	for _, c := range r.change {
		r.groups = r.groups || c.what == branch || c.what == complaint || c.what == brackets
	}
	return r
}

// find returns the length of the match of a rule where a machine is, and the match if its groups are wanted.
func (r *rule) find(m *machine) (length int, match *regexp2.Match, ok bool) {
	switch told, length := r.tell(m); {
	case told == fails:
		return 0, nil, false
	case told == matches && !r.groups:
		return length, nil, true
	}
	re := r.expression.Load()
	if re == nil {
		re = compile(r.flags(m), r.pattern)
		r.expression.Store(re)
	}
	match, err := re.FindRunesMatchStartingAt(m.text, m.at)
	if err != nil {
		m.call.fail() // it takes too long
		return 0, nil, false
	}
	if match == nil || match.RuneIndex != m.at {
		return 0, nil, false
	}
	return match.RuneLength, match, true
}

// tell returns what is known of a match without the engine.
func (r *rule) tell(m *machine) (verdict, int) {
	s := r.simple.Load()
	if s == nil {
		s = &simple{words: readWordList(r.flags(m), r.pattern)}
		if s.words == nil {
			s.run = readRun(r.flags(m), r.pattern)
		}
		r.simple.Store(s)
	}
	switch {
	case s.words != nil:
		return s.words.match(m.text, m.at)
	case s.run != nil:
		return s.run.match(m.text, m.at)
	}
	return unknown, 0
}

// flags returns the flags of a rule's expression.
func (r *rule) flags(m *machine) string {
	if r.bare {
		return ""
	}
	return m.grammar.flags
}
