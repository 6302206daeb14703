package layout

import (
	"fmt"
	"strings"
	"testing"

	"example.org/studyguide/source/ast"
)

// TestWhatGoesOnInABlockStaysWithIt checks that no page ends with text whose sentence continues in a list or a listing.
func TestWhatGoesOnInABlockStaysWithIt(t *testing.T) {
	for name, next := range map[string]ast.Block{
		"list":    &ast.List{Items: []*ast.Item{{Blocks: []ast.Block{paragraph("one, and")}}, {Blocks: []ast.Block{paragraph("the other.")}}}},
		"listing": &ast.Listing{Text: "one\nother"},
	} {
		for _, lead := range []string{"Look for", "Look, first of all,", "Look for 2"} {
			t.Run(name+" after "+lead, func(t *testing.T) {
				g := &ast.Guide{Sections: []*ast.Section{{ID: "s", Title: saying("Part")}}}
				shown := 0
				for i := range 80 {
					q := &ast.Question{ID: fmt.Sprint("q-", i), Title: saying("What?")}
					for range i % 5 {
						q.Answer = append(q.Answer, paragraph("A sentence that ends."))
					}
					q.Answer = append(q.Answer, paragraph(lead), next)
					g.Sections[0].Questions = append(g.Sections[0].Questions, q)
				}
				b, _ := set(t, g, ast.Page{})
				for _, p := range b.Pages {
					var last *Text
					for _, it := range p.Items {
						text, ok := it.(*Text)
						if !ok || text.In == nil || len(text.Runs) == 0 {
							continue
						}
						if strings.TrimSpace(runs(text)) == lead {
							shown++
						}
						if last == nil || text.Y > last.Y {
							last = text
						}
					}
					if last != nil && strings.TrimSpace(runs(last)) == lead {
						t.Errorf("page %s ends with %q", p.Label, lead)
					}
				}
				if shown != 80 {
					t.Errorf("%q is shown %d times", lead, shown)
				}
			})
		}
	}
}
