package text

import (
	"os"
	"testing"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
)

// TestSeed compares the document that the project began with, which is not in the repository, with a count by hand.
func TestSeed(t *testing.T) {
	path := os.Getenv("STUDYGUIDE_SEED")
	if path == "" {
		t.Skip("STUDYGUIDE_SEED does not name the seed document: nothing is checked")
	}
	src, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var list diag.List
	doc := Read("seed.txt", src, &list)
	checkTree(t, string(src), doc, &list)
	languages, tables, items := map[string]int{}, 0, 0
	ast.Walk(doc, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.Listing:
			languages[n.Language]++
		case *ast.Table:
			tables++
			if len(n.Header) != 2 {
				t.Errorf("%v: the table has %d columns, want 2", n.At, len(n.Header))
			}
		case *ast.List:
			items += len(n.Items)
		}
		return true
	})
	for lang, want := range map[string]int{"javascript": 25, "java": 13, "sql": 5, "php": 5, "python": 3, "yaml": 1,
		"bash": 1} {
		if languages[lang] != want {
			t.Errorf("%d listings in %s, want %d", languages[lang], lang, want)
		}
	}
	if languages[""] > 2 {
		t.Errorf("%d listings without a language, want 2 at most", languages[""])
	}
	if tables != 3 || items != 138 {
		t.Errorf("%d tables and %d items, want 3 and 138", tables, items)
	}
}
