package pattern

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"math/rand/v2"
	"path/filepath"
	"regexp"
	"regexp/syntax"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// expressions returns the arguments of all calls of New in the repository's readers.
func expressions(t *testing.T) (out []string) {
	t.Helper()
	err := filepath.WalkDir("..", func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go") {
			return err
		}
		f, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
		if err != nil {
			return err
		}
		ast.Inspect(f, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok || len(call.Args) != 1 {
				return true
			}
			if sel, ok := call.Fun.(*ast.SelectorExpr); ok && sel.Sel.Name == "New" {
				if x, ok := sel.X.(*ast.Ident); ok && x.Name == "pattern" {
					out = append(out, text(t, call.Args[0]))
				}
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(out) < 150 {
		t.Fatalf("only %d expressions were found", len(out))
	}
	return out
}

// text returns the value of a constant expression of literals and names of constants.
func text(t *testing.T, e ast.Expr) string {
	switch e := e.(type) {
	case *ast.BasicLit:
		s, err := strconv.Unquote(e.Value)
		if err != nil {
			t.Fatal(err)
		}
		return s
	case *ast.BinaryExpr:
		return text(t, e.X) + text(t, e.Y)
	case *ast.Ident:
		if e.Obj != nil {
			if spec, ok := e.Obj.Decl.(*ast.ValueSpec); ok {
				i := slices.IndexFunc(spec.Names, func(n *ast.Ident) bool { return n.Name == e.Name })
				return text(t, spec.Values[i])
			}
		}
		return "x" // a constant of another file
	case *ast.SelectorExpr:
		return "x" // or of another package
	}
	t.Fatalf("an expression is made by %T", e)
	return ""
}

// sentence writes text to b that re is likely to match.
func sentence(r *rand.Rand, b *strings.Builder, re *syntax.Regexp) {
	switch re.Op {
	case syntax.OpLiteral:
		for _, c := range re.Rune {
			if re.Flags&syntax.FoldCase != 0 {
				for range r.IntN(4) {
					c = foldOf(c)
				}
			}
			b.WriteRune(c)
		}
	case syntax.OpCharClass:
		i := 2 * r.IntN(len(re.Rune)/2)
		b.WriteRune(re.Rune[i] + r.Int32N(min(re.Rune[i+1]-re.Rune[i]+1, 200)))
	case syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		b.WriteString([]string{"a", " ", "(", "ſ", "é", "\xff", "K"}[r.IntN(7)])
	case syntax.OpBeginLine, syntax.OpEndLine:
		if r.IntN(2) == 0 {
			b.WriteByte('\n')
		}
	case syntax.OpWordBoundary:
		b.WriteString([]string{"", " ", "."}[r.IntN(3)])
	case syntax.OpStar, syntax.OpPlus, syntax.OpQuest, syntax.OpRepeat:
		least, most := 0, 3
		switch re.Op {
		case syntax.OpPlus:
			least = 1
		case syntax.OpQuest:
			most = 1
		case syntax.OpRepeat:
			least, most = re.Min, max(re.Min, min(re.Max, re.Min+3))
		}
		for range least + r.IntN(most-least+1) {
			sentence(r, b, re.Sub[0])
		}
	case syntax.OpAlternate:
		sentence(r, b, re.Sub[r.IntN(len(re.Sub))])
	case syntax.OpConcat, syntax.OpCapture:
		for _, sub := range re.Sub {
			sentence(r, b, sub)
		}
	}
}

// foldOf returns a character that equals c when case is ignored.
func foldOf(c rune) rune {
	for other := unicode.SimpleFold(c); other != c; other = unicode.SimpleFold(other) {
		if c%3 == 0 && strings.ContainsRune("ſKς", other) {
			return other
		}
	}
	if s := strings.ToUpper(string(c)); s != string(c) && utf8.RuneCountInString(s) == 1 {
		r, _ := utf8.DecodeRuneInString(s)
		return r
	}
	r, _ := utf8.DecodeRuneInString(strings.ToLower(string(c)))
	return r
}

// TestAMatchIsNeverMissed checks that every text an expression matches meets the need derived from it.
func TestAMatchIsNeverMissed(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	own := []string{
		`(?i)ask|ſ|k`,
		`a|b*`,
		`(?:ab|c)+d?$`,
		`^(?:x|[y-z]|\d{2,})`,
		`(?i:K)elvin`,
		`[^a]b`,
		`^`,
		`x?y?`,
		`(?i)σ`,
		`^(?i)ſ`,
		`(ab|)c`,
		`^\x{FFFD}`,
		`^(?i)(?:sk|ſ)x`,
		`^(?:a|\d)é`,
		`^(?i:K)x?`,
		`^(?:|a)b`,
	}
	for _, expr := range append(expressions(t), own...) {
		re, err := regexp.Compile(expr)
		if err != nil {
			t.Errorf("%s: %v", expr, err)
			continue
		}
		tree, err := syntax.Parse(expr, syntax.Perl)
		if err != nil {
			t.Fatal(err)
		}
		p, matches := New(expr), 0
		for range 300 {
			var b strings.Builder
			b.WriteString([]string{"", "", "", "a ", "\n", "é"}[r.IntN(6)])
			sentence(r, &b, tree)
			b.WriteString([]string{"", "", " a", ";\n", "(K"}[r.IntN(5)])
			s := b.String()
			if re.MatchString(s) {
				matches++
			}
			if got, want := p.MatchString(s), re.MatchString(s); got != want {
				t.Fatalf("%s matches %q: %v, want %v; need %+v", expr, s, got, want, p.need)
			}
		}
		if matches == 0 {
			t.Errorf("%s: no text that it matches was tried", expr)
		}
	}
}

func TestNeed(t *testing.T) {
	for expr, want := range map[string][][]string{
		`\b(?:const|let)\s+[\w$\{\[]+`: {{"const", "let"}},
		`\bvar\s+\w+\s*(?:=|;)`:        {{"var"}, {";", "="}},
		`(?i)\b(?:Kotlin|rails)\b`:     {{"kotlin", "rails"}},
		`"[^"]+"\s*:`:                  {{`"`}, {`"`}, {":"}},
		`[^=!]===|(?m)^\s*echo\s.*;`:   {{"===", "echo"}},
		`^[A-Z]\w*`:                    nil,
		`(?:ab|cd?)e`:                  {{"abe", "cde", "ce"}},
		`a|b*`:                         nil,
	} {
		var got [][]string
		for _, c := range needOf(expr).clauses {
			if c.ways == nil {
				got = append(got, c.texts)
			}
		}
		if !slices.EqualFunc(got, want, slices.Equal) {
			t.Errorf("%s needs %q, want %q", expr, got, want)
		}
	}
}

// TestEachAlternativeNeedsItsOwnTexts checks that one text of an alternative is not enough where it needs several.
func TestEachAlternativeNeedsItsOwnTexts(t *testing.T) {
	for _, c := range []struct {
		expr, text string
		may        bool
	}{
		{`\bconst\s+\w+\s*&|\bvirtual\s`, "const x = 1", false},
		{`\bconst\s+\w+\s*&|\bvirtual\s`, "const x && y", true},
		{`\bconst\s+\w+\s*&|\bvirtual\s`, "virtual void", true},
		{`a(?:bb\w+x|c)+\d`, "abb 1", false},
		{`a(?:bb\w+x|c)+\d`, "abb 1 x", true},
		{`a(?:bb\w+x|c)*\d`, "a1", true},
		{`a(?:bb\w+x|c|)\d`, "a1", true},
		{`(?i)x(?:\w+Y\w+z|q)`, "X Q", true},
		{`(?i)x(?:\w+Y\w+z|q)`, "X y", false},
	} {
		if got := New(c.expr).may(Of(c.text)); got != c.may {
			t.Errorf("%s may match %q: %v", c.expr, c.text, got)
		}
	}
}

func TestStarts(t *testing.T) {
	for expr, want := range map[string][]string{
		`^(?:FROM|RUN?)\s+x`:          {"FROM", "RU", "RUN"},
		`^(?i)(?:Q|câu(?: hỏi)?|問)\.`: {"q.", "c"},
		`^-?[a-z]+`:                   nil,
		`^\s*x`:                       nil,
		`FROM`:                        nil,
		`^(?:ab)+c`:                   {"ab"},
	} {
		var got []string
		if p := needOf(expr).starts; p != nil {
			got = p.texts
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s starts with %q, want %q", expr, got, want)
		}
	}
}

func TestMethodsAreThoseOfRegexp(t *testing.T) {
	const expr = `(b+)c`
	p, re := New(expr), regexp.MustCompile(expr)
	for _, s := range []string{"", "abbc bc", "abb"} {
		if got, want := p.FindString(s), re.FindString(s); got != want {
			t.Errorf("FindString(%q) = %q, want %q", s, got, want)
		}
		if got, want := p.FindStringIndex(s), re.FindStringIndex(s); !slices.Equal(got, want) {
			t.Errorf("FindStringIndex(%q) = %v, want %v", s, got, want)
		}
		if got, want := p.FindStringSubmatch(s), re.FindStringSubmatch(s); !slices.Equal(got, want) {
			t.Errorf("FindStringSubmatch(%q) = %v, want %v", s, got, want)
		}
		if got, want := p.FindStringSubmatchIndex(s), re.FindStringSubmatchIndex(s); !slices.Equal(got, want) {
			t.Errorf("FindStringSubmatchIndex(%q) = %v, want %v", s, got, want)
		}
		if got, want := p.ReplaceAllString(s, "<$1>"), re.ReplaceAllString(s, "<$1>"); got != want {
			t.Errorf("ReplaceAllString(%q) = %q, want %q", s, got, want)
		}
		if got, want := p.Count(Of(s), 1), len(re.FindAllString(s, 1)); got != want {
			t.Errorf("Count(%q, 1) = %d, want %d", s, got, want)
		}
	}
}

func BenchmarkMatch(b *testing.B) {
	const expr = `\b(?:const|let)\s+[\w$\{\[]+`
	text := strings.Repeat("SELECT name FROM users WHERE id = 1;\n", 10)
	b.Run("regexp", func(b *testing.B) {
		re := regexp.MustCompile(expr)
		for b.Loop() {
			re.MatchString(text)
		}
	})
	b.Run("pattern", func(b *testing.B) {
		p := New(expr)
		for b.Loop() {
			p.MatchString(text)
		}
	})
}
