package bank

import (
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/pattern"
)

// tag matches a tag of HTML as quiz programs accept them in plain text.
var tag = pattern.New(`(?i)<(/?)(a|b|big|blockquote|br|center|code|del|div|em|font|h[1-6]|hr|i|img|ins|kbd|li|ol|p|pre|s|` +
	`samp|small|span|strong|strike|sub|sup|table|tbody|td|tfoot|th|thead|tr|tt|u|ul|var)(?:\s[^<>]*)?/?>`)

// entity matches a character reference of HTML.
var entity = pattern.New(`&(?:[A-Za-z][A-Za-z0-9]{1,30}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});`)

// blockTag matches a tag that divides text by itself, so that line ends need not.
var blockTag = pattern.New(`(?i)<(?:p|div|br|ul|ol|li|table|pre|h[1-6]|blockquote)(?:\s[^<>]*)?/?>`)

// Lengths in bytes of lines that an editor may have wrapped. Shorter ones the author ended, and longer ones no editor
// has wrapped.
const (
	leastWrapped = 50
	mostWrapped  = 120
)

// isWrapped reports whether a line ends where an editor wrapped it.
func isWrapped(line string) bool {
	line = strings.TrimRight(line, " \t\r")
	return len(line) >= leastWrapped && len(line) <= mostWrapped && !ast.EndsSentence(line)
}

// Auto returns text in HTML that means the same as text of which its author need not say whether it is HTML or plain:
// what looks like a tag is one, and in text without tags for blocks line ends count, but those where editors wrap.
func (t Text) Auto() Text {
	s := t.String()
	hasTags, hasEntities := isMarkedUp(s), entity.MatchString(s)
	lines := strings.Contains(s, "\n") && !blockTag.MatchString(s)
	if !lines && (hasTags || !strings.ContainsAny(s, "<&")) {
		return t
	}
	var out Text
	from, start := 0, 0
	put := func(i, size int, as string) {
		out.Append(t.Slice(from, i))
		out.Decode(as, t.Offset(i))
		from = i + size
	}
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '<' && !hasTags:
			put(i, 1, "&lt;")
		case s[i] == '&' && !hasTags && !hasEntities:
			put(i, 1, "&amp;")
		case s[i] == '\n' && lines:
			size := len(s[i:]) - len(strings.TrimLeft(s[i:], " \t\r\n"))
			switch {
			case strings.Count(s[i:i+size], "\n") > 1:
				put(i, size, "<p>")
			case !isWrapped(s[start:i]):
				put(i, size, "<br>")
			}
			i += size - 1
			start = i + 1
		}
	}
	out.Append(t.Slice(from, len(s)))
	return out
}

// unclosed holds the elements that have no end tag, or may go without.
const unclosed = " br hr img li p tbody td tfoot th thead tr "

// isMarkedUp reports whether tags in a text are markup, and not what the text is about: each is closed, and there is
// something else.
func isMarkedUp(s string) bool {
	var open []string
	tags, rest := 0, false
	for {
		m := tag.FindStringSubmatchIndex(s)
		if m == nil {
			break
		}
		name := strings.ToLower(s[m[4]:m[5]])
		rest = rest || strings.TrimSpace(s[:m[0]]) != "" || name == "img"
		tags++
		switch {
		case strings.Contains(unclosed, " "+name+" "):
		case m[2] == m[3]:
			open = append(open, name)
		case len(open) == 0 || open[len(open)-1] != name:
			return false
		default:
			open = open[:len(open)-1]
		}
		s = s[m[1]:]
	}
	return tags > 0 && len(open) == 0 && (rest || strings.TrimSpace(s) != "")
}
