package epub

import (
	"strings"

	"studyguide/render/highlight"
	"studyguide/source/ast"
)

// listing writes code as text with its tokens marked for book.css. Lines are kept; the device wraps those that are too
// long for it.
func (w *blockWriter) listing(l *ast.Listing) {
	w.listings++
	dir, class := w.codeDirection(), ""
	if lang := strings.Join(strings.Fields(l.Language), "-"); lang != "" {
		class = "language-" + lang
	}
	w.start("pre", "class", "listing", "dir", dir)
	w.start("code", "class", class)
	for i, line := range w.code.Lines(l.Language, l.Text) {
		if i > 0 {
			w.text("\n")
		}
		for _, t := range line {
			w.token(t)
		}
	}
	w.end()
	w.endLine()
}

func (w *blockWriter) token(t highlight.Token) {
	class := codeClass(t.Class)
	if class == "" || strings.TrimSpace(t.Text) == "" {
		w.text(t.Text)
		return
	}
	w.start("span", "class", class)
	w.text(t.Text)
	w.end()
}

// codeClass returns the class in book.css for a class of tokens; plain code has none.
func codeClass(c highlight.Class) string {
	switch c {
	case highlight.Keyword:
		return "hl-keyword"
	case highlight.Type:
		return "hl-type"
	case highlight.Function:
		return "hl-function"
	case highlight.String:
		return "hl-string"
	case highlight.Number:
		return "hl-number"
	case highlight.Comment:
		return "hl-comment"
	default:
		return ""
	}
}
