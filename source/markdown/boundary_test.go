package markdown

import (
	"fmt"
	"strings"
	"testing"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
)

// outline returns the blocks of a text in one line.
func outline(src string) string { return outlineOf(Read("in.md", []byte(src), &diag.List{}).Blocks) }

func outlineOf(blocks []ast.Block) string {
	var out []string
	for _, b := range blocks {
		switch b := b.(type) {
		case *ast.Paragraph:
			s := ""
			for _, in := range b.Inlines {
				switch in := in.(type) {
				case *ast.Math:
					s += "math(" + in.TeX + ")"
				case *ast.Text:
					s += in.Value
				default:
					s += " "
				}
			}
			out = append(out, s)
		case *ast.Heading:
			out = append(out, fmt.Sprintf("#%d %s", b.Level, ast.PlainText(b.Inlines)))
		case *ast.Listing:
			out = append(out, fmt.Sprintf("code %q", b.Text))
		case *ast.Quote:
			out = append(out, "quote ["+outlineOf(b.Blocks)+"]")
		case *ast.Table:
			out = append(out, fmt.Sprintf("table %d×%d", len(b.Rows), len(b.Header)))
		case *ast.List:
			var items []string
			for _, it := range b.Items {
				items = append(items, outlineOf(it.Blocks))
			}
			out = append(out, fmt.Sprintf("list from %d [%s]", b.Start, strings.Join(items, "; ")))
		default:
			out = append(out, strings.TrimPrefix(fmt.Sprintf("%T", b), "*ast."))
		}
	}
	return strings.Join(out, " ¶ ")
}

// TestJustUnderAndJustOver has a text on either side of each limit of the reader.
func TestJustUnderAndJustOver(t *testing.T) {
	n := strings.Repeat
	deep := func(depth int) string { return n("<blockquote>", depth) + "word" + n("</blockquote>", depth) }
	for _, test := range []struct{ name, in, want string }{
		{"a tag three columns in", "   <div>word</div>", "word"},
		{"a tag four columns in", "    <div>word</div>", `code "<div>word</div>"`},
		{"a formula three columns in", "   $$\n   x\n   $$", "math(x)"},
		{"a formula four columns in", "    $$\n    x\n    $$", `code "$$\nx\n$$"`},
		{"details six columns in", "      <details><summary>a</summary>b</details>", "Details"},
		{"a formula of forty lines", "is $" + n("x+\n", 39) + "x$", "is math(" + n("x+ ", 39) + "x)"},
		{"a formula of forty-one lines", "is $" + n("x+\n", 40) + "x$", "is $x+" + n(" x+", 39) + " x$"},
		{"two hundred tags deep", deep(200), n("quote [", 200) + "word" + n("]", 200)},
		{"two hundred and one tags deep", deep(201), n("quote [", 200) + "word" + n("]", 200)},

		// A fence that was not closed before a heading of the document.
		{"the next number", "## 1. A\n\n```\nx\n## 2. B\n\ny\n\n```\nz\n```",
			`#2 1. A ¶ code "x" ¶ #2 2. B ¶ y ¶ code "z"`},
		{"two numbers left out", "## 1. A\n\n```\nx\n## 4. B\n\ny\n\n```\nz\n```",
			`#2 1. A ¶ code "x" ¶ #2 4. B ¶ y ¶ code "z"`},
		{"three numbers left out", "## 1. A\n\n```\nx\n## 5. B\n\ny\n\n```\n", `#2 1. A ¶ code "x\n## 5. B\n\ny"`},
		{"a number again", "## 1. A\n\n```\nx\n## 1. B\n\ny\n\n```\n", `#2 1. A ¶ code "x\n## 1. B\n\ny"`},
		{"a fence of four", "## 1. A\n\n````\nx\n## 2. B\n\ny\n\n````\n", `#2 1. A ¶ code "x\n## 2. B\n\ny"`},
		{"a heading of a level that was not used", "# 1. A\n\n```\nx\n## 2. B\n\ny\n\n```\n",
			`#1 1. A ¶ code "x\n## 2. B\n\ny"`},
		{"a second fence opens after a heading", "## A\n\n```\nx\n## B\n\ny\n\n```go\nz\n```",
			`#2 A ¶ code "x" ¶ #2 B ¶ y ¶ code "z"`},
		{"a comment of the first level", "# A\n\n```\nx\n# B\n\ny\n\n```go\nz\n```",
			"#1 A ¶ code \"x\\n# B\\n\\ny\\n\\n```go\\nz\""},
		{"a fence that is closed at once", "```\n```\n\nx", `code "" ¶ x`},

		{"cells of one column", "<table><tr><td>a</td></tr><tr><td>b</td></tr></table>", "a ¶ b"},
		{"cells of two columns", "<table><tr><td>a</td><td>b</td></tr></table>", "table 1×2"},
		{"a row of headers", "<table><tr><th>a</th><th>b</th></tr><tr><td>c</td><td>d</td></tr></table>", "table 1×2"},
		{"a row with one header", "<table><tr><th>a</th><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>",
			"table 2×2"},

		// Tags of other documents: a bare one is the author's word, one with attributes is not.
		{"end tags alone", "a </title> b </title> c", "a </title> b </title> c"},
		{"a bare tag and two ends", "a <title> b </title> c </title>", "a <title> b </title> c </title>"},
		{"a tag with attributes and two ends", `a <form action="x"> b </form> c </form> d`, "a  b  c </form> d"},

		// Numbers of lists.
		{"a count that goes on", "1. a\n2. b\n3. c", "list from 1 [a; b; c]"},
		{"a count that leaps", "1. a\n2. b\n6. c", "list from 1 [a; b] ¶ list from 6 [c]"},
		{"the same number throughout", "1. a\n1. b\n1. c", "list from 1 [a; b; c]"},
		{"the first number again", "1. a\n2. b\n1. c", "list from 1 [a; b] ¶ list from 1 [c]"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := outline(test.in); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}
