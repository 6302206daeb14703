package epub

import (
	"strings"
	"unicode/utf8"

	"studyguide/render/highlight"
	"studyguide/source/ast"
)

// tabStop is the number of columns between the tab stops of listings, as in the PDF.
const tabStop = 4

// listing writes code as text with its tokens marked for book.css. Lines are kept; the device wraps those that are too
// long for it. Tabs become spaces: devices that do not know the property tab-size take one column or eight for a tab.
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
		column := 0
		for _, t := range line {
			t.Text, column = expandTabs(t.Text, column)
			w.token(t)
		}
	}
	w.end()
	w.endLine()
}

// expandTabs returns s, which begins at a column, with spaces in place of its tabs, and the column after it.
func expandTabs(s string, column int) (string, int) {
	if !strings.Contains(s, "\t") {
		return s, column + utf8.RuneCountInString(s)
	}
	var b strings.Builder
	for _, r := range s {
		n := 1
		if r == '\t' {
			n = tabStop - column%tabStop
			b.WriteString(strings.Repeat(" ", n))
		} else {
			b.WriteRune(r)
		}
		column += n
	}
	return b.String(), column
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
