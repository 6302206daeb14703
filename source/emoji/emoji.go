// Package emoji makes characters of the shortcodes that hosts of Markdown show as emoji: ":rocket:" becomes 🚀. In goes a document as its
// reader gives it; what changes are its texts, but neither code nor the text of a link that shows its own address. A name that is not in
// GitHub's list (github.com/yuin/goldmark-emoji) stays as it was written, and so does one within a word or a path: "std:map:x".
package emoji

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark-emoji/definition"

	"studyguide/source/ast"
	"studyguide/source/pattern"
)

var shortcode = pattern.New(`:[a-z0-9_+-]{1,48}:`)

// Replace replaces the shortcodes in the texts of doc. Places in the source stay those of the whole text.
func Replace(doc *ast.Document) {
	doc.Meta.Title, doc.Meta.Subtitle = replace(doc.Meta.Title), replace(doc.Meta.Subtitle)
	ast.Walk(doc, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.Text:
			n.Value = replace(n.Value)
		case *ast.Link:
			return ast.PlainText(n.Inlines) != n.URL
		}
		return true
	})
}

func replace(s string) string {
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

// inWord tells whether r next to a shortcode makes it part of a word or a path.
func inWord(r rune) bool {
	return unicode.IsLetter(r) && r < 0x2E80 || unicode.IsDigit(r) || strings.ContainsRune(`:/\=@_&?`, r)
}
