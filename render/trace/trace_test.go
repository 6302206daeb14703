package trace

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"example.org/studyguide/fonts"
	"example.org/studyguide/render"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
)

func TestATraceShowsPagesItemsAndOutline(t *testing.T) {
	text := func(s string) []ast.Inline { return []ast.Inline{&ast.Text{Value: s}} }
	g := &ast.Guide{
		Meta: ast.Meta{Title: "Traces"},
		Sections: []*ast.Section{{ID: "s-a", Title: text("Part"), Questions: []*ast.Question{
			{ID: "q-a", Number: "1", Title: text("First?"), Answer: []ast.Block{
				&ast.List{
					Items: []*ast.Item{{Task: ast.Done, Blocks: []ast.Block{&ast.Paragraph{Inlines: text("done 𝄢")}}}},
				},
				&ast.Paragraph{Inlines: []ast.Inline{&ast.Link{URL: "https://example.org/", Inlines: text("out")}}},
			}},
			{ID: "q-b", Title: text("Second?")},
		}}},
	}
	var out bytes.Buffer
	job := &render.Job{Guide: g, Fonts: fonts.NewSet(), Sink: &diag.List{}}
	if err := (Renderer{}).Render(context.Background(), &out, job); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"page i 595.28x841.89\n", "page ii ", "page 1 ", " 12.5 1 |First?\n", "☑|done □𝄢\n",
		" https://example.org/\n", "link ", "outline \"Part\" 1\n  outline \"1. First?\" 1\n  outline \"Second?\" 1\n",
	} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("%q is not in the trace:\n%s", want, &out)
		}
	}
}
