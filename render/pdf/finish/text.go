package finish

import (
	"strings"
	"unicode/utf16"
)

// maxString is the most bytes of a string (ISO 19005-2, 6.1.13).
const maxString = 32767

// TextString returns s as a text string of PDF (ISO 32000-1, 7.9.2.2) with its parentheses: in ASCII if possible, else
// in UTF-16 with a byte order mark. It omits control characters other than tabs and ends of lines, which are not
// allowed in text, and everything beyond 32,767 bytes, the limit of a string.
func TextString(s string) string { return string(appendText(nil, s)) }

func appendText(b []byte, s string) []byte {
	return append(appendEscaped(append(b, '('), encoded(s)), ')')
}

// encoded returns the bytes of a text string.
func encoded(s string) string {
	if !ascii(s) {
		s = clean(s)
	}
	if ascii(s) {
		return s[:min(len(s), maxString)]
	}
	units := utf16.Encode([]rune(s))
	if most := maxString/2 - 1; len(units) > most {
		if units[most]>>10 == 0xDC00>>10 {
			most-- // never half a character
		}
		units = units[:most]
	}
	b := make([]byte, 0, 2+2*len(units))
	b = append(b, 0xFE, 0xFF)
	for _, u := range units {
		b = append(b, byte(u>>8), byte(u))
	}
	return string(b)
}

// appendEscaped adds s as part of a literal string (7.3.4.2). A carriage return that is not escaped is read as a line
// feed.
func appendEscaped(b []byte, s string) []byte {
	for i := range len(s) {
		switch c := s[i]; c {
		case '(', ')', '\\':
			b = append(b, '\\', c)
		case '\r':
			b = append(b, '\\', 'r')
		default:
			b = append(b, c)
		}
	}
	return b
}

// ascii reports whether s is all printable ASCII.
func ascii(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' && s[i] != '\n' && s[i] != '\t' || s[i] >= 0x7F {
			return false
		}
	}
	return true
}

// clean removes what neither XML 1.0 (2.2) nor a text string may hold: control characters, byte order marks and
// noncharacters. Ends of lines become line feeds, as in XML (2.11), so that XMP and the information dictionary agree.
func clean(s string) string {
	s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return r
		case r < ' ', r >= 0x7F && r < 0xA0, r == 0xFEFF, r == 0xFFFE, r == 0xFFFF:
			return -1
		}
		return r
	}, s)
}
