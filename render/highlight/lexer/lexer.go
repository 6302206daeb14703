// Package lexer cuts code into tokens by the rules of chroma's lexers. A language is read when it is first used, an
// expression is compiled when the text first reaches it, and an expression that cannot match at a character is not
// tried. What a program does not use costs nothing: the rules are text in the program's file.
//
// The rules are generated from the module of chroma that go.mod names; "go generate" takes over those of a newer one.
//
// This package may change with any version; package studyguide at the top of the module is the stable one.
package lexer

//go:generate go test -run TestFilesAreOfThisChroma . -update

import "time"

// A Kind is what a token is. The first seven are for the eye; the rest matter to lexers that are made of others, and
// look like one of those.
type Kind uint8

// The kinds of tokens.
const (
	Plain Kind = iota
	Keyword
	Type
	Function
	String
	Number
	Comment
	Error    // a character that no rule knows
	Other    // text of another language
	Body     // of a message
	Field    // the name of a field of a message
	Value    // the value of a field
	Variable // a name that may be that of something better known
)

// Letters has the letter of each kind in the files of rules.
const Letters = "pktfsnceobdlv"

// Looks returns the kind of the first seven as which a token is shown.
func (k Kind) Looks() Kind {
	switch {
	case k == Value:
		return Number
	case k > Comment:
		return Plain
	}
	return k
}

// A Sink takes the tokens of a text in order. It returns false if it wants no more.
type Sink func(Kind, []rune) bool

// Tokens passes the tokens of a text to a sink, from the start to the end or until the sink has enough. It reports
// whether that went well: rules can contradict each other, or take too long.
func (l *Language) Tokens(text []rune, until time.Time, sink Sink) (ok bool) {
	defer func() {
		if recover() != nil {
			ok = false
		}
	}()
	c := &call{until: until}
	l.run(c, input{text: text}, func(k Kind, value []rune) {
		c.over = c.over || !sink(k, value)
	})
	return !c.failed
}

// input is a text for a lexer. Nested is code that its lexer is given as a part of other code that it knows.
type input struct {
	text   []rune
	from   int // the state to start with, from 1; 0 is that named root
	nested bool
}

// put takes the next token of a lexer.
type put func(Kind, []rune)

// A call is what all lexers of one text share.
type call struct {
	until  time.Time
	steps  int
	over   bool // nothing more is wanted: what lexers still put is dropped
	failed bool
	own    map[*grammar][][]*rule // states of grammars whose rules change
}

// goes counts a step, and reports whether there may be more.
func (c *call) goes() bool {
	if c.steps++; c.steps%256 == 0 && time.Now().After(c.until) {
		c.fail()
	}
	return !c.over
}

// fail ends a call whose text cannot be read.
func (c *call) fail() { c.over, c.failed = true, true }
