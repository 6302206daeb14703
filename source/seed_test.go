package source_test

import (
	"os"
	"strings"
	"testing"

	"example.org/studyguide/source"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
)

// TestSeed loads the document that the project began with, a web page's text. It is not in the repository:
// STUDYGUIDE_SEED names it.
func TestSeed(t *testing.T) {
	name := os.Getenv("STUDYGUIDE_SEED")
	if name == "" {
		t.Skip("STUDYGUIDE_SEED is not set: no seed document to load")
	}
	src, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var found diag.List
	g, err := source.LoadBytes("seed.txt", src, source.Options{}, &found)
	if err != nil {
		t.Fatal(err)
	}
	if want := strings.TrimSuffix(strings.SplitN(string(src), "\n", 2)[0], " PDF"); g.Meta.Title != want {
		t.Errorf("title is %q, want %q", g.Meta.Title, want)
	}
	if len(g.Intro) != 3 {
		t.Errorf("introduction has %d blocks, want 3", len(g.Intro))
	}
	var sections []int
	var lines []int
	for _, s := range g.Sections {
		sections = append(sections, len(s.Questions))
		lines = append(lines, s.At.Start.Line)
	}
	equal(t, "questions in sections", sections, []int{39, 40, 10, 9, 7, 0})
	equal(t, "lines of sections", lines, []int{11, 434, 858, 952, 1040, 1070})
	if n := len(g.Sections); n > 1 && (len(g.Sections[n-1].Intro) != 1 || !g.Sections[n-2].FAQ) {
		t.Errorf("the last section has %d blocks, FAQ before it is %v", len(g.Sections[n-1].Intro), g.Sections[n-2].FAQ)
	}
	listings, tables, items := map[string]int{}, []int{}, 0
	ast.Walk(g, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.Listing:
			listings[n.Language]++
		case *ast.Table:
			tables = append(tables, len(n.Rows))
		case *ast.Item:
			items++
		case *ast.Paragraph:
			if strings.HasPrefix(ast.PlainText(n.Inlines), "Answer:") {
				t.Errorf("%s: the label of an answer is text", n.At)
			}
		}
		return true
	})
	for language, want := range map[string]int{"javascript": 25, "java": 13, "sql": 5, "php": 5, "python": 3, "yaml": 1, "bash": 1} {
		if listings[language] != want {
			t.Errorf("%d listings in %s, want %d", listings[language], language, want)
		}
	}
	equal(t, "rows of tables", tables, []int{6, 3, 3})
	if items != 138 {
		t.Errorf("%d list items, want 138", items)
	}
	numbers := map[string]int{}
	for _, q := range g.AllQuestions() {
		numbers[q.Number]++
		if q.Number == "83" {
			if n := listingsIn(q.Answer); n != 1 {
				t.Errorf("question 83 has %d listings, want 1", n)
			}
		}
	}
	if numbers["58"] != 1 || numbers["38"] != 1 || numbers["2"] != 0 || numbers["96"] != 0 || numbers[""] != 7 {
		t.Errorf("numbers are used %v times", numbers)
	}
	places := map[diag.ID][]int{}
	for _, d := range found.Sorted() {
		places[d.Rule] = append(places[d.Rule], d.Span.Start.Line)
		if d.Rule == diag.DupNumber && (len(d.Related) != 1 || d.Related[0].Span.Start.Line != 397) {
			t.Errorf("the number used twice is related to %v", d.Related)
		}
	}
	equal(t, "numbers used twice", places[diag.DupNumber], []int{552})
	equal(t, "numbers missing", places[diag.NumberGap], []int{17, 993})
	equal(t, "furniture", places[diag.Furniture], []int{1, 3, 162, 164, 166, 574, 576, 856, 948, 950, 1036, 1038, 1074})
	equal(t, "questions without answers", places[diag.NoAnswer], nil)
}

func listingsIn(blocks []ast.Block) int {
	n := 0
	for _, b := range blocks {
		if _, ok := b.(*ast.Listing); ok {
			n++
		}
	}
	return n
}

func equal(t *testing.T, what string, got, want []int) {
	t.Helper()
	if len(got) != len(want) {
		t.Errorf("%s: %v, want %v", what, got, want)
		return
	}
	for i := range got {
		if got[i] != want[i] {
			t.Errorf("%s: %v, want %v", what, got, want)
			return
		}
	}
}
