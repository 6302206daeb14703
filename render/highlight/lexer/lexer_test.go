package lexer_test

import (
	"flag"
	"os"
	"strings"
	"testing"
	"time"

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
	if testing.Short() {
		t.Skip("compiles every expression")
	}
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

// TestWhatIsToldWithoutTheEngineIsTrue asks every rule about places of texts, and the engine of expressions as well.
func TestWhatIsToldWithoutTheEngineIsTrue(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles every expression")
	}
	told, matched := 0, 0
	texts := [][]rune{
		[]rune("select SELECT Select selects _select select1 sélect selecté İF if\u212a kelvin\u212a ſelect"),
		[]rune("x1 12.5e+3 0xFFi /* a */ // b\n\t \r\n 'it''s' \"q\\\"\" <a-b> {{ . }} $x @y #z %w ~!^&*()=+[]\\|;:,.?`"),
		[]rune("func main() { return nil, true } class A(object): def int char\u00e9 日本 public static void\n\n\nend"),
	}
	for _, l := range lexers.GlobalLexerRegistry.Lexers {
		for _, r := range lexer.Rules(lexer.Find(l.Config().Name)) {
			for i, text := range texts {
				for at := (told + i) % 3; at < len(text); at += 3 {
					known, ok, length := r.Tell(text, at)
					if !known {
						continue
					}
					told++
					m, err := r.Expression.FindRunesMatchStartingAt(text, at)
					if err != nil {
						t.Fatal(err)
					}
					if (m != nil) != ok || ok && m.RuneLength != length {
						t.Fatalf("%q at %q: %v, %d, want %v", r.Expression, string(text[at:]), ok, length, m)
					}
					if ok {
						matched++
					}
				}
			}
		}
	}
	if told < 100000 || matched < 1000 {
		t.Errorf("only %d are told, of which %d match", told, matched)
	}
}

var listings = []struct{ language, text string }{
	{"go", "// f returns one.\nfunc f(x int) (y string, err error) {\n\treturn fmt.Sprintf(\"%d\", x), nil\n}\n"},
	{"sql", "SELECT name, count(*) FROM users WHERE age > 18 AND city = 'Rome' GROUP BY name; -- all\n"},
	{"javascript", "async function load(id) {\n  const r = await fetch(`/users/${id}`);\n  return r.json(); // done\n}\n"},
	{"python", "@cache\ndef f(n: int) -> str:\n    \"\"\"Return n.\"\"\"\n    return f\"{n}\" if n else None\n"},
	{"json", "{\"a\": [1, 2.5, true, null], \"b\": {\"c\": \"d\\n\"}}\n"},
	{"yaml", "# names\nusers:\n  - name: Ann\n    admin: true\n    age: 30\n"},
	{"bash", "for f in *.txt; do\n  echo \"$f\" | wc -l # lines\ndone\n"},
	{"java", "public class A {\n  private final int x = 1;\n  @Override public String toString() { return \"A\"; }\n}\n"},
}

// BenchmarkTokens cuts listings in eight languages, which were read before or are read for them.
func BenchmarkTokens(b *testing.B) {
	for _, first := range []bool{false, true} {
		name := "again"
		if first {
			name = "first"
		}
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if first {
					lexer.Forget()
				}
				for _, l := range listings {
					ok := lexer.Find(l.language).Tokens([]rune(l.text), time.Now().Add(time.Minute),
						func(lexer.Kind, []rune) bool { return true })
					if !ok {
						b.Fatal(l.language)
					}
				}
			}
		})
	}
	b.Run("chroma", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			for _, l := range listings {
				if _, err := chroma.Tokenise(lexers.Get(l.language), nil, l.text); err != nil {
					b.Fatal(err)
				}
			}
		}
	})
}
