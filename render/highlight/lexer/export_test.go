package lexer

import (
	"sync"

	"github.com/dlclark/regexp2/v2"
)

// Place returns the number of a language, which is its place in chroma's registry; -1 of none.
func Place(l *Language) int {
	if l == nil {
		return -1
	}
	return l.number
}

// Inner returns the language of code within other code.
func Inner(name string) *Language { return inner(name) }

// Media returns the language of a type of media.
func Media(name string) *Language { return media(name) }

// A Rule is a rule of a language, with what is known of how a match begins.
type Rule struct {
	Expression *regexp2.Regexp
	First      func(c rune) bool
	// Tell returns what is known of a match without the engine: whether there is one, and its length.
	Tell func(text []rune, at int) (known, ok bool, length int)
}

// Forget takes back what was read of all languages.
func Forget() { all = sync.OnceValue(unread) }

// Rules returns the rules of a language that have an expression, compiled; none of one that is made of others.
func Rules(l *Language) (out []Rule) {
	g, ok := read(rules[place(l.number):place(l.number+1)]).(*grammar)
	if !ok {
		return nil
	}
	for _, state := range g.states {
		for _, r := range state {
			if r.pattern != "" {
				out = append(out, Rule{
					Expression: compile(g.flags, r.pattern),
					First:      func(c rune) bool { return c >= 128 || r.first == nil || r.first.has(c) },
					Tell: func(text []rune, at int) (known, ok bool, length int) {
						v, n := r.tell(&machine{grammar: g, text: text, at: at})
						return v != unknown, v == matches, n
					},
				})
			}
		}
	}
	return out
}
