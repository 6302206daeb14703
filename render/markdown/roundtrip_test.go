package markdown_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"studyguide/render"
	"studyguide/render/markdown"
	"studyguide/source"
	"studyguide/source/ast"
	"studyguide/source/diag"
	"studyguide/source/sample"
)

// write gives g as Markdown.
func write(t *testing.T, g *ast.Guide) []byte {
	t.Helper()
	var b bytes.Buffer
	var found diag.List
	if err := (markdown.Renderer{}).Render(context.Background(), &b, &render.Job{Guide: g, Sink: &found}); err != nil {
		t.Fatal(err)
	}
	for _, d := range found.Sorted() {
		t.Error(d)
	}
	return b.Bytes()
}

// roundTrip holds that a guide written as Markdown and read again is the same, and that writing it once more changes nothing. A
// source that is no guide passes.
func roundTrip(t *testing.T, name string, src []byte) {
	t.Helper()
	if text, again := sameTree(t, name, src); again != nil {
		if d := cmp.Diff(strings.Split(string(text), "\n"), strings.Split(string(write(t, again)), "\n")); d != "" {
			t.Errorf("writing it again differs (-first +second):\n%s", d)
		}
	}
}

// sameTree is the first half of roundTrip. It gives the Markdown and the tree read again, nil if there is no guide.
func sameTree(t *testing.T, name string, src []byte) ([]byte, *ast.Guide) {
	t.Helper()
	g, err := source.LoadBytes(name, src, source.Options{}, &diag.List{})
	if err != nil {
		return nil, nil
	}
	want := markdown.Normal(g)
	text := write(t, g)
	var found diag.List
	again, err := source.LoadBytes("again.md", text, source.Options{}, &found)
	if err != nil {
		t.Fatalf("%v\n%v", err, found.Sorted())
	}
	if d := cmp.Diff(strings.Split(want, "\n"), strings.Split(markdown.Normal(again), "\n")); d != "" {
		t.Errorf("the tree differs (-was +is):\n%s", d)
	}
	return text, again
}

func TestEveryFixtureComesBackTheSame(t *testing.T) {
	globs := []string{"../../source/testdata/*.txtar", "../../source/*/testdata/*.txtar", "../../cmd/studyguide/testdata/golden/*.txtar"}
	n := 0
	for _, glob := range globs {
		files, err := filepath.Glob(glob)
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			ar, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range ar.Files {
				if ext := filepath.Ext(f.Name); ext == ".md" || ext == ".txt" || ext == ".html" {
					n++
					t.Run(filepath.Base(file), func(t *testing.T) { roundTrip(t, f.Name, f.Data) })
				}
			}
		}
	}
	if n == 0 {
		t.Fatal("no fixtures")
	}
}

func TestSampleComesBackTheSame(t *testing.T) {
	src, err := sample.FS().Open(sample.Name)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if _, err := b.ReadFrom(src); err != nil {
		t.Fatal(err)
	}
	roundTrip(t, sample.Name, b.Bytes())
}

func TestSeedAndCorpusComeBackTheSame(t *testing.T) {
	seed, corpus := os.Getenv("STUDYGUIDE_SEED"), os.Getenv("STUDYGUIDE_CORPUS")
	if seed == "" && corpus == "" {
		t.Skip("STUDYGUIDE_SEED and STUDYGUIDE_CORPUS are not set: no document to write")
	}
	files := []string{}
	if corpus != "" {
		for _, ext := range []string{"*.md", "*.txt", "*.html"} {
			more, err := filepath.Glob(filepath.Join(corpus, ext))
			if err != nil {
				t.Fatal(err)
			}
			files = append(files, more...)
		}
	}
	if seed != "" {
		files = append(files, seed)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			src, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			roundTrip(t, file, src)
		})
	}
}
