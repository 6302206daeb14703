package text

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/golden"
)

var update = golden.Flag()

func TestFixtures(t *testing.T) {
	input := func(section string) bool { return section == "in.txt" }
	update.Run(t, "testdata/*.txtar", input, func(t *testing.T, in map[string][]byte) map[string]string {
		var list diag.List
		doc := Read("in.txt", in["in.txt"], &list)
		var found strings.Builder
		for _, d := range list.Sorted() {
			fmt.Fprintln(&found, d)
		}
		checkTree(t, string(in["in.txt"]), doc, &list)
		return map[string]string{"ast": ast.DumpDocument(doc), "diag": found.String()}
	})
}

var wordPattern = regexp.MustCompile(`[\pL]{2,}`)

// collect returns everything that doc shows, and the languages of its listings.
func collect(doc *ast.Document) string {
	var b strings.Builder
	ast.Walk(doc, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.Text:
			b.WriteString(n.Value)
		case *ast.Code:
			b.WriteString(n.Value)
		case *ast.Listing:
			b.WriteString("\n" + n.Language + "\n" + n.Text + "\n")
		default:
			b.WriteByte('\n')
		}
		return true
	})
	return b.String()
}

// checkTree checks invariants of every document: spans are inside the file, and every word is in the tree except the
// names of fences and reported furniture.
func checkTree(t *testing.T, src string, doc *ast.Document, list *diag.List) {
	t.Helper()
	lines := strings.Split(src, "\n")
	inside := func(p diag.Pos) bool {
		return p.Line >= 1 && p.Line <= len(lines) && p.Col >= 1 && p.Col <= utf8.RuneCountInString(lines[p.Line-1])+1
	}
	ast.Walk(doc, func(n ast.Node) bool {
		if s := n.Span(); !s.IsZero() && (!inside(s.Start) || !inside(s.End) || s.End.Before(s.Start)) {
			t.Errorf("%T has the span %v, which is not in the file", n, s)
		}
		return true
	})
	set := map[int]bool{}
	for _, d := range list.Sorted() {
		for l := d.Span.Start.Line; d.Rule == diag.Furniture && l <= d.Span.End.Line; l++ {
			set[l] = true
		}
	}
	have := map[string]int{}
	for _, w := range wordPattern.FindAllString(collect(doc), -1) {
		have[w]++
	}
	for i, l := range lines {
		if set[i+1] || strings.HasPrefix(strings.TrimSpace(l), "```") ||
			strings.HasPrefix(strings.TrimSpace(l), "~~~") {
			continue
		}
		for _, w := range wordPattern.FindAllString(l, -1) {
			if !spend(have, w) {
				t.Errorf("line %d: the word %q is lost", i+1, w)
			}
		}
	}
}

// spend takes w from have, whole or as two or more words that had run together, and reports whether it could.
func spend(have map[string]int, w string) bool {
	if have[w] > 0 {
		have[w]--
		return true
	}
	for i := range w {
		if i > 0 && (have[w[:i]] > 0 || utf8.RuneCountInString(w[:i]) == 1) &&
			(utf8.RuneCountInString(w[i:]) == 1 || spend(have, w[i:])) {
			have[w[:i]]--
			return true
		}
	}
	return false
}

func TestWrongBytesAreReplacedAndColumnsStay(t *testing.T) {
	var list diag.List
	doc := Read("a.txt", []byte("a\xff\xfeb `x` \x01 c"), &list)
	got := ast.DumpBlocks(doc.Blocks)
	if !strings.Contains(got, "a\uFFFD\uFFFDb") || !strings.Contains(got, "\uFFFD c") {
		t.Errorf("wrong bytes and controls are not shown as U+FFFD:\n%s", got)
	}
}

func TestWordThenDigitMissesNoNumberedWord(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	parts := []string{
		"Step", "é", "ab", " ", "\t", ".", "-", "#", "№", "*", "_", "1", "23", ":", ")", "、", "\u00a0", "–",
	}
	matches := 0
	for range 200_000 {
		var b strings.Builder
		for range r.IntN(9) {
			b.WriteString(parts[r.IntN(len(parts))])
		}
		if s := b.String(); wordNumber.MatchString(s) {
			matches++
			if !wordThenDigit(s) {
				t.Fatalf("%q has a numbered word", s)
			}
		}
	}
	if matches == 0 {
		t.Error("nothing matched")
	}
}

// BenchmarkHostile reads inputs that tempt a reader to look at the same lines again and again, at two sizes: the bytes
// a second should be the same.
func BenchmarkHostile(b *testing.B) {
	for name, unit := range map[string]string{
		"fences":      "```go\n",
		"long fences": "````go\n```\n",
		"colons":      "x := y:\n",
		"seams":       "FooBar BazQux\n",
		"numbers":     "1. What?\n   because\n\n",
		"nested":      "- a\n  - b\n    - c\n",
		"brackets":    "f({\n\n",
		"backticks":   "`a 'b ",
		"quotes":      "\"a 'b ",
		"tabs":        "a\tb\tc\n",
		"keys":        "a:\n  b: c\n\n",
		"links":       "http://é.example/(a ",
		"rules":       "---\n",
		"indented":    "     x = 1\n     and so on it goes.\n",
	} {
		for _, n := range []int{1_000, 8_000} {
			src := []byte(strings.Repeat(unit, n))
			b.Run(fmt.Sprintf("%s/%d", name, n), func(b *testing.B) {
				b.SetBytes(int64(len(src)))
				for b.Loop() {
					Read("a.txt", src, &diag.List{})
				}
			})
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{
		"Q1. Why?\n\nBecause:\n\nconst a = {\n\n  b: 1\n};\n",
		"• a\n  • b\n    c:\nx = 1;\n",
		"NameUse\nPythonData, web\nRubyWeb sites\n",
		"a | b\n--|--\n1 | 2\n",
		"java\nCopy\nint x;\n",
		"```\nQ1. a\n",
		"a\tb\nc\td\ne\tf\n",
		"1. a\n2. b\n\n   c\n",
		"Title\n=====\n",
		"x `y' `z` http://a.b/(c).\n",
		"o  a\n   b\no  c\n",
		"h  k\n-- --\na  b\n   c\n",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, src string) {
		src = strings.Map(func(r rune) rune {
			if r == '\r' || r != '\n' && r != '\t' && r < ' ' || r == utf8.RuneError {
				return -1
			}
			return r
		}, src)
		if strings.HasPrefix(src, "---") { // front matter has a reader of its own
			return
		}
		var list diag.List
		checkTree(t, src, Read("in.txt", []byte(src), &list), &list)
	})
}
