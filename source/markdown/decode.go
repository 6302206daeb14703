package markdown

import (
	"html"
	"strings"

	"studyguide/source/markup"
	"studyguide/source/pattern"
)

// entity is a character reference of CommonMark 0.31, 2.5. Unlike those of HTML it always ends in a semicolon.
var entity = pattern.New(`^&(?:#[xX][0-9a-fA-F]{1,6}|#[0-9]{1,7}|[a-zA-Z][a-zA-Z0-9]{1,31});`)

// decode returns the text that s shows: backslashes before punctuation are gone, character references are resolved.
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
