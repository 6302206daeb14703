package epub

import (
	"golang.org/x/text/unicode/bidi"

	"studyguide/source/ast"
)

// direction returns the dir attribute of text that runs against the book's direction, as its first letter decides (UAX
// #9, rules P2 and P3). It is empty where text runs as the book does, or has no letters.
func (w *textWriter) direction(in []ast.Inline) string {
	for _, r := range ast.PlainText(in) {
		p, _ := bidi.LookupRune(r)
		switch c := p.Class(); {
		case c == bidi.L && w.rtl:
			return "ltr"
		case (c == bidi.R || c == bidi.AL) && !w.rtl:
			return "rtl"
		case c == bidi.L, c == bidi.R, c == bidi.AL:
			return ""
		}
	}
	return ""
}
