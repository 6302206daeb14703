package layout

import (
	"fmt"
	"strings"
	"testing"

	"example.org/studyguide/render/layout/tag"
	"example.org/studyguide/source/ast"
)

// factsOf makes a guide of so many questions with facts; what is in their answers grows.
func factsOf(n int) *ast.Guide {
	g := &ast.Guide{
		Meta:     ast.Meta{Title: "A guide", Index: ast.IndexNone},
		Sections: []*ast.Section{{ID: "s-one", Title: saying("Part")}},
	}
	for i := range n {
		g.Sections[0].Questions = append(g.Sections[0].Questions, &ast.Question{
			ID: fmt.Sprint("q-", i), Number: fmt.Sprint(i + 1), Title: saying("What is it?"),
			Difficulty: []string{"basic", "advanced"}[i%2], Tags: []string{"one fact", fmt.Sprint("fact ", i+1)},
			Answer: []ast.Block{paragraph(strings.Repeat("All of it. ", 7+i))},
		})
	}
	return g
}

func TestFactsStandUnderTheTitleAndNeverAtAPagesFoot(t *testing.T) {
	b, _ := set(t, factsOf(60), ast.Page{})
	onPages(t, b)
	shown := 0
	for _, p := range b.Pages {
		if strings.Trim(p.Label, "0123456789") != "" {
			continue
		}
		var before, last *Text
		for _, it := range p.Items {
			text, ok := it.(*Text)
			if !ok || text.In == nil || len(text.Runs) == 0 {
				continue
			}
			if strings.Contains(runs(text), "fact") {
				shown++
				if before.In.Of.Role != tag.H3 || text.In.Of.Role != tag.P || text.In.Of.Parent != before.In.Of.Parent {
					t.Errorf("page %s: %q is a %v after a %v", p.Label, runs(text), text.In.Of.Role, before.In.Of.Role)
				}
			}
			before = text
			if last == nil || text.Y > last.Y {
				last = text
			}
		}
		if strings.Contains(runs(last), "fact") {
			t.Errorf("page %s ends with %q", p.Label, runs(last))
		}
	}
	if shown != 60 {
		t.Errorf("facts of %d questions are shown", shown)
	}
}

func TestTheTitlePageCountsDifficultiesIfAllQuestionsHaveOne(t *testing.T) {
	g := factsOf(5)
	b, _ := set(t, g, ast.Page{})
	if text := textOf(b.Pages[0]); !strings.Contains(text, "3 basic · 2 advanced") {
		t.Errorf("the title page says %q", text)
	}
	g.Sections = append(
		g.Sections,
		&ast.Section{
			ID:        "s-faq",
			FAQ:       true,
			Title:     saying("FAQ"),
			Questions: []*ast.Question{{ID: "q-faq", Title: saying("Why?")}},
		},
	)
	b, _ = set(t, g, ast.Page{})
	if text := textOf(b.Pages[0]); !strings.Contains(text, "3 basic · 2 advanced") {
		t.Errorf("with an FAQ the title page says %q", text)
	}
	g.Sections[0].Questions[4].Difficulty = ""
	b, _ = set(t, g, ast.Page{})
	if text := textOf(b.Pages[0]); strings.Contains(text, "basic") {
		t.Errorf("one question has no difficulty, but the title page says %q", text)
	}
}

func runs(t *Text) string {
	var out strings.Builder
	for _, r := range t.Runs {
		out.WriteString(r.Text)
	}
	return out.String()
}
