package layout

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/bidi"

	"example.org/studyguide/source/ast"
)

// copiedText returns a line as programs copy it that know where glyphs stand but no levels, as Poppler does: from the
// left or from the right, in parts that begin with a letter of their direction and end before one of the other.
func copiedText(line string, rtl bool) string {
	rs := []rune(line)
	is := func(r rune, classes ...bidi.Class) bool {
		p, _ := bidi.LookupRune(r)
		return slices.Contains(classes, p.Class())
	}
	left := func(r rune) bool { return is(r, bidi.L, bidi.EN, bidi.AN, bidi.ES, bidi.ET, bidi.CS) }
	right := func(r rune) bool { return is(r, bidi.R, bidi.AL) }
	var out []rune
	if !rtl {
		for i := 0; i < len(rs); {
			for ; i < len(rs) && !right(rs[i]); i++ {
				out = append(out, rs[i])
			}
			j := i
			for j < len(rs) && !left(rs[j]) {
				j++
			}
			for k := j - 1; k >= i; k-- {
				out = append(out, rs[k])
			}
			i = j
		}
	} else {
		for i := len(rs) - 1; i >= 0; {
			for ; i >= 0 && !left(rs[i]); i-- {
				out = append(out, rs[i])
			}
			j := i
			for j >= 0 && !right(rs[j]) {
				j--
			}
			out = append(out, rs[j+1:i+1]...)
			i = j
		}
	}
	return strings.NewReplacer(leftMark, "", rightMark, "").Replace(string(out))
}

func TestCopiedTextIsInTheOrderOfTheSource(t *testing.T) {
	for _, c := range []struct{ language, text string }{
		{"he", "מהו HTTP (פרוטוקול)?"},
		{"he", "הרשת, גרסה 1.1 (משנת 1997)."},
		{"he", "מחיר 12.50$ (בערך), או book(s) ועוד (english)."},
		{"he", "ראו TCP/IP, ו-UDP: כן"},
		{"he", "Go היא שפה - Rust גם"},
		{"he", "הפורט 443; 80 לפני כן"},
		{"ar", "ما هو DNS (نظام)؟"},
		{"ar", "سنة ١٢٣ (2024) HTTP."},
		{"en", "What (if anything) is אבג (דהו) in a line?"},
		{"en", "The letter בית (ב, the second) and (שלום)."},
		{"en", "Call f(שלום) now"},
		{"en", "Arabic: مرحبا (بالعالم) here"},
		{"en", "from שלום, to (עולם)"},
		{"en", "so (תש״ח) was"},
	} {
		g := guideOf(paragraph(c.text))
		g.Meta.Language = c.language
		b, _ := set(t, g, ast.Page{})
		var got []string
		for _, line := range markedLines(b) {
			got = append(got, copiedText(line, c.language != "en"))
		}
		if !slices.Contains(got, c.text) {
			t.Errorf("%q is copied as %q", c.text, got)
		}
	}
}

func TestCodeIsCopiedWithoutMarks(t *testing.T) {
	for _, language := range []string{"en", "he"} {
		g := guideOf(&ast.Paragraph{Inlines: []ast.Inline{
			&ast.Text{Value: "הפקודה "}, &ast.Code{Value: "--all"}, &ast.Text{Value: " או "},
			&ast.Code{Value: "f(x);"}, &ast.Text{Value: " כן"},
		}})
		g.Meta.Language = language
		b, _ := set(t, g, ast.Page{})
		for _, p := range b.Pages {
			for _, it := range p.Items {
				if tx, ok := it.(*Text); ok && tx.In != nil && tx.In.Of.Role == "Code" {
					if text := glyphText(tx); strings.ContainsAny(text, leftMark+rightMark) {
						t.Errorf("%s: code is %q", language, text)
					}
				}
			}
		}
	}
}
