package pdf

import (
	"errors"
	"fmt"
)

// literal reads a string after its parenthesis (ISO 32000-1, 7.3.4.2).
func (l *lexer) literal() (any, error) {
	var out []byte
	for depth := 1; l.at < len(l.b); l.at++ {
		switch c := l.b[l.at]; c {
		case '(':
			depth++
			out = append(out, c)
		case ')':
			if depth--; depth == 0 {
				l.at++
				return str(out), nil
			}
			out = append(out, c)
		case '\\':
			out = l.escape(out)
		case '\r': // any end of a line is a line feed
			if l.at+1 < len(l.b) && l.b[l.at+1] == '\n' {
				l.at++
			}
			out = append(out, '\n')
		default:
			out = append(out, c)
		}
	}
	return nil, errors.New("a string has no end")
}

// escape reads an escape after its backslash (table 3) and leaves l at its last byte.
func (l *lexer) escape(out []byte) []byte {
	l.at++
	if l.at >= len(l.b) {
		return out
	}
	switch c := l.b[l.at]; c {
	case 'n':
		return append(out, '\n')
	case 'r':
		return append(out, '\r')
	case 't':
		return append(out, '\t')
	case 'b':
		return append(out, '\b')
	case 'f':
		return append(out, '\f')
	case '\n':
		return out
	case '\r':
		if l.at+1 < len(l.b) && l.b[l.at+1] == '\n' {
			l.at++
		}
		return out
	case '0', '1', '2', '3', '4', '5', '6', '7':
		n := 0
		for i := 0; i < 3 && l.at < len(l.b) && l.b[l.at] >= '0' && l.b[l.at] <= '7'; i++ {
			n = 8*n + int(l.b[l.at]-'0')
			l.at++
		}
		l.at--
		return append(out, byte(n))
	default:
		return append(out, c)
	}
}

// hex reads a hexadecimal string after its bracket (7.3.4.3).
func (l *lexer) hex() (any, error) {
	var out []byte
	half, odd := byte(0), false
	for ; l.at < len(l.b); l.at++ {
		c := l.b[l.at]
		var d byte
		switch {
		case c == '>':
			if odd {
				out = append(out, half<<4)
			}
			l.at++
			return str(out), nil
		case white(c):
			continue
		case c >= '0' && c <= '9':
			d = c - '0'
		case c >= 'A' && c <= 'F':
			d = c - 'A' + 10
		case c >= 'a' && c <= 'f':
			d = c - 'a' + 10
		default:
			return nil, fmt.Errorf("%q is not a hexadecimal digit", c)
		}
		if odd {
			out = append(out, half<<4|d)
		}
		half, odd = d, !odd
	}
	return nil, errors.New("a string has no end")
}
