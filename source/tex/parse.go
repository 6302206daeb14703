package tex

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Error describes why a formula cannot be parsed. At is the byte offset in the formula.
type Error struct {
	At      int
	Message string
}

// Error returns the message.
func (e *Error) Error() string { return e.Message }

// deepest is the maximum nesting of groups: no formula meant for people is half as deep.
const deepest = 60

// Parse parses a formula without its delimiters. The error is an [*Error].
func Parse(src string) (*Row, error) {
	p := &parser{src: src}
	row := &Row{}
	var lines [][]Node // that the author ended
	var ends []int     // where
	for p.skip(); p.at < len(p.src); p.skip() {
		if p.eat(`\\`) {
			lines, ends = append(lines, []Node{&Row{Kids: row.Kids}}), append(ends, p.at)
			row.Kids, row.Ends = nil, nil
			continue
		}
		if kids := p.next(row.Kids); len(kids) > 0 {
			row.Kids = kids
		}
		for len(row.Ends) < len(row.Kids) {
			row.Ends = append(row.Ends, p.at)
		}
		if n := len(row.Kids); n > 0 {
			row.Ends = row.Ends[:n]
			row.Ends[n-1] = p.at
		}
	}
	if lines != nil {
		if len(row.Kids) > 0 {
			lines = append(lines, []Node{&Row{Kids: row.Kids}})
		}
		row = &Row{Kids: []Node{&Grid{Rows: lines, Ends: ends, Align: "c", Equations: true}}, Ends: []int{len(p.src)}}
	}
	if len(row.Kids) == 0 || len(lines) == 1 && empty(lines[0][0]) {
		p.fail(0, "the formula is empty")
	}
	if p.err != nil {
		return nil, p.err
	}
	return row, nil
}

// parser parses a formula from left to right. The first error moves it to the end of the source, so that every loop
// ends.
type parser struct {
	err     *Error
	src     string
	at      int
	depth   int
	variant string // the command that chose the alphabet
}

func (p *parser) fail(at int, format string, args ...any) {
	if p.err == nil {
		p.err = &Error{At: at, Message: fmt.Sprintf(format, args...)}
	}
	p.at = len(p.src)
}

// skip skips white space and comments.
func (p *parser) skip() {
	for p.at < len(p.src) {
		switch c := p.src[p.at]; {
		case c == ' ' || c == '\n' || c == '\t' || c == '\r':
			p.at++
		case c == '%':
			if i := strings.IndexByte(p.src[p.at:], '\n'); i >= 0 {
				p.at += i
			} else {
				p.at = len(p.src)
			}
		default:
			return
		}
	}
}

// peek reports whether s comes next, after white space.
func (p *parser) peek(s string) bool {
	p.skip()
	return strings.HasPrefix(p.src[p.at:], s)
}

// eat skips s if it comes next, and reports whether it did.
func (p *parser) eat(s string) bool {
	if !p.peek(s) {
		return false
	}
	p.at += len(s)
	return true
}

// command consumes the command that comes next and returns its name: letters, or one other character.
func (p *parser) command() string {
	start := p.at + 1
	if start >= len(p.src) {
		p.fail(p.at, "the formula ends in a backslash")
		return ""
	}
	n := letters(p.src[start:])
	if n == 0 {
		_, n = utf8.DecodeRuneInString(p.src[start:])
	}
	p.at = start + n
	return p.src[start:p.at]
}

// until parses nodes up to one of the ends, which it does not consume.
func (p *parser) until(opened int, ends ...string) []Node {
	if p.depth++; p.depth > deepest {
		p.fail(opened, "the formula is nested more than %d deep", deepest)
	}
	defer func() { p.depth-- }()
	variant := p.variant
	defer func() { p.variant = variant }()
	var kids []Node
	for {
		p.skip()
		if p.at >= len(p.src) {
			p.fail(opened, "what opens here is not closed")
			return kids
		}
		for _, e := range ends {
			if strings.HasPrefix(p.src[p.at:], e) &&
				(e[0] != '\\' || letters(e[1:]) == 0 || letters(p.src[p.at+1:]) == len(e)-1) {
				return kids
			}
		}
		kids = p.next(kids)
	}
}

// next parses what comes next and returns kids with it. Most input adds one node; scripts take the last node as their
// base.
func (p *parser) next(kids []Node) []Node {
	start := p.at
	switch c := p.src[p.at]; c {
	case '^', '_', '\'':
		var base Node = &Row{}
		if n := len(kids); n > 0 {
			base, kids = kids[n-1], kids[:n-1]
		}
		return append(kids, p.scripts(base))
	case '}':
		p.fail(start, "a brace is closed that was not opened")
		return kids
	case '&':
		p.fail(start, "& stands outside of a matrix")
		return kids
	case '~':
		p.at++
		return append(kids, &Space{Width: 250})
	case '\\':
		return p.run(kids)
	case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9':
		return append(kids, p.number())
	}
	node := p.argument()
	if s, ok := node.(*Scripts); ok && p.src[start] == '{' && (p.peek("^") || p.peek("_") || p.peek("'")) {
		node = &Row{Kids: []Node{s}} // a base of its own: {a^b}^c
	}
	return append(kids, node)
}

// scripts parses the exponents and indices of base.
func (p *parser) scripts(base Node) Node {
	s, ok := base.(*Scripts)
	if !ok {
		s = &Scripts{Base: base}
	}
	primes := 0
	for {
		p.skip()
		if p.at >= len(p.src) {
			break
		}
		start := p.at
		switch p.src[p.at] {
		case '\'':
			p.at++
			primes++
			continue
		case '^':
			p.at++
			if s.Sup != nil {
				p.fail(start, "there are two exponents")
			}
			s.Sup = p.script(start)
			if primes > 0 {
				s.Sup = &Row{Kids: []Node{prime(primes), s.Sup}}
				primes = 0
			}
			continue
		case '_':
			p.at++
			if s.Sub != nil {
				p.fail(start, "there are two indices")
			}
			s.Sub = p.script(start)
			continue
		}
		break
	}
	if primes > 0 {
		if s.Sup != nil {
			s.Sup = &Row{Kids: []Node{s.Sup, prime(primes)}}
		} else {
			s.Sup = prime(primes)
		}
	}
	return s
}

func (p *parser) script(opened int) Node {
	if p.skip(); p.at >= len(p.src) {
		p.fail(opened, "the script is missing")
		return &Row{}
	}
	return p.argument()
}

func prime(n int) Node {
	switch n {
	case 2:
		return &Atom{Text: "″", Kind: Sign}
	case 3:
		return &Atom{Text: "‴", Kind: Sign}
	}
	return &Atom{Text: strings.Repeat("′", n), Kind: Sign}
}

// argument parses a group in braces, a command with its arguments, or one character.
func (p *parser) argument() Node {
	p.skip()
	start := p.at
	if p.at >= len(p.src) {
		p.fail(p.at, "an argument is missing")
		return &Row{}
	}
	switch c := p.src[p.at]; {
	case c == '{':
		p.at++
		kids := p.until(start, "}")
		p.at = min(p.at+1, len(p.src))
		if len(kids) == 1 {
			if a, ok := kids[0].(*Atom); !ok || a.Class == Ordinary {
				return kids[0]
			}
		}
		return &Row{Kids: kids}
	case c == '\\':
		if kids := p.run(nil); len(kids) == 1 {
			return kids[0]
		} else {
			return &Row{Kids: kids}
		}
	case strings.IndexByte("}&^_", c) >= 0:
		p.fail(start, "an argument is missing")
		return &Row{}
	}
	r, size := utf8.DecodeRuneInString(p.src[p.at:])
	p.at += size
	return p.character(r)
}

// number parses digits, with decimal points and commas in braces between them.
func (p *parser) number() Node {
	start := p.at
	digit := func(i int) bool { return i < len(p.src) && p.src[i] >= '0' && p.src[i] <= '9' }
	for {
		switch {
		case digit(p.at), strings.HasPrefix(p.src[p.at:], ".") && digit(p.at+1):
			p.at++
			continue
		case strings.HasPrefix(p.src[p.at:], "{,}") && digit(p.at+len("{,}")):
			p.at += len("{,}")
			continue
		}
		text := strings.ReplaceAll(p.src[start:p.at], "{,}", ",")
		return &Atom{Text: p.alphabet(text), Kind: Number, Upright: true}
	}
}

// character returns the atom for a character.
func (p *parser) character(r rune) Node {
	text := string(r)
	switch {
	case r >= '0' && r <= '9': // alone, as an argument
		return &Atom{Text: p.alphabet(text), Kind: Number, Upright: true}
	case unicode.IsLetter(r):
		return &Atom{Text: p.alphabet(text), Upright: p.variant != "" || r > unicode.MaxASCII &&
			!unicode.Is(unicode.Greek, r)}
	case strings.ContainsRune("([", r):
		return &Atom{Text: text, Kind: Sign, Class: Opening}
	case strings.ContainsRune(")]", r):
		return &Atom{Text: text, Kind: Sign, Class: Closing}
	case strings.ContainsRune(",;", r):
		return &Atom{Text: text, Kind: Sign, Class: Punctuation}
	case strings.ContainsRune("+*", r):
		return &Atom{Text: strings.Replace(text, "*", "∗", 1), Kind: Sign, Class: Binary}
	case r == '-':
		return &Atom{Text: "−", Kind: Sign, Class: Binary}
	case strings.ContainsRune("=<>:", r):
		return &Atom{Text: text, Kind: Sign, Class: Relation}
	}
	if class, ok := signs()[text]; ok {
		return &Atom{Text: text, Kind: Sign, Class: class}
	}
	return &Atom{Text: text, Kind: Sign}
}
