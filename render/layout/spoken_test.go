package layout

import (
	"slices"
	"testing"

	"example.org/studyguide/render/layout/tag"
	"example.org/studyguide/source/ast"
)

// TestElementsSayTextFromRightToLeftInItsOrder looks for what paragraphs say to those who listen.
func TestElementsSayTextFromRightToLeftInItsOrder(t *testing.T) {
	long := "מערכת שמות המתחם (DNS) היא מסד נתונים היררכי ומבוזר, הממפה שמות מתחם לכתובות אינטרנט ולמשאבים אחרים ברשת, 12 בערך."
	link := &ast.Link{URL: "https://example.org/", Inlines: saying("קישור אחד")}
	for _, c := range []struct {
		language string
		in       []ast.Inline
		want     []string
	}{
		{"he", saying(long), []string{long}},
		{"en", saying("So אב, 12 (גד)."), []string{").", ", 12 (", "אב", "גד"}}, // in elements that name their language
		{"en", saying("Only English."), nil},
		{"he", saying("Only English."), nil},
		{"en", []ast.Inline{&ast.Text{Value: "אב "}, link}, []string{" ", "אב", "קישור אחד"}},
		{"he", []ast.Inline{&ast.Text{Value: "אב "}, link}, []string{"אב ", "קישור אחד"}}, // each for itself
		{"he", []ast.Inline{&ast.Text{Value: "אב "}, &ast.Code{Value: "f(x)"}}, []string{"אב "}},
		{"he", []ast.Inline{&ast.Text{Value: "אב "}, &ast.Strong{Inlines: saying("גד הו")}}, []string{"אב גד הו"}},
	} {
		g := guideOf(&ast.Paragraph{Inlines: c.in})
		g.Meta.Language = c.language
		b, _ := set(t, g, ast.Page{})
		var got []string
		var walk func(e *tag.Element)
		walk = func(e *tag.Element) {
			said := e.Attributes().Actual
			if said != "" && (e.Role == tag.P || e.Role == tag.Code || e.Role == tag.Link || e.Role == tag.Span) {
				got = append(got, said)
			}
			for _, k := range e.Kids {
				if in, ok := k.(*tag.Element); ok {
					walk(in)
				}
			}
		}
		walk(b.Root)
		got = slices.DeleteFunc(got, func(s string) bool { return s == "שאלה אחת" }) // on the title page
		slices.Sort(got)
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.language, got, c.want)
		}
	}
}
