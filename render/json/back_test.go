package json

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.org/studyguide/source"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/golden"
	"example.org/studyguide/source/sample"
)

// TestComesBackTheSame writes trees, reads them, and compares the trees and what is written of them again: all kinds of
// nodes, the sample, the guides in all fixtures, and those that STUDYGUIDE_CORPUS names.
func TestComesBackTheSame(t *testing.T) {
	all := golden.Everything()
	for _, q := range all.AllQuestions() { // as loading does
		if q.Key == "" {
			q.Key = ast.KeyOf(q.ID)
		}
	}
	t.Run("everything", func(t *testing.T) { sameAgain(t, all) })
	paper := *all
	paper.Meta.Minutes, paper.Meta.Marks = 45, -1
	t.Run("a paper", func(t *testing.T) { sameAgain(t, &paper) })
	n := 0
	each := func(name string, src []byte) {
		g, err := source.LoadBytes(name, src, source.Options{}, &diag.List{})
		if err != nil {
			return // not every input is a guide
		}
		n++
		t.Run(name, func(t *testing.T) { sameAgain(t, g) })
	}
	g, err := source.Load(sample.FS(), ".", source.Options{}, &diag.List{})
	if err != nil {
		t.Fatal(err)
	}
	t.Run("sample", func(t *testing.T) { sameAgain(t, g) })
	golden.Inputs(t, filepath.Join("..", ".."), each)
	if n < 500 {
		t.Errorf("only %d guides were found", n)
	}
	if dir := os.Getenv("STUDYGUIDE_CORPUS"); dir != "" && !testing.Short() {
		files, err := filepath.Glob(filepath.Join(dir, "*"))
		if err != nil || len(files) == 0 {
			t.Fatalf("no files in %s (%v)", dir, err)
		}
		for _, f := range files {
			if src, err := os.ReadFile(f); err == nil {
				each(filepath.Base(f), src)
			}
		}
	}
}

func sameAgain(t *testing.T, g *ast.Guide) {
	t.Helper()
	var first, second bytes.Buffer
	if err := write(&first, g); err != nil {
		t.Fatal(err)
	}
	var found diag.List
	back, err := source.LoadBytes("tree.json", first.Bytes(), source.Options{}, &found)
	if err != nil {
		t.Fatal(err, found.Sorted())
	}
	if err := write(&second, back); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(lines(first.String()), lines(second.String())); d != "" {
		t.Fatalf("the JSON differs: %s", clipped(d))
	}
	if d := cmp.Diff(lines(ast.Dump(g)), lines(ast.Dump(back))); d != "" {
		t.Errorf("the tree differs: %s", clipped(d))
	}
}

func lines(s string) []string { return strings.Split(s, "\n") }

func clipped(s string) string { return s[:min(len(s), 1500)] }
