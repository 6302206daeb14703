package epub

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// badReference returns the offset of the first & of s that does not begin a reference to a character or to one of the
// five entities of XML 1.0, section 4.6; -1 if all do.
func badReference(s string) int {
	for i := strings.IndexByte(s, '&'); i >= 0; {
		_, n := reference(s[i:])
		if n == 0 {
			return i
		}
		next := strings.IndexByte(s[i+n:], '&')
		if next < 0 {
			break
		}
		i += n + next
	}
	return -1
}

// reference returns the character that s, which begins with &, refers to, and the length of the reference; 0 if it is
// none.
func reference(s string) (rune, int) {
	n := strings.IndexByte(s[:min(len(s), 16)], ';')
	if n < 2 {
		return 0, 0
	}
	switch name := s[1:n]; name {
	case "amp":
		return '&', n + 1
	case "lt":
		return '<', n + 1
	case "gt":
		return '>', n + 1
	case "quot":
		return '"', n + 1
	case "apos":
		return '\'', n + 1
	default:
		digits, base := strings.TrimPrefix(name, "#"), 10
		if d, ok := strings.CutPrefix(digits, "x"); ok {
			digits, base = d, 16
		}
		v, err := strconv.ParseUint(digits, base, 32)
		if err != nil || digits == name || v > utf8.MaxRune || !isChar(rune(v)) {
			return 0, 0
		}
		return rune(v), n + 1
	}
}

// unescape resolves the references of s, all of which are valid.
func unescape(s string) string {
	i := strings.IndexByte(s, '&')
	if i < 0 {
		return s
	}
	var b strings.Builder
	for ; i >= 0; i = strings.IndexByte(s, '&') {
		b.WriteString(s[:i])
		r, n := reference(s[i:])
		if n == 0 { // an invalid one would loop forever
			break
		}
		b.WriteRune(r)
		s = s[i+n:]
	}
	b.WriteString(s)
	return b.String()
}
