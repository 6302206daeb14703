package finish

import (
	"errors"
	"fmt"
)

// kind is the kind of a token.
type kind uint8

const (
	number kind = iota
	word        // null, true, R, obj
	name
	text  // a string, literal or hexadecimal
	open  // [ or <<
	shut  // ] or >>
	blank // the end of the data
)

// token is a stretch of data that PDF syntax does not divide (ISO 32000-1, 7.2).
type token struct {
	kind       kind
	start, end int
}

// maxDepth bounds the nesting of arrays and dictionaries. fpdf's reach four.
const maxDepth = 32

var errCut = errors.New("the data ends within an object")

// scan returns the first token at or after i. It knows no comments: fpdf writes none within objects.
func scan(data []byte, i int) (token, error) {
	for i < len(data) && space(data[i]) {
		i++
	}
	if i >= len(data) {
		return token{blank, len(data), len(data)}, nil
	}
	pair := func(c byte) bool { return i+1 < len(data) && data[i+1] == c }
	switch c := data[i]; {
	case c == '[':
		return token{open, i, i + 1}, nil
	case c == ']':
		return token{shut, i, i + 1}, nil
	case c == '<' && pair('<'):
		return token{open, i, i + 2}, nil
	case c == '>' && pair('>'):
		return token{shut, i, i + 2}, nil
	case c == '(':
		return literal(data, i)
	case c == '<':
		return hexadecimal(data, i)
	case c == '/':
		return token{name, i, regularEnd(data, i+1)}, nil
	case regular(c):
		t := token{number, i, regularEnd(data, i)}
		for _, c := range data[i:t.end] {
			if (c < '0' || c > '9') && c != '.' && c != '-' && c != '+' {
				t.kind = word
			}
		}
		return t, nil
	default:
		return token{}, fmt.Errorf("a %q at byte %d, where no object begins", c, i)
	}
}

// literal returns the string whose parenthesis is at i (7.3.4.2).
func literal(data []byte, i int) (token, error) {
	depth := 0
	for j := i; j < len(data); j++ {
		switch data[j] {
		case '\\':
			j++
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return token{text, i, j + 1}, nil
			}
		}
	}
	return token{}, errCut
}

// hexadecimal returns the string whose angle bracket is at i (7.3.4.3).
func hexadecimal(data []byte, i int) (token, error) {
	for j := i + 1; j < len(data); j++ {
		switch c := data[j]; {
		case c == '>':
			return token{text, i, j + 1}, nil
		case !space(c) && (c < '0' || c > '9') && (c|0x20 < 'a' || c|0x20 > 'f'):
			return token{}, fmt.Errorf("a %q at byte %d, within a hexadecimal string", c, j)
		}
	}
	return token{}, errCut
}

// value returns the end of the object that begins with t; a reference such as "12 0 R" is one.
func value(data []byte, t token) (end int, err error) {
	switch t.kind {
	case number:
		if _, end, ok := reference(data, t); ok {
			return end, nil
		}
		return t.end, nil
	case word, name, text:
		return t.end, nil
	case shut:
		return 0, fmt.Errorf("a %q at byte %d, where an object is to be", data[t.start:t.end], t.start)
	case blank:
		return 0, errCut
	}
	shuts := []string{closing(data, t)}
	for len(shuts) > 0 {
		if t, err = scan(data, t.end); err != nil {
			return 0, err
		}
		switch t.kind {
		case blank:
			return 0, errCut
		case open:
			if shuts = append(shuts, closing(data, t)); len(shuts) > maxDepth {
				return 0, fmt.Errorf("more than %d objects in each other at byte %d", maxDepth, t.start)
			}
		case shut:
			if last := shuts[len(shuts)-1]; string(data[t.start:t.end]) != last {
				return 0, fmt.Errorf("a %q at byte %d, where a %q is to be", data[t.start:t.end], t.start, last)
			}
			shuts = shuts[:len(shuts)-1]
		}
	}
	return t.end, nil
}

func closing(data []byte, t token) string {
	if data[t.start] == '[' {
		return "]"
	}
	return ">>"
}

// reference reads "n 0 R"; t is the n.
func reference(data []byte, t token) (n, end int, ok bool) {
	n, ok = integer(data[t.start:t.end])
	if !ok {
		return 0, 0, false
	}
	gen, err := scan(data, t.end)
	if err != nil || gen.kind != number || string(data[gen.start:gen.end]) != "0" {
		return 0, 0, false
	}
	r, err := scan(data, gen.end)
	if err != nil || r.kind != word || string(data[r.start:r.end]) != "R" {
		return 0, 0, false
	}
	return n, r.end, true
}

// integer reads a non-negative number of at most ten digits, as fpdf writes them.
func integer(b []byte) (int, bool) {
	if len(b) == 0 || len(b) > 10 {
		return 0, false
	}
	n := 0
	for _, c := range b {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = 10*n + int(c-'0')
	}
	return n, true
}

// space reports whether c is a white-space character; regular, whether it is neither one nor a delimiter (7.2.2).
func space(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func regular(c byte) bool {
	switch c {
	case '(', ')', '<', '>', '[', ']', '{', '}', '/', '%':
		return false
	}
	return !space(c)
}

func regularEnd(data []byte, i int) int {
	for i < len(data) && regular(data[i]) {
		i++
	}
	return i
}
