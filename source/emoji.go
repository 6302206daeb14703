package source

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark-emoji/definition"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/pattern"
)

var shortcode = pattern.New(`:[a-z0-9_+-]{1,48}:`)

// replaceShortcodes replaces the shortcodes in the texts of doc by emoji, as hosts of Markdown do: ":rocket:" becomes
// 🚀. Code keeps its shortcodes, and so does a link whose text is its own address. The spans of nodes do not change.
func replaceShortcodes(doc *ast.Document) {
	doc.Meta.Title, doc.Meta.Subtitle = withEmoji(doc.Meta.Title), withEmoji(doc.Meta.Subtitle)
	ast.Walk(doc, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.Text:
			n.Value = withEmoji(n.Value)
		case *ast.Link:
			return ast.PlainText(n.Inlines) != n.URL
		}
		return true
	})
}

// withEmoji returns s with its shortcodes replaced. Names missing from GitHub's list are left alone, and so are those
// within a word or a path: "std:map:x".
func withEmoji(s string) string {
	if strings.Count(s, ":") < 2 {
		return s
	}
	var b strings.Builder
	done := 0
	for done < len(s) {
		m := shortcode.FindStringIndex(s[done:])
		if m == nil {
			break
		}
		start, end := done+m[0], done+m[1]
		e, known := definition.Github().Get(s[start+1 : end-1])
		before, _ := utf8.DecodeLastRuneInString(s[:start])
		after, _ := utf8.DecodeRuneInString(s[end:])
		if !known || start > done && inWord(before) || end < len(s) && after != ':' && inWord(after) {
			b.WriteString(s[done : end-1]) // its last colon may begin the next
			done = end - 1
			continue
		}
		b.WriteString(s[done:start])
		b.WriteString(string(e.Unicode))
		done = end
	}
	b.WriteString(s[done:])
	return b.String()
}

// inWord reports whether r next to a shortcode makes it part of a word or a path.
func inWord(r rune) bool {
	return unicode.IsLetter(r) && r < 0x2E80 || unicode.IsDigit(r) || strings.ContainsRune(`:/\=@_&?`, r)
}
