package layout

import (
	"testing"

	"example.org/studyguide/source/ast"
)

// TestMarksStandWhereTheTextOfTheirListBegins has lists and options in guides of both directions.
func TestMarksStandWhereTheTextOfTheirListBegins(t *testing.T) {
	for _, c := range []struct {
		language string
		items    []string
		right    bool
	}{
		{"en", []string{"one", "two"}, false},
		{"en", []string{"אחת", "שתיים"}, true},
		{"en", []string{"one", "שתיים"}, false},
		{"en", []string{"12", "אחת and one"}, true},
		{"en", []string{"12", "13"}, false},
		{"he", []string{"אחת", "שתיים"}, true},
		{"he", []string{"one", "two"}, false},
		{"he", []string{"one", "שתיים"}, true},
		{"he", []string{"one, אחת"}, true},
		{"he", []string{"12", "13"}, true},
	} {
		for mark, list := range map[string]*ast.List{
			"•": {Tight: true}, "1.": {Tight: true, Ordered: true, Start: 1},
		} {
			for _, item := range c.items {
				list.Items = append(list.Items, &ast.Item{Blocks: []ast.Block{paragraph(item)}})
			}
			g := guideOf(list)
			g.Meta.Language = c.language
			b, _ := set(t, g, ast.Page{})
			onPages(t, b)
			at := texts(b.Pages[1])
			label, ok := at[mark]
			if !ok {
				label, ok = at[".1"]
			}
			var item Length
			for text, x := range at {
				if text == c.items[0] {
					item = x
				}
			}
			if !ok || item == 0 && c.items[0] != "one, אחת" {
				t.Fatalf("%s, %q: %v", c.language, c.items, at)
			}
			if middle := b.Pages[1].Width / 2; (label > middle) != c.right || c.right && at[".1"] == 0 && mark == "1." {
				t.Errorf("%s, %q: %s stands at %v", c.language, c.items, mark, at)
			}
			if item != 0 && (label > item) != c.right {
				t.Errorf("%s, %q: %s at %v does not stand before %v", c.language, c.items, mark, label, item)
			}
		}
	}
}
