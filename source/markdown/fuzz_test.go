package markdown

import (
	"bytes"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/tools/txtar"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/markup"
)

func FuzzRead(f *testing.F) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		ar, err := txtar.ParseFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(ar.Files[0].Data)
	}
	f.Add([]byte("- a<details>\n  <summary>b\n\n  - c</summary>\n  - d\n- e</details>\n> <ul><li>\n- <td>x"))
	f.Add([]byte(">\t*"))
	f.Add([]byte("\\\n\\"))
	f.Add([]byte("$$\nx\n$$ $`a`$ \\(b^2\\) $c$\n> $$\n> d $$"))
	f.Add([]byte("- $$x\n$$"))
	f.Add([]byte("[^4]:$${\n$$"))
	f.Add([]byte("> 1. $$\n>    - x\n> $$\n\n- \\[y^2\n\\]\n$$z"))
	f.Add([]byte("\t$$\n-\t$$\n\t> x\n\t$$\n: $$\n  $$"))
	f.Add([]byte("[^1]: AAA\n    [^2]: BBB\n\n[^1] ![^2]"))
	f.Add([]byte("- [^a]: > [^b]: [^c]: x[^a]\n- [^a]: y[^c]\n\n[^b]"))
	f.Add([]byte("a | b\n-|-\n<details>|</details> `x\\|y` | z"))
	f.Add([]byte("::: a\n- <A b={`\n}>\n  {%x%}\n:::\n</A>\n\n!!! b\n\t> [!c]- d\n=== \"e\"\n    f"))
	f.Add([]byte("{{< a >}}\n> {{< /a >}}\n{: .tip #b }\n[c]{.d} ==e== [[f#g|h]] ^iii\n{% raw %}"))
	f.Add([]byte("<Tabs items={['a']}><Tab>b</Tab></Tabs>c\n    d\n1. <Note>\n2. e</Note>\nf"))
	f.Fuzz(func(t *testing.T, src []byte) {
		if !utf8.Valid(src) || bytes.IndexByte(src, '\r') >= 0 {
			t.Skip()
		}
		for _, name := range []string{"in.md", "in.mdx"} {
			readsWell(t, name, src)
		}
	})
}

// readsWell checks what holds for every input: positions within the file, and texts that show something.
func readsWell(t *testing.T, name string, src []byte) {
	t.Helper()
	var list diag.List
	doc := Read(name, src, &list)
	checkSpans(t, doc, src)
	end := diag.NewLines("", src).Pos(len(src))
	for _, d := range list.Sorted() {
		if d.Rule == diag.UnsupportedNode || d.Span.Start.Line < 1 || end.Before(d.Span.Start) {
			t.Errorf("diagnostic %v", d)
		}
	}
	ast.Walk(doc, func(n ast.Node) bool {
		if text, ok := n.(*ast.Text); ok && (text.Value == "" ||
			strings.ContainsFunc(text.Value, markup.IsControl)) {
			t.Errorf("text %q at %v", text.Value, text.At)
		}
		return true
	})
}

// BenchmarkHostile reads inputs that tempt a reader to look at the same lines again and again, at two sizes: the bytes
// a second should be about the same.
func BenchmarkHostile(b *testing.B) {
	for name, part := range map[string]string{
		"open fences":      "## a\n```js\nx\n",
		"fences in items":  "- ```\n",
		"open details":     "<details><summary>a\n\n",
		"headings":         "# same\n\n",
		"open tags":        "<b><a href=x>",
		"open pre":         "a <pre> b",
		"open comments":    "<!-- a\n\n",
		"open scripts":     "a <script> b\n\n",
		"table tags":       "<table><tr><td>\n\n",
		"long line":        "word **bold** `code` é ",
		"emphasis":         "*a **b ",
		"lists in lists":   "<ul><li>a",
		"definitions":      "a\n: b\n\n",
		"references":       "[a]: b\n",
		"footnotes":        "[^a]: b\n\nc[^a]\n\n",
		"open formulas":    "- $$\n",
		"lazy formulas":    "- $$ a\n$$ b\n",
		"deep formulas":    "> - > - > - $$\n> - > - > - $$ a\n",
		"notes in notes":   "[^a]: - [^b]: c\n",
		"unclosed anchors": "<a id=x>\n\n# b\n\n",
		"open components":  "<A b=\"c\">\n",
		"open shortcodes":  "{{< a >}} ",
		"open raw":         "{% raw %} {% highlight x %}\n",
		"open braces":      "<A b={{[( ",
		"open colons":      "::: a\n",
		"admonitions":      "!!! a\n    b\nc\n",
		"deep admonitions": "    !!! a\n",
		"macros":           "{{ a(",
		"wiki links":       "[[a|b [[",
		"spans":            "[a]{.b [",
		"highlights":       "==a ",
		"modules":          "import {\n",
	} {
		for _, size := range []int{10_000, 80_000} {
			src := []byte(strings.Repeat(part, size/len(part)))
			b.Run(fmt.Sprintf("%s/%d", name, size), func(b *testing.B) {
				b.SetBytes(int64(len(src)))
				for b.Loop() {
					Read("in.md", src, &diag.List{})
				}
			})
		}
	}
}
