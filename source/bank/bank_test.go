package bank_test

import (
	"testing"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/bank"
	"example.org/studyguide/source/diag"
)

// TestValueIsReadInItsLanguage checks the blocks of a text in each language, and that their places are those in the
// file.
func TestValueIsReadInItsLanguage(t *testing.T) {
	for _, c := range []struct {
		name, text string
		lang       bank.Language
		want       string
	}{
		{"plain", "a *b* <i>c</i>\nd\n\n1. e", bank.Plain,
			`paragraph @7:5 "a \*b\* <i>c</i>⏎d"
paragraph @10:1 "1. e"
`},
		{"markdown", "a *b*\n\n- c\n- d", bank.Markdown, `paragraph @7:5 "a *b*"
bullets @9:1
  item @9:1
    paragraph @9:3 "c"
  item @10:1
    paragraph @10:3 "d"
`},
		{"html", "<p>a <b>c</b></p><script>x</script><ul><li>d &amp; e</ul>", bank.HTML, `paragraph @7:8 "a **c**"
bullets @7:40
  item @7:44
    paragraph @7:48 "d & e"
f.csv:7:22: note: script set aside (furniture)
`},
	} {
		t.Run(c.name, func(t *testing.T) {
			v := bank.Value{Text: c.text, File: "f.csv", At: func(offset int) diag.Pos {
				line, col := 7, 5
				for _, r := range c.text[:offset] {
					if col++; r == '\n' {
						line, col = line+1, 1
					}
				}
				return diag.Pos{Line: line, Col: col}
			}}
			var found diag.List
			got := ast.DumpBlocks(v.Blocks(c.lang, &found))
			for _, d := range found.Sorted() {
				got += d.String() + "\n"
			}
			if got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}
