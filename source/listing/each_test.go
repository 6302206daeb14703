package listing

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"example.org/studyguide/source/ast"
)

func paragraph(s string) *ast.Paragraph {
	return &ast.Paragraph{Inlines: []ast.Inline{&ast.Text{Value: s}}}
}

func TestEachGivesTheTextNearestToAListing(t *testing.T) {
	code := func(s string) *ast.Listing { return &ast.Listing{Text: s} }
	q := &ast.Question{
		Title:  []ast.Inline{&ast.Text{Value: "What?"}},
		Prompt: []ast.Block{code("a"), paragraph("Given:"), code("b")},
		Answer: []ast.Block{
			&ast.Heading{Level: 4, Inlines: []ast.Inline{&ast.Text{Value: "In Go"}}}, code("c"), code("d"),
			&ast.List{Items: []*ast.Item{{Blocks: []ast.Block{paragraph("Item:"), code("e")}}}},
			&ast.Details{
				Rest:   []ast.Block{code("f")},
				Blocks: []ast.Block{paragraph(strings.Repeat("é", maxText) + "End:"), code("g")},
			},
		},
	}
	var got []string
	Each(q, func(l *ast.Listing, leadIn string) {
		if len(leadIn) > maxText {
			leadIn = "What?\n…" + leadIn[len(leadIn)-4:]
		}
		got = append(got, l.Text+": "+leadIn)
	})
	want := []string{
		"a: What?\n",
		"b: What?\nGiven:",
		"c: What?\nIn Go",
		"d: What?\nIn Go",
		"e: What?\nItem:",
		"f: What?\nItem:",
		"g: What?\n…End:",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

// BenchmarkEach goes through answers of growing length: the time for each paragraph should be the same.
func BenchmarkEach(b *testing.B) {
	for _, paragraphs := range []int{100, 1000, 10000} {
		q := &ast.Question{Title: []ast.Inline{&ast.Text{Value: "What?"}}}
		for range paragraphs {
			q.Answer = append(
				q.Answer,
				paragraph("A sentence that says something about the matter."),
				&ast.Listing{Text: "x"},
			)
		}
		b.Run(fmt.Sprint(paragraphs), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Each(q, func(*ast.Listing, string) {})
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*paragraphs), "ns/paragraph")
		})
	}
}
