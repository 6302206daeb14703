package layout

import (
	"slices"
	"strings"
	"testing"

	"example.org/studyguide/source/ast"
)

func TestLettersHangAsNumbersDo(t *testing.T) {
	item := func(text string) *ast.Item {
		return &ast.Item{Blocks: []ast.Block{&ast.Paragraph{Inlines: []ast.Inline{&ast.Text{Value: text}}}}}
	}
	for name, c := range map[string]struct {
		items, want []string // with a bar behind the label
		numbering   string
	}{
		"letters":       {[]string{"c. cod", "d. dace"}, []string{"c.|cod", "d.|dace"}, ""},
		"capitals":      {[]string{"A. cod", "B. dace"}, []string{"A.|cod", "B.|dace"}, ""},
		"Roman":         {[]string{"ix. cod", "x. dace"}, []string{"ix.|cod", "x.|dace"}, ""},
		"no order":      {[]string{"a. cod", "c. dace"}, []string{"•|a. cod", "•|c. dace"}, "Disc"},
		"one without":   {[]string{"a. cod", "dace"}, []string{"•|a. cod", "•|dace"}, "Disc"},
		"one item":      {[]string{"a. cod"}, []string{"•|a. cod"}, "Disc"},
		"nothing after": {[]string{"a.", "b."}, []string{"•|a.", "•|b."}, "Disc"},
	} {
		t.Run(name, func(t *testing.T) {
			list := &ast.List{Tight: true}
			for _, text := range c.items {
				list.Items = append(list.Items, item(text))
			}
			b, _ := set(t, guideOf(list), ast.Page{})
			var got []string
			for _, p := range b.Pages {
				for _, it := range p.Items {
					tx, ok := it.(*Text)
					if !ok || tx.In == nil {
						continue
					}
					switch tx.In.Of.Role {
					case "Lbl":
						if p := tx.In.Of.Parent.Parent; p.Attributes().Numbering != c.numbering {
							t.Errorf("the list counts by %s, want %s", p.Attributes().Numbering, c.numbering)
						}
						got = append(got, runs(tx)+"|")
					case "LBody":
						got[len(got)-1] += strings.TrimSpace(runs(tx))
					}
				}
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}
