package pdf

import (
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// The types of objects (ISO 32000-1, 7.3), besides nil, bool, int and float64.
type (
	name  string
	str   string // a string as bytes, not yet decoded
	word  string // a keyword, or an operator of a content stream
	array []any
	dict  []entry
	ref   struct{ number, generation int }
)

type entry struct {
	key   string
	value any
}

// stream is a dictionary with data, both as in the file.
type stream struct {
	number int
	dict   dict
	raw    []byte
}

// get returns the value of a key, or nil.
func (d dict) get(key string) any {
	for _, e := range d {
		if e.key == key {
			return e.value
		}
	}
	return nil
}

// asNumber returns a number as a float64.
func asNumber(v any) (float64, bool) {
	switch v := v.(type) {
	case int:
		return float64(v), true
	case float64:
		return v, true
	}
	return 0, false
}

// text reads a text string (7.9.2.2).
func (s str) text() string {
	switch s := string(s); {
	case strings.HasPrefix(s, "\xFE\xFF"):
		return fromUTF16(s[2:])
	case strings.HasPrefix(s, "\xEF\xBB\xBF"):
		return strings.ToValidUTF8(s[3:], "\uFFFD")
	default:
		var out strings.Builder
		for i := range len(s) {
			out.WriteRune(documentRune(s[i]))
		}
		return out.String()
	}
}

// fromUTF16 decodes big-endian units; half a unit or half a pair becomes U+FFFD.
func fromUTF16(s string) string {
	units := make([]uint16, 0, (len(s)+1)/2)
	for ; len(s) >= 2; s = s[2:] {
		units = append(units, uint16(s[0])<<8|uint16(s[1]))
	}
	out := string(utf16.Decode(units))
	if s != "" {
		out += "\uFFFD"
	}
	return out
}

// documentRune decodes a byte of PDFDocEncoding (annex D.3).
func documentRune(c byte) rune {
	const (
		low  = "˘ˇˆ˙˝˛˚˜"                        // from 18 on
		high = "•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž" // from 80 on
	)
	switch {
	case c >= 0x18 && c < 0x20:
		return nth(low, int(c-0x18))
	case c >= 0x80 && c < 0x9F:
		return nth(high, int(c-0x80))
	case c == 0xA0:
		return '€'
	case c == 0x7F, c == 0x9F, c == 0xAD:
		return utf8.RuneError
	}
	return rune(c)
}

func nth(s string, n int) rune {
	for _, r := range s {
		if n == 0 {
			return r
		}
		n--
	}
	return utf8.RuneError
}
