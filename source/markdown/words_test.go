package markdown

import (
	stdhtml "html"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/html"
)

// Patterns of markup, independent of the reader.
var (
	commentPattern = regexp.MustCompile(`(?s)<!--.*?-->`)
	scriptPattern  = regexp.MustCompile(`(?is)<(script|style)\b.*?</(script|style)>`)
	tagPattern     = regexp.MustCompile(`</?([a-zA-Z][a-zA-Z0-9]*)(?:\s[^<>]*)?/?>`)
	infoPattern    = regexp.MustCompile("(?m)^([ \t>]*(?:[-*+] |\\d+[.)] )?[ \t]*(?:```+|~~~+))[^`\n]*$")
	frontPattern   = regexp.MustCompile(`\A---[ \t]*\n(?s:.*?)\n---[ \t]*\n`)
	anchorPattern  = regexp.MustCompile(`\{#[^{}\s]*\}`) // behind a title, for links
	targetPattern  = regexp.MustCompile(`\]\((?:<[^<>\n]*>|[^()\s]*(?:\([^()]*\)[^()\s]*)*)(?:\s+"[^"\n]*")?\)`)
	// Only the character references that authors write, because code may contain "&name;".
	referencePattern = regexp.MustCompile(`&(?:lt|gt|amp|nbsp|quot|shy|#39|\pL(?:grave|acute|circ|uml|tilde|cedil));`)

	definitionPattern = regexp.MustCompile(`(?m)^[ \t>]*\[([^\]^\n][^\]\n]*)\]:[ \t]*\S+`)
	markerPattern     = regexp.MustCompile(`(?m)^[ \t>]*\d+[.)](?:[ \t]|$)`)
	taskPattern       = regexp.MustCompile(`(?m)^([ \t>]*(?:[-*+]|\d+[.)])[ \t]+)\[[ xX]\]`)
	alertPattern      = regexp.MustCompile(`(?m)^[ \t>]*\[![A-Z]+\][ \t]*$`)
	wordPattern       = regexp.MustCompile(`[\pL\pM\pN]+`)
)

// words returns the words of src that are not markup.
func words(src string) []string {
	src = frontPattern.ReplaceAllString(src, "") // its fields are no text: package config reads them
	src = scriptPattern.ReplaceAllString(commentPattern.ReplaceAllString(src, " "), " ")
	src = infoPattern.ReplaceAllString(src, "$1")
	src = anchorPattern.ReplaceAllString(src, "")
	src = targetPattern.ReplaceAllString(src, "]")
	src = definitionPattern.ReplaceAllString(src, "$1")
	src = alertPattern.ReplaceAllString(src, "")
	src = taskPattern.ReplaceAllString(src, "$1")
	src = markerPattern.ReplaceAllString(src, " ")
	src = tagPattern.ReplaceAllStringFunc(src, func(tag string) string {
		name := tagPattern.FindStringSubmatch(tag)[1]
		if m := html.Meaning(name); m == html.Unknown || m == html.Foreign {
			return tag
		}
		return " "
	})
	src = referencePattern.ReplaceAllStringFunc(src, stdhtml.UnescapeString)
	return wordPattern.FindAllString(src, -1)
}

// shown counts the words that the blocks of doc show.
func shown(doc *ast.Document) map[string]int {
	have := map[string]int{}
	add := func(s string) {
		for _, w := range wordPattern.FindAllString(s, -1) {
			have[w]++
		}
	}
	ast.Walk(doc, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.Text:
			add(n.Value)
		case *ast.Code:
			add(n.Value)
		case *ast.Listing:
			add(n.Text)
		case *ast.Image:
			add(n.Alt)
		}
		return true
	})
	return have
}

func TestNoWordOfTheCorpusIsLost(t *testing.T) {
	folder := os.Getenv("STUDYGUIDE_CORPUS")
	if folder == "" {
		t.Skip("STUDYGUIDE_CORPUS names no folder of guides: nothing is checked")
	}
	files, err := filepath.Glob(filepath.Join(folder, "*.md"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no Markdown in %s (%v)", folder, err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			src, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			var list diag.List
			doc := Read(file, src, &list)
			have := shown(doc)
			all := words(string(src))
			var missing []string
			for _, w := range all {
				if have[w]--; have[w] < 0 {
					missing = append(missing, w)
				}
			}
			if len(missing) > 0 {
				t.Errorf("%d of %d words are missing: %q", len(missing), len(all), missing[:min(len(missing), 60)])
			}
			checkSpans(t, doc, src)
		})
	}
}

// checkSpans checks that every span of doc is inside src and in order.
func checkSpans(t *testing.T, doc *ast.Document, src []byte) {
	t.Helper()
	p := diag.NewLines("", src)
	end := p.Pos(len(src))
	bad := 0
	ast.Walk(doc, func(n ast.Node) bool {
		s := n.Span()
		if s.IsZero() {
			return true
		}
		if s.Start.Line < 1 || s.Start.Col < 1 || s.End.Before(s.Start) || end.Before(s.End) {
			bad++
			if bad < 5 {
				t.Errorf("%T has the span %v to %v; the file ends at %v", n, s.Start, s.End, end)
			}
		}
		return true
	})
}

// slice returns the source at s.
func slice(src []byte, s diag.Span) string {
	lines := strings.SplitAfter(string(src), "\n")
	at := func(pos diag.Pos) int {
		runes := []rune(strings.Join(lines[pos.Line-1:], ""))
		return len(strings.Join(lines[:pos.Line-1], "")) + len(string(runes[:min(pos.Col-1, len(runes))]))
	}
	return string(src[at(s.Start):at(s.End)])
}

func TestSpansCoverWhatTheNodeCameFrom(t *testing.T) {
	src := []byte("# Tïtle *one* two\n" +
		"\n" +
		"Wörds `a b` **bold *deep* x** and [a link](http://e.org/x \"T\") or <b>raw</b>,\n" +
		"www.example.org <http://auto.org> ~~gone~~ ![alt *x*](i.png 'T') &amp; [ref][r] end[^1].\n" +
		"\n" +
		"> - item ``c`d``\n" +
		">   1. inner\n" +
		"\n" +
		"```go\nx := 1\n```\n" +
		"\n" +
		"Setext\n" +
		"======\n" +
		"\n" +
		"| a | b `c` |\n|---|---|\n| 1 | **2** |\n" +
		"\n" +
		"---\n" +
		"\n" +
		"[r]: http://r.org\n" +
		"[^1]: The note.\n")
	var list diag.List
	doc := Read("in.md", src, &list)
	var got []string
	ast.Walk(doc, func(n ast.Node) bool {
		switch n.(type) {
		case *ast.Document, *ast.Paragraph:
		default:
			got = append(got, slice(src, n.Span()))
		}
		return true
	})
	want := []string{
		"# Tïtle *one* two", "Tïtle ", "*one*", "one", " two", "Wörds ", "`a b`", " ", "**bold *deep* x**", "bold ",
		"*deep*", "deep", " x", " and ", "[a link](http://e.org/x \"T\")", "a link", " or ", "<b>raw</b>", "raw", ",",
		"\n", "www.example.org", "www.example.org", " ", "<http://auto.org>", "<http://auto.org>", " ", "~~gone~~",
		"gone", " ", "![alt *x*](i.png 'T')", " &amp; ", "[ref][r]", "ref", " end", "[^1]", ".",
		"> - item ``c`d``\n>   1. inner", "- item ``c`d``\n>   1. inner", "- item ``c`d``\n>   1. inner", "item ",
		"``c`d``", "1. inner", "1. inner", "inner", "```go\nx := 1\n```", "Setext\n======", "Setext",
		"| a | b `c` |\n|---|---|\n| 1 | **2** |", "a", "a", "b `c`", "b ", "`c`", "1", "1", "**2**", "**2**", "2",
		"---", "[^1]: The note.", "The note.",
	}
	if !slices.Equal(got, want) {
		for i := range max(len(got), len(want)) {
			g, w := "", ""
			if i < len(got) {
				g = got[i]
			}
			if i < len(want) {
				w = want[i]
			}
			if g != w {
				t.Errorf("node %d covers %q, want %q", i, g, w)
			}
		}
	}
}
