package layout_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"example.org/studyguide/fonts"
	"example.org/studyguide/render/layout"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
)

// referring is a guide of n questions whose answers lead to the first, the last and the next question, and to nowhere.
func referring(n int) *ast.Guide {
	link := func(id, text string) ast.Inline {
		return &ast.Link{URL: "#" + id, Inlines: []ast.Inline{&ast.Text{Value: text}}}
	}
	sec := &ast.Section{ID: "s", Title: []ast.Inline{&ast.Text{Value: "Part"}}}
	for i := range n {
		filler := strings.Repeat("Words that fill a line or two. ", 12)
		sec.Questions = append(sec.Questions, &ast.Question{
			ID: fmt.Sprint("q-", i), Title: []ast.Inline{&ast.Text{Value: fmt.Sprint("Question ", i, "?")}},
			Answer: []ast.Block{&ast.Paragraph{Inlines: []ast.Inline{
				&ast.Text{Value: filler + "See "}, link("q-0", "first"), &ast.Text{Value: ", "},
				link(fmt.Sprint("q-", n-1), "last"), &ast.Text{Value: " and "}, link("nowhere", "none"),
				&ast.Text{Value: ". " + filler},
			}}},
		})
	}
	return &ast.Guide{Meta: ast.Meta{Title: "References"}, Sections: []*ast.Section{sec}}
}

func TestAReferenceSaysThePageOfItsPlace(t *testing.T) {
	for _, n := range []int{3, 40, 250} {
		g := referring(n)
		b, err := layout.Set(context.Background(), layout.Input{Guide: g, Fonts: fonts.NewSet(), Sink: &diag.List{}})
		if err != nil {
			t.Fatal(err)
		}
		last := fmt.Sprint("q-", n-1)
		label := func(id string) string { return b.Pages[b.Places[id].Page].Label }
		// The text of every paragraph, by what follows its title: a title begins with the number that the question has.
		var text strings.Builder
		for _, p := range b.Pages {
			if !strings.ContainsAny(p.Label, "0123456789") {
				continue // the contents
			}
			for _, it := range p.Items {
				if t, ok := it.(*layout.Text); ok && t.In != nil {
					for _, r := range t.Runs {
						text.WriteString(r.Text)
					}
				}
			}
		}
		answers := strings.Split(strings.ReplaceAll(text.String(), "\u00a0", " "), "Question ")[1:]
		if len(answers) != n {
			t.Fatalf("%d answers of %d", len(answers), n)
		}
		for i, a := range answers {
			want := "See first" + reference(
				label("q-0"),
				label(fmt.Sprint("q-", i)),
			) + ", last" + reference(
				label(last),
				label(fmt.Sprint("q-", i)),
			) + " and none. "
			if !strings.Contains(a, want) && !crosses(b, i, n) {
				t.Errorf(
					"%d questions, question %d on page %s: %q is not in %q",
					n,
					i,
					label(fmt.Sprint("q-", i)),
					want,
					a,
				)
			}
		}
	}
}

// reference returns the reference to a page as it is printed on the page here.
func reference(page, here string) string {
	if page == here {
		return ""
	}
	return " (p. " + page + ")"
}

// crosses reports whether question i and the next one begin on different pages, so that its paragraph may be on either.
func crosses(b *layout.Book, i, n int) bool {
	return i+1 < n && b.Places[fmt.Sprint("q-", i)].Page != b.Places[fmt.Sprint("q-", i+1)].Page
}
