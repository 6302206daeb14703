package source

import (
	"strings"
	"testing"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
)

func TestLetteredLinesStandApart(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want string // with "/" for each line that ends, "|" for one that the paper ends
	}{
		"capitals":           {"A) elm\nB) oak\nC) ash", "A) elm/B) oak/C) ash"},
		"after words":        {"Which of\nthese?\n(a) elm\n(b) oak", "Which of|these?/(a) elm/(b) oak"},
		"Roman":              {"i. elm\nii. oak\niii. ash", "i. elm/ii. oak/iii. ash"},
		"with a long option": {"a. elm\nor ash\nb. oak", "a. elm|or ash/b. oak"},
		"one letter":         {"a. elm\nor oak", "a. elm|or oak"},
		"another letter":     {"C. elm\nD. oak", "C. elm|D. oak"},
		"out of order":       {"A. elm\nC. oak", "A. elm|C. oak"},
		"initials":           {"by A. Elm and\nB. Oak", "by A. Elm and|B. Oak"},
		"in a word":          {"a)b\nb)c", "a)b|b)c"},
	} {
		t.Run(name, func(t *testing.T) {
			src := "---\nquestion-level: 2\n---\n\n# Trees\n\n## 1. What is a tree?\n\n" + c.text + "\n\n## 2. What is a leaf?\n\nA part.\n"
			guide, err := LoadBytes("g.md", []byte(src), Options{}, &diag.List{})
			if err != nil {
				t.Fatal(err)
			}
			var b strings.Builder
			p := guide.AllQuestions()[0].Answer[0].(*ast.Paragraph)
			for _, n := range p.Inlines {
				switch n := n.(type) {
				case *ast.Text:
					b.WriteString(n.Value)
				case *ast.Break:
					b.WriteString(map[bool]string{true: "/", false: "|"}[n.Hard])
				}
			}
			if b.String() != c.want {
				t.Errorf("got %q, want %q", b.String(), c.want)
			}
		})
	}
}
