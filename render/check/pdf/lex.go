package pdf

import (
	"errors"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
	"unique"
)

// deepest bounds the nesting of arrays and dictionaries; ours reach 5.
const deepest = 64

// lexer reads the objects of a file, the operands and operators of a content stream, and CMaps, which share one syntax
// (ISO 32000-1, 7.2).
type lexer struct {
	b    []byte
	at   int
	refs bool // "1 0 R" is a reference, as in files only

	words map[string]any // operators that are expected, each a word

	elements []any   // of the arrays that are being read, and
	entries  []entry // of the dictionaries, those within others last
}

// value returns the next value, or [io.EOF] at the end.
func (l *lexer) value() (any, error) { return l.nested(0) }

func (l *lexer) nested(depth int) (any, error) {
	l.space()
	if l.at >= len(l.b) {
		return nil, io.EOF
	}
	if depth > deepest {
		return nil, errors.New("arrays or dictionaries are too deep within each other")
	}
	switch c := l.b[l.at]; {
	case c == '/':
		l.at++
		return l.name()
	case c == '(':
		l.at++
		return l.literal()
	case c == '<' && l.follows("<<"):
		return l.dict(depth)
	case c == '<':
		l.at++
		return l.hex()
	case c == '[':
		l.at++
		return l.array(depth)
	case c == '{' || c == '}':
		l.at++
		return word(string(c)), nil
	case !regular(c):
		l.at++
		return nil, fmt.Errorf("%q stands alone", c)
	}
	t := l.token()
	if w, ok := t.(word); ok && depth > 0 && l.refs {
		return nil, fmt.Errorf("the word %s is among values", w)
	}
	return t, nil
}

// space skips white space and comments.
func (l *lexer) space() {
	for ; l.at < len(l.b); l.at++ {
		switch c := l.b[l.at]; {
		case c == '%':
			for l.at+1 < len(l.b) && l.b[l.at+1] != '\n' && l.b[l.at+1] != '\r' {
				l.at++
			}
		case !white(c):
			return
		}
	}
}

func (l *lexer) follows(s string) bool {
	return len(l.b)-l.at >= len(s) && string(l.b[l.at:l.at+len(s)]) == s
}

func white(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func regular(c byte) bool {
	switch c {
	case ' ', '\n', '\r', '\t', '\f', 0, '(', ')', '<', '>', '[', ']', '{', '}', '/', '%':
		return false
	}
	return true
}

// run reads regular characters.
func (l *lexer) run() string { return string(l.bytes()) }

func (l *lexer) bytes() []byte {
	from := l.at
	for l.at < len(l.b) && regular(l.b[l.at]) {
		l.at++
	}
	return l.b[from:l.at]
}

// fraction returns the number that a plain decimal fraction is, such as "-12.5", as most numbers of content streams
// are. Its digits and the power of ten are exact as floating-point numbers, so their quotient is as near as can be.
func fraction(s []byte) (x float64, ok bool) {
	const exact = 15 // digits
	negative := len(s) > 0 && s[0] == '-'
	if negative {
		s = s[1:]
	}
	if len(s) < 2 || len(s) > exact {
		return 0, false
	}
	digits, scale, point := 0, 1, false
	for _, c := range s {
		switch {
		case '0' <= c && c <= '9':
			digits = digits*10 + int(c-'0')
			if point {
				scale *= 10
			}
		case c == '.' && !point:
			point = true
		default:
			return 0, false
		}
	}
	if !point || digits == 0 { // minus nought is for the other way
		return 0, false
	}
	if x = float64(digits) / float64(scale); negative {
		x = -x
	}
	return x, true
}

// whole returns the whole number that s is, unless it has a plus or so many digits that it may be none.
func whole(s []byte) (n int, ok bool) {
	const most = 9 // digits
	negative := len(s) > 0 && s[0] == '-'
	if negative {
		s = s[1:]
	}
	if len(s) == 0 || len(s) > most {
		return 0, false
	}
	for _, c := range s {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = n*10 + int(c-'0')
	}
	if negative {
		n = -n
	}
	return n, true
}

// token reads a number, a reference or a word.
func (l *lexer) token() any {
	b := l.bytes()
	if w, ok := l.words[string(b)]; ok {
		return w
	}
	if x, ok := fraction(b); ok {
		return x
	}
	if n, ok := whole(b); ok {
		return l.integer(n)
	}
	s := string(b)
	switch s {
	case "true":
		return true
	case "false":
		return false
	case "null":
		return nil
	}
	if c := s[0]; c != '+' && c != '-' && c != '.' && (c < '0' || c > '9') || strings.ContainsAny(s, "eExXpPiInN_") {
		return word(s)
	}
	if n, err := strconv.Atoi(s); err == nil {
		return l.integer(n)
	}
	if x, err := strconv.ParseFloat(s, 64); err == nil && math.Abs(x) < 1e15 {
		return x
	}
	return word(s)
}

// integer returns the reference that begins with n, or n.
func (l *lexer) integer(n int) any {
	if l.refs && n > 0 {
		if g, ok := l.reference(); ok {
			return ref{n, g}
		}
	}
	return n
}

// reference reads the rest of a reference, if it is one.
func (l *lexer) reference() (generation int, ok bool) {
	from := l.at
	l.space()
	if l.at == len(l.b) || l.b[l.at] < '0' || l.b[l.at] > '9' {
		l.at = from
		return 0, false
	}
	g, err := strconv.Atoi(string(l.bytes()))
	l.space()
	if err == nil && g >= 0 && string(l.bytes()) == "R" {
		return g, true
	}
	l.at = from
	return 0, false
}

// name reads a name after its slash; #20 stands for a byte (7.3.5).
func (l *lexer) name() (any, error) {
	s := l.run()
	if !strings.Contains(s, "#") {
		return name(unique.Make(s).Value()), nil // a file has few names, many times
	}
	var out []byte
	for i := 0; i < len(s); i++ {
		if s[i] != '#' {
			out = append(out, s[i])
			continue
		}
		if i+2 >= len(s) {
			return nil, fmt.Errorf("the name %q ends within a byte", s)
		}
		n, err := strconv.ParseUint(s[i+1:i+3], 16, 8)
		if err != nil {
			return nil, fmt.Errorf("the name %q has a byte that is none", s)
		}
		out = append(out, byte(n))
		i += 2
	}
	return name(out), nil
}

func (l *lexer) array(depth int) (any, error) {
	from := len(l.elements)
	defer func() { l.elements = l.elements[:from] }()
	for {
		l.space()
		if l.follows("]") {
			l.at++
			return append(array{}, l.elements[from:]...), nil
		}
		v, err := l.nested(depth + 1)
		if err != nil {
			return nil, ended(err, "an array")
		}
		l.elements = append(l.elements, v)
	}
}

func (l *lexer) dict(depth int) (any, error) {
	const most = 4095 // annex C of ISO 32000-1; the time of a lookup grows with it
	l.at += len("<<")
	from := len(l.entries)
	defer func() { l.entries = l.entries[:from] }()
	for {
		l.space()
		out := dict(l.entries[from:])
		if l.follows(">>") {
			l.at += len(">>")
			return append(dict{}, out...), nil
		}
		k, err := l.nested(depth + 1)
		if err != nil {
			return nil, ended(err, "a dictionary")
		}
		key, ok := k.(name)
		if !ok {
			return nil, fmt.Errorf("a dictionary has %v for a key", k)
		}
		v, err := l.nested(depth + 1)
		if err != nil {
			return nil, ended(err, "a dictionary")
		}
		if len(out) == most {
			return nil, fmt.Errorf("a dictionary has more than %d keys", most)
		}
		if out.get(string(key)) != nil {
			return nil, fmt.Errorf("a dictionary has the key %s twice", key)
		}
		l.entries = append(l.entries, entry{string(key), v})
	}
}

func ended(err error, what string) error {
	if errors.Is(err, io.EOF) {
		return fmt.Errorf("%s has no end", what)
	}
	return err
}
