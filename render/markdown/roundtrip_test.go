package markdown_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"example.org/studyguide/render"
	"example.org/studyguide/render/markdown"
	"example.org/studyguide/source"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/edition"
	"example.org/studyguide/source/golden"
	"example.org/studyguide/source/sample"
)

// write returns g as Markdown.
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

// roundTrip holds that a guide written as Markdown and read again is the same, and that writing it once more changes
// nothing. A source that is no guide passes.
// Only titles of banks may lose a mark, since then they are known not to be numbers.
func roundTrip(t *testing.T, name string, src []byte) {
	t.Helper()
	text, again := sameTree(t, name, src)
	if again != nil {
		second := write(t, again)
		if !isText(filepath.Ext(name)) {
			text = bytes.ReplaceAll(text, []byte("# Q: "), []byte("# "))
			second = bytes.ReplaceAll(second, []byte("# Q: "), []byte("# "))
		}
		if d := cmp.Diff(strings.Split(string(text), "\n"), strings.Split(string(second), "\n")); d != "" {
			t.Errorf("writing it again differs (-first +second):\n%s", d)
		}
	}
}

// sameTree is the first half of roundTrip. It returns the Markdown and the tree read again, nil if there is no guide.
func sameTree(t *testing.T, name string, src []byte) ([]byte, *ast.Guide) {
	t.Helper()
	g, err := source.LoadBytes(name, src, source.Options{}, &diag.List{})
	if err != nil {
		return nil, nil
	}
	return comesBack(t, g)
}

// comesBack is sameTree for a guide that was read already.
func comesBack(t *testing.T, g *ast.Guide) ([]byte, *ast.Guide) {
	t.Helper()
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

// isInput reports whether files with an extension are inputs of fixtures: of every format that can stand in one, so not
// of Word.
func isInput(ext string) bool {
	switch ext {
	case ".csv", ".tsv", ".json", ".jsonl", ".yaml", ".gift", ".aiken", ".xml":
		return true
	}
	return isText(ext)
}

// isText reports whether what is a question in files with an extension is recognized, not said by their form.
func isText(ext string) bool {
	switch ext {
	case ".md", ".mdx", ".txt", ".html", ".rst", ".org", ".ipynb":
		return true
	}
	return false
}

func TestEveryFixtureComesBackTheSame(t *testing.T) {
	globs := []string{
		"../../source/testdata/*.txtar",
		"../../source/*/testdata/*.txtar",
		"../../cmd/studyguide/internal/build/testdata/golden/*.txtar",
	}
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
				if isInput(filepath.Ext(f.Name)) {
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

// TestTwinsComeBackTheSame covers Word, too, whose files are no text.
func TestTwinsComeBackTheSame(t *testing.T) {
	files, err := filepath.Glob("../../source/testdata/twins/*")
	if err != nil || len(files) == 0 {
		t.Fatal("no files", err)
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

func TestFoldersComeBackTheSame(t *testing.T) {
	golden.Folders(t, "../../source/testdata/folders/*.txtar", func(t *testing.T, folder fstest.MapFS) {
		if g, err := source.LoadFolder(folder, ".", source.Options{}, &diag.List{}); err == nil {
			comesBack(t, g)
		}
	})
}

func TestAnswersElsewhereStandUnderTheirQuestions(t *testing.T) {
	const src = "# Quiz\n\n## 1. What?\n\nThat.\n\n## 2. Why?\n\nSo, see [what](#1-what).\n\n## 3. When?\n\nNow.\n"
	g, err := source.LoadBytes("g.md", []byte(src), source.Options{}, &diag.List{})
	if err != nil {
		t.Fatal(err)
	}
	want := string(write(t, g))
	got := string(write(t, edition.Answers(g, ast.AnswersBack)))
	if got = strings.Replace(got, "answers: back\n", "", 1); got != want {
		t.Errorf("with the answers at the back:\n%s\nwithout:\n%s", got, want)
	}
}

func TestSampleComesBackTheSame(t *testing.T) {
	g, err := source.Load(sample.FS(), ".", source.Options{Display: sample.Name}, &diag.List{})
	if err != nil {
		t.Fatal(err)
	}
	text, again := comesBack(t, g)
	if d := cmp.Diff(string(text), string(write(t, again))); d != "" {
		t.Errorf("writing it again differs (-first +second):\n%s", d)
	}
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
