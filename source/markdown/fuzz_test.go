package markdown

import (
	"bytes"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"golang.org/x/tools/txtar"

	"path/filepath"

	"studyguide/source/ast"
	"studyguide/source/diag"
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
	f.Add([]byte("a | b\n-|-\n<details>|</details> `x\\|y` | z"))
	f.Fuzz(func(t *testing.T, src []byte) {
		if !utf8.Valid(src) || bytes.IndexByte(src, '\r') >= 0 {
			t.Skip()
		}
		var list diag.List
		doc := Read("in.md", src, &list)
		checkSpans(t, doc, src)
		end := newPlaces("", src).pos(len(src))
		for _, d := range list.Sorted() {
			if d.Rule == diag.UnsupportedNode || d.Span.Start.Line < 1 || end.Before(d.Span.Start) {
				t.Errorf("diagnostic %v", d)
			}
		}
		ast.Walk(doc, func(n ast.Node) bool {
			if text, ok := n.(*ast.Text); ok && (text.Value == "" || strings.ContainsFunc(text.Value, isControl)) {
				t.Errorf("text %q at %v", text.Value, text.At)
			}
			return true
		})
	})
}

// TestTimeIsLinear reads repetitions of what makes careless readers quadratic. (One that goldmark itself is slow at,
// "[a](" without end, is not among them.)
func TestTimeIsLinear(t *testing.T) {
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
		"unclosed anchors": "<a id=x>\n\n# b\n\n",
	} {
		t.Run(name, func(t *testing.T) {
			const size = 100_000
			src := []byte(strings.Repeat(part, size/len(part)))
			start := time.Now()
			Read("in.md", src, &diag.List{})
			if took := time.Since(start); took > 5*time.Second {
				t.Errorf("%d bytes took %v", len(src), took)
			} else if took > 500*time.Millisecond {
				t.Logf("%d bytes took %v", len(src), took)
			}
		})
	}
}
