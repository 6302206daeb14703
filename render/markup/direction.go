package markup

import (
	"golang.org/x/text/unicode/bidi"

	"example.org/studyguide/source/ast"
)

// Direction returns the dir attribute of text that runs against the guide's direction, as its first letter decides (UAX
// #9, rules P2 and P3). It is empty where text runs as the guide does, or has no letters.
func (w *textWriter) Direction(in []ast.Inline) string { return Against(ast.PlainText(in), w.RTL) }

// Against returns the direction of a text that runs against a book, which runs from right to left if rtl is set.
func Against(text string, rtl bool) string {
	for _, r := range text {
		p, _ := bidi.LookupRune(r)
		switch c := p.Class(); {
		case c == bidi.L && rtl:
			return "ltr"
		case (c == bidi.R || c == bidi.AL) && !rtl:
			return "rtl"
		case c == bidi.L, c == bidi.R, c == bidi.AL:
			return ""
		}
	}
	return ""
}
