package charset

import (
	"bytes"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	xunicode "golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

// The encodings of Unicode that are not UTF-8, without their marks.
var (
	utf16LE = Encoding{"UTF-16LE", xunicode.UTF16(xunicode.LittleEndian, xunicode.IgnoreBOM)}
	utf16BE = Encoding{"UTF-16BE", xunicode.UTF16(xunicode.BigEndian, xunicode.IgnoreBOM)}
	utf32LE = Encoding{"UTF-32LE", utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM)}
	utf32BE = Encoding{"UTF-32BE", utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM)}
)

// Unicode returns src without its byte order mark, and decoded if it is UTF-16 or UTF-32, which are known by that mark,
// UTF-16 also by its NULs. name is that of the encoding, empty for UTF-8. What is not valid in it becomes U+FFFD.
func Unicode(src []byte) (text []byte, name string) {
	for _, m := range []struct {
		mark string
		Encoding
	}{
		// UTF-32 first: its mark begins as that of UTF-16 does, and text in UTF-16 does not begin with NUL.
		{"\xFF\xFE\x00\x00", utf32LE},
		{"\x00\x00\xFE\xFF", utf32BE},
		{"\xFF\xFE", utf16LE},
		{"\xFE\xFF", utf16BE},
	} {
		if rest, ok := bytes.CutPrefix(src, []byte(m.mark)); ok {
			return m.Decode(rest), m.Name
		}
	}
	if e, ok := utf16Unmarked(src); ok {
		return e.Decode(src), e.Name
	}
	return bytes.TrimPrefix(src, []byte("\xEF\xBB\xBF")), ""
}

// utf16Unmarked returns the encoding of text in UTF-16 without a mark. Its spaces and line ends have a NUL beside them,
// which text in other encodings never has.
func utf16Unmarked(src []byte) (e Encoding, ok bool) {
	const enough = 65536
	head := src[:min(len(src)&^1, enough)]
	if bytes.IndexByte(head, 0) < 0 || !hardlyUTF8(head) {
		return Encoding{}, false
	}
	most := 0
	for _, c := range []Encoding{utf16LE, utf16BE} {
		if n, clean := common(head, c == utf16BE); clean && n > most {
			most, e, ok = n, c, true
		}
	}
	return e, ok
}

// hardlyUTF8 reports whether src would be poor text in UTF-8: invalid, or with more control characters than damaged
// text has. In UTF-16 half of the bytes are NUL in English, or small numbers in Greek, Russian or Arabic.
func hardlyUTF8(src []byte) bool {
	if !utf8.Valid(src) {
		return true
	}
	controls := 0
	for _, c := range src {
		if c < ' ' && c != '\t' && c != '\n' && c != '\r' {
			controls++
		}
	}
	return controls*5 > len(src)
}

// common counts the characters of ASCII in src, read as UTF-16. clean reports whether src is text then: hardly any unit
// is a control character, half of a pair, or unassigned, as every tenth or more is in other data.
func common(src []byte, bigEndian bool) (n int, clean bool) {
	units := make([]uint16, 0, len(src)/2)
	for i := 0; i+1 < len(src); i += 2 {
		if bigEndian {
			units = append(units, uint16(src[i])<<8|uint16(src[i+1]))
		} else {
			units = append(units, uint16(src[i+1])<<8|uint16(src[i]))
		}
	}
	if last := len(units) - 1; last >= 0 && utf16.IsSurrogate(rune(units[last])) {
		units = units[:last] // where the head was cut off
	}
	const most = 0.005
	odd := 0
	for _, r := range utf16.Decode(units) {
		switch {
		case r == '\n' || r == '\r' || r == '\t' || ' ' <= r && r < 0x7F:
			n++
		case r == utf8.RuneError || r <= 0xFF && unicode.IsControl(r),
			!unicode.In(r, unicode.L, unicode.M, unicode.N, unicode.P, unicode.S, unicode.Z, unicode.Cf):
			odd++
		}
	}
	return n, float64(odd) <= most*float64(len(units))
}
