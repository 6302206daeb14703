package highlight

import (
	"strings"
	"testing"

	"github.com/alecthomas/chroma/v2/lexers"
)

// check fails if the tokens do not make up text, or neighbours were not merged.
func check(t *testing.T, language, text string, lines [][]Token) {
	t.Helper()
	want := strings.Split(text, "\n")
	if len(lines) != len(want) {
		t.Fatalf("%s: %d lines, want %d of %q", language, len(lines), len(want), text)
	}
	for i, line := range lines {
		var b strings.Builder
		for k, tok := range line {
			if tok.Text == "" || k > 0 && tok.Class == line[k-1].Class {
				t.Fatalf("%s: line %d of %q has an empty token or equal neighbours: %v", language, i+1, text, line)
			}
			b.WriteString(tok.Text)
		}
		if b.String() != want[i] {
			t.Fatalf("%s: line %d is %q, want %q", language, i+1, b.String(), want[i])
		}
	}
}

var odd = []string{
	"",
	"\n",
	"\n\n\n",
	"x",
	"no end of line",
	"end of line\n",
	"\n leading and trailing \n\n",
	"carriage\r\nreturn\rs\r\n",
	"tab\tand\vvertical\fand\x00nul",
	"\xff\xfe not UTF-8 \xc3",
	"\"unclosed string\nif (a < b) { /* unclosed comment",
	"'''\n\"\"\"\n`${`${",
	"<a href=\"x\"><script>let x = 1</script><style>p{}",
	"<?php echo \"$x\"; ?>\n<% y %>\n{{ z }}\n{% w %}",
	"# heading\n```go\nfunc main() {}\n```\n",
	"SELECT 1; -- ünïcödé 日本語 🙂\n",
	"func f(x int) (y string, err error) { return fmt.Sprintf(\"%d\", x), nil } // done\n",
	"$ ls -l | grep x > /dev/null 2>&1 # list\ntotal 0\n",
	"@media (x) { a::b { c: #fff } }\n--- a\n+++ b\n@@ -1 +1 @@\n-x\n+y\n",
	"<<EOF\ntext\nEOF\n\\begin{x}\\end{y} %\n1e10 0xFF .5 1_000\n",
}

func TestLinesAreExactInEveryLanguage(t *testing.T) {
	names := lexers.Names(false)
	if len(names) < 200 {
		t.Fatalf("only %d languages", len(names))
	}
	for _, name := range names {
		for _, text := range odd {
			check(t, name, text, Lines(name, text))
		}
	}
}

// mark shows lines with a letter and brackets around every token that is not plain.
func mark(lines [][]Token) string {
	var b strings.Builder
	for i, line := range lines {
		if i > 0 {
			b.WriteByte('\n')
		}
		for _, t := range line {
			if t.Class == Plain {
				b.WriteString(t.Text)
				continue
			}
			b.WriteString("?KTFSNC"[t.Class:t.Class+1] + "[" + t.Text + "]")
		}
	}
	return b.String()
}

func TestLines(t *testing.T) {
	tests := []struct{ name, language, text, want string }{
		{
			"go",
			"go",
			"func f(n int) string {\n\treturn \"a\" // done\n}",
			"K[func] F[f](n T[int]) T[string] {\n\tK[return] S[\"a\"] C[// done]\n}",
		},
		{
			"python",
			"Python",
			"@cache\nclass A(object):\n    x = None",
			"F[@cache]\nK[class] T[A](F[object]):\n    x = N[None]",
		},
		{"an alias", "golang", "var x = 1.5", "K[var] x = N[1.5]"},
		{"an extension", "rs", "let x = 1;", "K[let] x = N[1];"},
		{"any case", " JSON ", "{\"a\": [true, -1]}", "{T[\"a\"]: [N[true], N[-1]]}"},
		{"shell", "bash", "cd /tmp # go\n", "F[cd] /tmp C[# go]\n"},
		{"sql", "sql", "SELECT a FROM t WHERE b = 'c'", "K[SELECT] a K[FROM] t K[WHERE] b = S['c']"},
		{"html", "html", "<a href=\"x\">y</a>", "<T[a] T[href]=S[\"x\"]>y</T[a]>"},
		{"a comment over two lines", "c", "/* a\n   b */ int x;", "C[/* a]\nC[   b */] T[int] x;"},
		{"both sides of a diff", "diff", " a\n-b\n+c", " a\nN[-b]\nS[+c]"},
		{"no language", "", "func f()\n\nx", "func f()\n\nx"},
		{"unknown language", "no such language", "func f()", "func f()"},
		{"text", "text", "func f()", "func f()"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			lines := Lines(tt.language, tt.text)
			check(t, tt.language, tt.text, lines)
			if got := mark(lines); got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

// TestLinesGiveUpOn has texts that take too long, or are in another language: they are plain.
func TestLinesGiveUpOn(t *testing.T) {
	for name, text := range map[string]string{
		"a huge text":            strings.Repeat("return 1\n", maxText/9+1),
		"another language":       "return 1\n" + strings.Repeat("¿¡§¶", maxMisses),
		"control characters":     "return 1 \x1b[0m",
		"bytes that are no text": "return 1 \xff",
	} {
		t.Run(name, func(t *testing.T) {
			lines := Lines("go", text)
			check(t, "go", text, lines)
			if len(lines[0]) != 1 || lines[0][0].Class != Plain {
				t.Errorf("the first line is %v", lines[0])
			}
		})
	}
}

func TestACacheGivesWhatLinesGives(t *testing.T) {
	var none *Cache
	full := &Cache{}
	full.bytes.Store(maxCached)
	for _, c := range []*Cache{none, {}, full} {
		for range 2 {
			for _, text := range odd {
				if got, want := mark(c.Lines("go", text)), mark(Lines("go", text)); got != want {
					t.Errorf("got\n%s\nwant\n%s", got, want)
				}
			}
		}
		if c != nil && c.bytes.Load() > maxCached && c.held.Len() > 1 { // the empty text
			t.Errorf("%d listings are held beyond the bound", c.held.Len())
		}
	}
}

func FuzzLines(f *testing.F) {
	names := lexers.Names(false)
	for i, text := range odd {
		f.Add(uint16(i*13), text)
	}
	f.Fuzz(func(t *testing.T, language uint16, text string) {
		name := names[int(language)%len(names)]
		check(t, name, text, Lines(name, text))
	})
}

func BenchmarkLines(b *testing.B) {
	text := strings.Repeat("func f(x int) (y string, err error) { return fmt.Sprintf(\"%d\", x), nil } // done\n", 20)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Lines("go", text)
	}
}

// BenchmarkCache shows what the second renderer of a run saves.
func BenchmarkCache(b *testing.B) {
	text := strings.Repeat("const x = { a: f(1), b: 'two' }; // done\n", 12)
	for name, c := range map[string]*Cache{"none": nil, "second": {}} {
		b.Run(name, func(b *testing.B) {
			c.Lines("javascript", text)
			b.ReportAllocs()
			for b.Loop() {
				c.Lines("javascript", text)
			}
		})
	}
}

func TestAListingThatTakesTooLongIsPlain(t *testing.T) {
	text := "package main\n\nfunc main() {}\n"
	if got := tokens("go", text, 0); len(got) != 1 || got[0] != (Token{Plain, text}) {
		t.Errorf("got %v", got)
	}
}
