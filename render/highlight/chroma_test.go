package highlight

import (
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
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
	if name == "Raku" {
		return // its rules change while they are applied
	}
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
	for _, l := range lexers.GlobalLexerRegistry.Lexers {
		for _, text := range odd {
			same(t, l, text)
		}
	}
}
