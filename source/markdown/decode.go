package markdown

import (
	"html"
	"strings"
	"unicode/utf8"

	"studyguide/source/pattern"
)

// entity is a character reference of CommonMark 0.31, 2.5. Unlike HTML's it always ends in a semicolon.
var entity = pattern.New(`^&(?:#[xX][0-9a-fA-F]{1,6}|#[0-9]{1,7}|[a-zA-Z][a-zA-Z0-9]{1,31});`)

// decode gives the text that s shows: backslashes before punctuation are gone, character references are resolved.
func decode(s string) string {
	if !strings.ContainsAny(s, "\\&") {
		return printable(s)
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		switch {
		case s[i] == '\\' && i+1 < len(s) && isPunct(s[i+1]):
			b.WriteByte(s[i+1])
			i += 2
		case s[i] == '&':
			ref := entity.FindString(s[i:min(len(s), i+40)])
			if ref == "" {
				ref = "&"
			}
			b.WriteString(html.UnescapeString(ref))
			i += len(ref)
		default:
			b.WriteByte(s[i])
			i++
		}
	}
	return printable(b.String())
}

func isPunct(c byte) bool {
	return c >= '!' && c <= '/' || c >= ':' && c <= '@' || c >= '[' && c <= '`' || c >= '{' && c <= '~'
}

// printable makes tabs and line breaks spaces and every other control character U+FFFD.
func printable(s string) string {
	clean := true
	for _, c := range s {
		clean = clean && !isControl(c)
	}
	if clean {
		return s
	}
	return strings.Map(func(c rune) rune {
		switch {
		case c == '\t' || c == '\n' || c == '\r':
			return ' '
		case isControl(c):
			return utf8.RuneError
		default:
			return c
		}
	}, s)
}

func isControl(c rune) bool { return c < ' ' || c >= 0x7f && c < 0xa0 }
