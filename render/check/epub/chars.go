package epub

import "unicode/utf8"

// badChars returns the offsets of the characters that text may not have: those outside of Char of XML 1.0, section 2.2,
// and those that its note discourages, which are C1 controls and noncharacters. The second result is the offset of the
// first byte that is not UTF-8, or -1.
func badChars(s string) (at []int, invalid int) {
	for i := 0; i < len(s); {
		for i < len(s) && (s[i]-' ' < 0x7F-' ' || s[i] == '\n') { // most of them
			i++
		}
		if i == len(s) {
			break
		}
		c := s[i]
		if c == '\t' || c == '\r' {
			i++
			continue
		}
		if c < utf8.RuneSelf {
			at = append(at, i)
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && n == 1 {
			return at, i
		}
		if r <= 0x9F || 0xFDD0 <= r && r <= 0xFDEF || r&0xFFFE == 0xFFFE {
			at = append(at, i)
		}
		i += n
	}
	return at, -1
}

// isChar reports whether r is Char of XML 1.0, section 2.2.
func isChar(r rune) bool {
	switch {
	case r < ' ':
		return r == '\t' || r == '\n' || r == '\r'
	case 0xD800 <= r && r <= 0xDFFF, r == 0xFFFE, r == 0xFFFF:
		return false
	}
	return r <= utf8.MaxRune
}

// isNameStart reports whether r is NameStartChar of XML 1.0, section 2.3, except the colon.
func isNameStart(r rune) bool {
	switch {
	case r < utf8.RuneSelf:
		return isASCIILetter(byte(r)) || r == '_'
	case r < 0xC0, r == 0xD7, r == 0xF7, 0x300 <= r && r <= 0x36F, r == 0x37E:
		return false
	case r <= 0x1FFF, r == 0x200C, r == 0x200D, 0x2070 <= r && r <= 0x218F, 0x2C00 <= r && r <= 0x2FEF,
		0x3001 <= r && r <= 0xD7FF, 0xF900 <= r && r <= 0xFDCF, 0xFDF0 <= r && r <= 0xFFFD,
		0x10000 <= r && r <= 0xEFFFF:
		return true
	}
	return false
}

// isNamePart reports whether r is NameChar of XML 1.0, section 2.3, except the colon.
func isNamePart(r rune) bool {
	switch {
	case r < utf8.RuneSelf:
		return isNameByte(byte(r)) && r != ':'
	case r == 0xB7, 0x300 <= r && r <= 0x36F, r == 0x203F, r == 0x2040:
		return true
	}
	return isNameStart(r)
}

// isNameByte reports whether c is an ASCII byte of a name, including the colon.
func isNameByte(c byte) bool {
	return isASCIILetter(c) || '0' <= c && c <= '9' || c == '-' || c == '_' || c == '.' || c == ':'
}

func isASCIILetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }
