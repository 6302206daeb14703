package layout

import (
	"fmt"
	"strings"
	"testing"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/edition"
)

func TestQuestionsAndAnswersNameEachOthersPages(t *testing.T) {
	g := &ast.Guide{Meta: ast.Meta{Title: "A guide"}, Sections: []*ast.Section{{ID: "s-one", Title: saying("Part")}}}
	for i := range 40 {
		g.Sections[0].Questions = append(g.Sections[0].Questions, &ast.Question{
			ID: fmt.Sprint("q-", i), Number: fmt.Sprint(i + 1), Title: saying("What is it?"),
			Answer: []ast.Block{paragraph(strings.Repeat("All of it. ", 30))},
		})
	}
	b, _ := set(t, edition.Answers(g, ast.AnswersBack), ast.Page{})
	onPages(t, b)
	for i := range 40 {
		q, a := b.Places[fmt.Sprint("q-", i)], b.Places[fmt.Sprint("a-", i)]
		if q.Page >= a.Page {
			t.Errorf("question %d is on page %d, its answer on %d", i, q.Page, a.Page)
		}
		for _, c := range []struct {
			page int
			want string
		}{{q.Page, "answer on p. " + b.Pages[a.Page].Label}, {a.Page, "question on p. " + b.Pages[q.Page].Label}} {
			// The link back may be on the next page if the answer continues there.
			text := textOf(b.Pages[c.page]) + textOf(b.Pages[min(c.page+1, len(b.Pages)-1)])
			if !strings.Contains(text, c.want) {
				t.Errorf("page %s does not say %q", b.Pages[c.page].Label, c.want)
			}
		}
	}
}

// textOf returns the text of a page in the order of its items.
func textOf(p *Page) string {
	var out strings.Builder
	for _, it := range p.Items {
		if t, ok := it.(*Text); ok {
			for _, r := range t.Runs {
				out.WriteString(r.Text)
			}
			out.WriteByte('\n')
		}
	}
	return out.String()
}
