package lexer

import "strings"

// An emitter makes tokens of a match.
type emitter interface {
	emit(m *machine, value []rune, groups [][]rune)
}

// emit makes one token of the whole match.
func (k Kind) emit(m *machine, value []rune, _ [][]rune) { m.put(k, value) }

// byGroups has an emitter for each group of an expression.
type byGroups []emitter

func (b byGroups) emit(m *machine, value []rune, groups [][]rune) {
	if len(b) != len(groups) {
		m.put(Error, value)
		return
	}
	for i, e := range b {
		if e != nil {
			e.emit(m, groups[i], nil)
		}
	}
}

// itself has the same lexer read the match from a state on.
type itself struct{ state int }

func (s itself) emit(m *machine, value []rune, _ [][]rune) {
	m.grammar.run(m.call, input{value, s.state + 1, true}, m.put)
}

// another has another lexer read the match.
type another struct{ *Language }

func (a another) emit(m *machine, value []rune, _ [][]rune) {
	a.run(m.call, input{text: value, nested: true}, m.put)
}

// byName has a lexer that one group names read the code of another one. If there is no such lexer, the code has an
// emitter as the other groups have. The code goes on to the end where groups follow that have none.
type byName struct {
	name, code int // numbers of groups, from 1
	byGroups
}

func (b byName) emit(m *machine, _ []rune, groups [][]rune) {
	l := inner(string(groups[b.name-1]))
	for i, e := range b.byGroups {
		value := groups[i]
		if i+1 == b.code && i+1 == len(b.byGroups) {
			for _, g := range groups[i+1:] {
				value = append(value[:len(value):len(value)], g...)
			}
		}
		if i+1 == b.code && l != nil {
			l.run(m.call, input{text: value}, m.put)
		} else if e != nil {
			e.emit(m, value, nil)
		}
	}
}

// readEmitter reads an emitter; see package generate, which writes it.
func readEmitter(text string) (e emitter, rest string) {
	what, rest := text[0], text[1:]
	switch what {
	case '-':
		return nil, rest
	case '(', '[':
		var list []emitter
		for rest[0] != ')' && rest[0] != ']' {
			e, rest = readEmitter(rest)
			list = append(list, e)
		}
		if what == '[' {
			return byNames(list), rest[1:]
		}
		return byGroups(list), rest[1:]
	case '=':
		return construct{rest[0], Kind(strings.IndexByte(Letters, rest[1]))}, rest[2:]
	case '@', ':':
		n, rest, _ := strings.Cut(rest, ";")
		if what == '@' {
			return itself{number(n)}, rest
		}
		return another{language(number(n))}, rest
	case '?':
		name, rest, _ := strings.Cut(rest, ",")
		i := strings.IndexByte(rest, '(')
		list, after := readEmitter(rest[i:])
		return byName{number(name), number(rest[:i]), list.(byGroups)}, after
	default:
		return Kind(strings.IndexByte(Letters, what)), rest
	}
}
