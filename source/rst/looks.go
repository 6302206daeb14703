package rst

import (
	"strings"

	"example.org/studyguide/source/indent"
	"example.org/studyguide/source/pattern"
)

// Signs of reStructuredText that other formats lack.
var (
	signDirective = pattern.New(`^\.\. [a-z][\w:-]*::(?: |$)`)
	signTarget    = pattern.New(`^\.\. (?:_[^:]+:|\[[^\]]+\] |\|[^|]+\| \w+::)`)
	signRole      = pattern.New(":[a-z]+:`[^`]+`")
	signLink      = pattern.New("`[^`<]+<[^>]+>`__?(?:\\W|$)")
	signLiteral   = pattern.New("``[^`]+``")
)

// Looks reports whether body is clearly reStructuredText: it has signs of two kinds, or a title in its style and a
// sign.
func Looks(body string) bool {
	const enough = 100000
	lines := indent.Split(body[:min(len(body), enough)])
	strong, weak, titles := map[string]bool{}, 0, 0
	for i, l := range lines {
		if l.Indent == 0 && signDirective.MatchString(l.Text) && kinds[directiveName(l.Text)] != unknown {
			strong["directive"] = true
		}
		if signTarget.MatchString(l.Text) {
			strong["target"] = true
		}
		if signRole.MatchString(l.Text) {
			strong["role"] = true
		}
		if signLink.MatchString(l.Text) {
			strong["link"] = true
		}
		if signLiteral.MatchString(l.Text) {
			weak++
		}
		if strings.HasSuffix(l.Text, colons) {
			weak++
		}
		if i > 0 && len(l.Text) >= leastAdornment && isAdornment(l.Text) && l.Indent == 0 &&
			lines[i-1].Indent == 0 && columns(lines[i-1].Text) == len(l.Text) {
			titles++
		}
	}
	return len(strong) >= 2 || len(strong) == 1 && titles+weak >= 2
}

// directiveName returns the name of the directive on a line that has one.
func directiveName(text string) string {
	name, _, _ := strings.Cut(strings.TrimPrefix(text, ".. "), "::")
	return name[strings.LastIndexByte(name, ':')+1:]
}
