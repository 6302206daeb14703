package highlight

import (
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/lexers"

	"example.org/studyguide/render/highlight/internal/generate"
)

// linesOfChroma returns what Lines has to return, by chroma's own lexers.
func linesOfChroma(l chroma.Lexer, text string) [][]Token {
	b := builder{}
	class, run := Plain, ""
	for _, t := range tokensOfChroma(l, text) {
		if t.Class != class && t.Text != "" {
			b.add(class, run)
			class, run = t.Class, ""
		}
		run += t.Text
	}
	b.add(class, run)
	return append(b.lines, b.line)
}

func tokensOfChroma(l chroma.Lexer, text string) (out []Token) {
	plain := []Token{{Plain, text}}
	if len(text) > maxText || !clean(text) {
		return plain
	}
	defer func() {
		if recover() != nil {
			out = plain
		}
	}()
	next, err := l.Tokenise(&chroma.TokeniseOptions{State: "root"}, text)
	if err != nil {
		return plain
	}
	misses, empty, rest := 0, 0, text
	for t := next(); t != chroma.EOF && rest != ""; t = next() {
		value := t.Value
		switch {
		case value == "":
			empty++
		case t.Type == chroma.Error:
			misses++
			empty = 0
		default:
			empty = 0
		}
		if misses > maxMisses || empty > maxEmpty {
			return plain
		}
		if strings.HasPrefix(value, rest) {
			value = rest
		}
		if !strings.HasPrefix(rest, value) {
			break
		}
		out = append(out, Token{Class(generate.Kind(t.Type).Looks()), value})
		rest = rest[len(value):]
	}
	return append(out, Token{Plain, rest})
}

// same fails if a listing is not tokenized as chroma tokenizes it.
func same(t *testing.T, l chroma.Lexer, text string) {
	t.Helper()
	name := l.Config().Name
	got, want := Lines(name, text), linesOfChroma(l, text)
	for i := range want {
		if i >= len(got) || len(got[i])+len(want[i]) > 0 && !reflect.DeepEqual(got[i], want[i]) {
			t.Errorf("%s: line %d is\n%s\nwant\n%s", name, i+1, mark(got[i:i+1]), mark(want[i:i+1]))
			return
		}
	}
}

// folder returns the folder of chroma's module.
func folder(t *testing.T) string {
	t.Helper()
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/alecthomas/chroma/v2").Output()
	if err != nil || strings.TrimSpace(string(out)) == "" {
		t.Skip("the module of chroma is not here: ", err)
	}
	return strings.TrimSpace(string(out))
}

// examples returns the texts that chroma tests its lexers with, by the names of the languages.
func examples(t *testing.T) map[string][]string {
	t.Helper()
	out := map[string][]string{}
	root := filepath.Join(folder(t), "lexers", "testdata")
	for _, pattern := range []string{"*.actual", "*/*.actual"} {
		files, err := filepath.Glob(filepath.Join(root, pattern))
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			name, _, _ := strings.Cut(filepath.Base(file), ".")
			if dir := filepath.Base(filepath.Dir(file)); dir != "testdata" && dir != "analysis" {
				name = dir
			}
			out[name] = append(out[name], strings.ReplaceAll(string(text), "\r", ""))
		}
	}
	if len(out) < 150 {
		t.Skipf("%s has texts in %d languages", root, len(out))
	}
	return out
}

// TestLinesAreThoseOfChroma tokenizes chroma's examples of its languages.
func TestLinesAreThoseOfChroma(t *testing.T) {
	for name, texts := range examples(t) {
		l := lexers.Get(name)
		if l == nil {
			t.Errorf("chroma knows no %q", name)
			continue
		}
		for _, text := range texts {
			same(t, l, text)
		}
	}
}

// TestOddLinesAreThoseOfChroma tokenizes texts that are in no language, or in another one, by all lexers.
func TestOddLinesAreThoseOfChroma(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles every expression")
	}
	for _, l := range lexers.GlobalLexerRegistry.Lexers {
		for _, text := range odd {
			same(t, l, text)
		}
	}
}

// TestListingsOfTheSampleAreThoseOfChroma tokenizes all listings of the guide that comes with the program.
func TestListingsOfTheSampleAreThoseOfChroma(t *testing.T) {
	files, err := filepath.Glob("../../source/sample/*.md")
	if err != nil {
		t.Fatal(err)
	}
	listing := regexp.MustCompile("(?ms)^[ \t>]*```+([^\\s`]+)[^\n]*\n(.*?)^[ \t>]*```")
	seen := 0
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range listing.FindAllStringSubmatch(string(text), -1) {
			if l := lexers.Get(m[1]); l != nil {
				seen++
				same(t, l, m[2])
			}
		}
	}
	if seen < 50 {
		t.Errorf("only %d listings", seen)
	}
}

// TestOtherLexersWithinAreThoseOfChroma tokenizes languages within others, and what may be the start of one.
func TestOtherLexersWithinAreThoseOfChroma(t *testing.T) {
	for name, texts := range map[string][]string{
		"markdown": {
			"---\ntitle: x\n---\n# h\n\n```go\nfunc f() {}\n```\n\n```nothing\nx\n```\n- [ ] a *b* `c`\n",
			"---\n", "---\ntitle: x\n", "---\n---\n", "----\na\n---\n", "---\na: 1\n---", "```php\n<?php echo 1; ?>\n```\n",
			"```Makefile\nall: x\n```\n", "```html\n<p>\n```\n", "```\nplain\n```\n", "```phtml\n<b><?= 1 ?></b>\n```\n",
		},
		"http": {
			"POST /a HTTP/1.1\nHost: x\nContent-Type: application/json; charset=utf-8\n\n{\"a\": [1, null]}\n",
			"HTTP/1.1 200 OK\ncontent-type: application/calendar+xml\n\n<a b=\"c\">d</a>\n",
			"HTTP/1.1 404 Not Found\nX: y\n z\nContent-Type: no/such\n\nbody\n",
			"HTTP/1.1 204\n\n", "GET / HTTP/2\n\nwithout a type\n", "not HTTP\n", "HTTP/1.1 200 OK\nContent-Type: application/json\n\n",
			"HTTP/1.1 200 OK\nContent-Type: text/html\n\n<script>let a = 1</script><style>p{color:red}</style>\n",
		},
		"rst": {
			"Title\n=====\n\n.. code-block:: python\n\n    def f(x):\n        return None\n\nText ``a`` *b*.\n",
			".. code:: nothing\n\n   x = 1\n\n", ".. note:: x\n   y\n", "a::\n\n  literal\n\nb\n",
		},
		"html": {
			"<!DOCTYPE html>\n<script>if (a < b) { return `x${1}` }</script>\n<style>\na:hover { margin: 0 }\n</style>\n<p class=a>&amp;",
		},
		"php":   {"<?php\nclass A extends B { function f(array $x): ?int { return $this->y ?? 1; } } // z\n?>", "echo 1;"},
		"phtml": {"<p><?php if ($a): ?><b><?= $b ?></b><?php endif ?></p>", "<p>no code</p>", "<?php echo 1;", "<a <?= 1 ?> b>"},
		"mysql": {"SELECT `a`, \"b\" FROM t WHERE c LIKE '%d' LIMIT 1; -- e\n/*! hint */"},
		"go":    {"var t = `a {{ if .B }} {{ range $i := .C }}x{{ end }} b`\nvar u = `no template`\n/* c */ x := 'a' + 0x1F\n"},
		"go-html-template": {
			"<p class=\"{{ .Class }}\">{{ template \"x\" . }}{{/* c */}}</p><script>var a = {{ .A }};</script>",
		},
		"go-text-template": {"Dear {{ .Name | printf \"%s\" }},\n{{ with $x }}y{{ end }}\n"},
		"erb":              {"<ul><% @a.each do |b| %><li><%= b.c %></li><% end %></ul>\n<%# d %>"},
		"svelte": {
			"<script lang=\"ts\">let a: number = 1</script>\n{#if a}<b on:click|once={() => f(a)}>{a}</b>{/if}\n<style lang='scss'>$x: 1;</style>",
		},
		"yaml+jinja":  {"a: {{ b | default('c') }}\n{% if d %}\ne: 1 # f\n{% endif %}\n"},
		"genshitext":  {"#if x\n${a.b} $c\n#end\n## no\n"},
		"genshi":      {"<p py:if=\"a\">${b}<?python c = 1 ?></p>"},
		"gemtext":     {"# a\n## b\n=> gemini://c d\n```go\nfunc f()\n```\n> e\n"},
		"mess":        {"# a\n:: python\nx = 1\n::\n//b// **c** ''d''(red, bold)\n"},
		"haxe":        {"#if js\nvar a = 1;\n#elseif php\nvar b = '${c}';\n#else\ntrace(d);\n#end\nclass E { function f() return #if x 1 #else 2 #end; }"},
		"common-lisp": {"(defun f (x &optional y) (declare (type integer x)) (list x 'a :b #'car \"c\")) ; d\n"},
		"emacs-lisp":  {"(defun f (x) \"Doc.\" (interactive) (when x (message \"%s\" (car x)) (cl-incf y)))"},
		"caddyfile":   {"example.org {\n  root * /srv\n  @a path /b\n  respond @a \"{path}\" 404\n}\n"},
		"typoscript":  {"page = PAGE\npage.10 = TEXT\npage.10.value = <b>x</b> # c\n[browser = msie]\n"},
		"raku": {
			"my %h = :a(1), :b<c>, :!d; say q:to/END/;\n  text $x\n  END\nsub f(Int $x where * > 1 --> Str) { \"$x.chars() {1 + 1}\" }\n",
			"=begin pod\n=head1 Title B<bold>\nText C<code>.\n=end pod\n\n=begin code :lang<go>\nfunc f() {}\n=end code\n",
			"if $s ~~ m/ (\\w+) <?after x> $<y>=[a|b] { say 1 } / { s{a} = 'b'; tr/a/b/; s/x (.)/y$0/ }\n#`( a (b) c ) #`{{ d }} 'e'\n",
			"grammar G { token TOP { <word>+ % \\s+ } rule word(:$x) { [ 'a' | \"b\" ]**2..3 } }\n«a b» <<c $d>> <e f> Q{ {g} } qq|h| q[i",
			"q:to//;\n", "=begin x\nno end", "#`(", "s/a", "m{", "#|<<d", ":key", "B<<", "\\'", "q'\\'a' q(\\()",
		},
		"scss": {"$a: 1px;\n@mixin b($c) { &:hover { color: darken(#fff, 10%); } }\n.d { @include b(1); }"},
	} {
		for _, text := range texts {
			same(t, lexers.Get(name), text)
		}
	}
}
