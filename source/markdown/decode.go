package markdown

import (
	"html"
	"strings"

	"example.org/studyguide/source/markup"
	"example.org/studyguide/source/pattern"
)

// entity matches a character reference (CommonMark 0.31, 2.5). Unlike in HTML, the semicolon is required.
var entity = pattern.New(`^&(?:#[xX][0-9a-fA-F]{1,6}|#[0-9]{1,7}|[a-zA-Z][a-zA-Z0-9]{1,31});`)

// decode returns s with backslash escapes and character references resolved.
func decode(s string) string {
	if !strings.ContainsAny(s, "\\&") {
		return markup.Printable(s)
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
	return markup.Printable(b.String())
}

func isPunct(c byte) bool {
	return c >= '!' && c <= '/' || c >= ':' && c <= '@' || c >= '[' && c <= '`' || c >= '{' && c <= '~'
}
