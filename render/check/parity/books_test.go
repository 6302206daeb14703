package parity_test

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"example.org/studyguide/fonts"
	"example.org/studyguide/render"
	"example.org/studyguide/render/check/parity"
	pdfcheck "example.org/studyguide/render/check/pdf"
	"example.org/studyguide/render/epub"
	"example.org/studyguide/render/pdf"
	"example.org/studyguide/source"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/edition"
	"example.org/studyguide/source/recognize"
	"example.org/studyguide/source/sample"
)

// load reads a guide in an edition.
func load(t testing.TB, fsys fs.FS, name, mode string) *ast.Guide {
	t.Helper()
	g, err := source.Load(fsys, name, source.Options{}, &diag.List{})
	if errors.Is(err, recognize.ErrNotAGuide) {
		t.Skipf("%s: %v: there are no books to compare", name, err)
	}
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return edition.Answers(g, mode)
}

// faces are shared by all books: shaping a word depends on nothing else.
var faces = sync.OnceValue(fonts.NewSet)

// made returns both books of a guide.
func made(t testing.TB, g *ast.Guide, fsys fs.FS) (pdfBook, epubBook []byte) {
	t.Helper()
	job := &render.Job{Guide: g, Fonts: faces(), Assets: fsys, Sink: &diag.List{}}
	job.Share(pdf.Renderer{}, epub.Renderer{})
	return rendered(t, pdf.Renderer{}, job), rendered(t, epub.Renderer{}, job)
}

// epubOf returns the EPUB of a guide that has no PDF.
func epubOf(t testing.TB, g *ast.Guide, fsys fs.FS) []byte {
	t.Helper()
	return rendered(t, epub.Renderer{}, &render.Job{Guide: g, Fonts: faces(), Assets: fsys, Sink: &diag.List{}})
}

func rendered(t testing.TB, r render.Renderer, job *render.Job) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := r.Render(t.Context(), &b, job); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// read returns the readings of both books.
func read(t testing.TB, pdfBook, epubBook []byte) (a, b *parity.Reading) {
	t.Helper()
	f, err := pdfcheck.Read(pdfBook)
	if err != nil {
		t.Fatal(err)
	}
	if a, err = parity.PDF(f); err != nil {
		t.Fatal(err)
	}
	if b, err = parity.EPUB(epubBook, a.Words); err != nil {
		t.Fatal(err)
	}
	return a, b
}

// TestBothBooksSayTheSame compares the books of the sample, and of the guides that STUDYGUIDE_SEED and
// STUDYGUIDE_CORPUS name, in every edition. With -short the corpus is left out: for the race detector one guide says as
// much as all.
func TestBothBooksSayTheSame(t *testing.T) {
	type guide struct {
		fsys fs.FS
		name string
	}
	guides := []guide{{sample.FS(), "."}, {os.DirFS("../../../cmd/studyguide/internal/build/testdata"), "hostile.md"}}
	if seed := os.Getenv("STUDYGUIDE_SEED"); seed != "" {
		guides = append(guides, guide{os.DirFS(filepath.Dir(seed)), filepath.Base(seed)})
	}
	if dir := os.Getenv("STUDYGUIDE_CORPUS"); dir != "" && !testing.Short() {
		for _, pattern := range []string{"*.md", "*.txt", "*.html"} {
			files, err := fs.Glob(os.DirFS(dir), pattern)
			if err != nil {
				t.Fatal(err)
			}
			for _, name := range files {
				if name != "README.md" {
					guides = append(guides, guide{os.DirFS(dir), name})
				}
			}
		}
	}
	for _, g := range guides {
		for _, mode := range edition.Modes() {
			t.Run(g.name+" "+mode, func(t *testing.T) {
				loaded := load(t, g.fsys, g.name, mode)
				p, e := made(t, loaded, g.fsys)
				a, b := read(t, p, e)
				for _, d := range parity.Compare(a, b) {
					t.Errorf("page %d: %s", d.Page, d.Message)
				}
				want := len(loaded.AllQuestions())
				if mode == ast.AnswersOnly { // a key counts the answers by their questions
					for _, s := range loaded.AllSections() {
						want += len(s.Answers)
					}
				}
				if got := b.Questions(); got != want {
					t.Errorf("the EPUB has %d questions, the guide %d", got, want)
				}
				if a.Count() == 0 {
					t.Error("no words were compared")
				}
				t.Logf("%d words in the PDF, %d in the EPUB", a.Count(), b.Count())
			})
		}
	}
}

// TestBothBooksHoldTheSame compares the books of answers that each medium shows in its own way.
func TestBothBooksHoldTheSame(t *testing.T) {
	long := strings.Repeat("y", 120)
	for name, answers := range map[string][]string{
		// What the author wrote to be displayed is a block if it is all of its paragraph, else in its line.
		"formulas beside letters": {
			"\\[\nx^2\n\\]z", "words $$x^2$$z and a$$y$$ and **$$w$$**v", "$$\nx^2\n$$", "half of $x$, and $y$-axes",
			"- $$x+1$$\n- $$y$$ y", "| a | b |\n| - | - |\n| $$x$$ | y$$z$$y |",
		},
		// Such a table is a list of cells in the PDF, each behind the name of its column.
		"names of columns with colons": {
			"> | a: **b** " + long + ": c | d | e: |\n> |---|---|---|\n> | f: g | h | i |\n> | f: j | : | k |",
			"> | " + long + " | d | http://e |\n> |---|---|---|\n> | a: b | http://f | i |\n> | a: c | http://g | k |",
			"> | " + long + " | [e](http://a.b/) | ![f](a: b.png) |\n> |---|---|---|\n> | a: b | c | d |\n> | a: c | e | f |",
			"> | " + long + " | |\n> |---|---|\n> | a | b: c |\n> | a | b: d |",
		},
	} {
		for _, answer := range answers {
			src := "# Guide\n\n## What is one?\n\n" + answer + "\n\n## What is two?\n\nText.\n\n## What is three?\n\nText.\n"
			for _, d := range differences(t, src) {
				t.Errorf("%s: %q: %s", name, answer, d)
			}
		}
	}
}

// differences returns what the books of a guide in Markdown do not both hold.
func differences(t *testing.T, src string) (said []string) {
	t.Helper()
	g, err := source.LoadBytes("guide.md", []byte(src), source.Options{}, &diag.List{})
	if err != nil {
		t.Fatal(err)
	}
	one, two := made(t, g, nil)
	file, err := pdfcheck.Read(one)
	if err != nil {
		t.Fatal(err)
	}
	left, err := parity.PDF(file)
	if err != nil {
		t.Fatal(err)
	}
	right, err := parity.EPUB(two, left.Words)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range parity.Compare(left, right) {
		said = append(said, d.Message)
	}
	return said
}
