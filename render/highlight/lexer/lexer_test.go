package lexer_test

import (
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/lexers"

	"example.org/studyguide/render/highlight/internal/generate"
	"example.org/studyguide/render/highlight/lexer"
)

var update = flag.Bool("update", false, "write the files of rules anew")

// TestFilesAreOfThisChroma checks that the rules were generated anew when go.mod was changed.
func TestFilesAreOfThisChroma(t *testing.T) {
	files, err := generate.Files()
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range files {
		if *update {
			if err := os.WriteFile(name, []byte(want), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		got, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if string(got) != want {
			t.Errorf("%s is of another version of chroma: run go generate ./render/highlight/lexer", name)
		}
	}
}

// numbers returns the places of chroma's lexers in its registry.
func numbers() map[chroma.Lexer]int {
	out := map[chroma.Lexer]int{nil: -1}
	for i, l := range lexers.GlobalLexerRegistry.Lexers {
		out[l] = i
	}
	return out
}

func TestFind(t *testing.T) {
	number := numbers()
	names := generate.Ranked()
	if len(names) < 700 {
		t.Fatalf("only %d names", len(names))
	}
	for name, l := range names {
		for _, form := range []string{name, strings.ToUpper(name), strings.ToLower(name)} {
			if strings.ToLower(form) != name {
				continue // a letter whose capital is that of another one
			}
			if got := lexer.Place(lexer.Find(form)); got != number[l] {
				t.Errorf("%q is %d, want %d, %s", form, got, number[l], l.Config().Name)
			}
		}
	}
	for _, name := range []string{"", " ", "no such language", "\x00", "~", "zzzz", "\U0010ffff", "go\t", "1\t1"} {
		if l := lexer.Find(name); l != nil {
			t.Errorf("%q is %d", name, lexer.Place(l))
		}
	}
}

// TestEveryNameOfChromaIsKnown asks for code within other code, which chroma also knows by names of files.
func TestEveryNameOfChromaIsKnown(t *testing.T) {
	number := numbers()
	for _, name := range append(lexers.Names(true),
		"", "go", "GO", "Go", "js", "jsx", "tsx", "ts", "yml", "h", "pl", "pm", "t", "php", "php3", "inc", "Makefile",
		"makefile", "Dockerfile", "dockerfile", "x.go", "x.go~", "go.bak", "html.erb", "Caddyfile.x", "no such",
		"no_such", "sh", "zshrc", "conf", "in", "txt", "m", "v", "rs", "[", "*", "?", "a/b.py", "a\\b.py", "C", "c++",
		"C++", "Cpp", "hpp", "🔥", "*.md", "md.orig",
	) {
		if got, want := lexer.Place(lexer.Inner(name)), number[lexers.Get(name)]; got != want {
			t.Errorf("%q is %d, want %d", name, got, want)
		}
		if l := lexers.Get(name); l != nil && lexer.Find(name) == nil && name != "" {
			if c := generate.Ranked()[strings.ToLower(name)]; c != nil {
				t.Errorf("%q is not known", name)
			}
		}
	}
}

func TestMediaOfChromaAreKnown(t *testing.T) {
	number := numbers()
	for _, l := range lexers.GlobalLexerRegistry.Lexers {
		for _, name := range append(l.Config().MimeTypes, "text/none") {
			if got, want := lexer.Place(lexer.Media(name)), number[lexers.MatchMimeType(name)]; got != want {
				t.Errorf("%q is %d, want %d", name, got, want)
			}
		}
	}
}

// TestExpressionsBeginAsTheirSetsSay tries every expression at each ASCII character, with different text behind it. An
// expression must not match where it is passed over.
func TestExpressionsBeginAsTheirSetsSay(t *testing.T) {
	behind := []string{"", "a", "\n", " x", "1.5", "\"'", "=>{", "*/", "--", "func(a)", "A_b:c\n\n"}
	narrow := 0
	for i := range lexers.GlobalLexerRegistry.Lexers {
		for _, r := range lexer.Rules(lexer.Find(lexers.GlobalLexerRegistry.Lexers[i].Config().Name)) {
			for c := range rune(128) {
				if r.First(c) {
					continue
				}
				narrow++
				text := []rune(string(c) + behind[(int(c)+narrow)%len(behind)])
				if m, err := r.Expression.FindRunesMatchStartingAt(text, 0); err == nil && m != nil {
					t.Fatalf("%q matches %q", r.Expression, string(text))
				}
			}
		}
	}
	if narrow < 100000 {
		t.Errorf("only %d characters are passed over", narrow)
	}
}
