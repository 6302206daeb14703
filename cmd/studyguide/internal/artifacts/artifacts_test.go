package artifacts

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"example.org/studyguide/cmd/studyguide/internal/failure"
	"example.org/studyguide/cmd/studyguide/internal/report"
	"example.org/studyguide/fonts"
	"example.org/studyguide/render"
	"example.org/studyguide/render/epub"
	"example.org/studyguide/source"
	"example.org/studyguide/source/diag"
)

// A tornWriter panics at its first write and keeps the others.
type tornWriter struct {
	torn bool
	bytes.Buffer
}

func (w *tornWriter) Write(p []byte) (int, error) {
	if !w.torn {
		w.torn = true
		panic("torn paper")
	}
	return w.Buffer.Write(p)
}

func TestABookThatTearsACheckLeavesTheOthers(t *testing.T) {
	const text = "# G\n\n## 1. What?\n\nA.\n\n## 2. How?\n\nB.\n\n## 3. Where?\n\nC.\n"
	guide, err := source.LoadBytes("guide.md", []byte(text), source.Options{}, &diag.List{})
	if err != nil {
		t.Fatal(err)
	}
	var book bytes.Buffer
	job := &render.Job{Guide: guide, Fonts: fonts.NewSet(), Sink: &diag.List{}}
	if err := (epub.Renderer{}).Render(t.Context(), &book, job); err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for _, name := range []string{"a.epub", "b.epub"} {
		if err := os.WriteFile(filepath.Join(dir, name), book.Bytes(), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	out, said := &tornWriter{}, &bytes.Buffer{}
	c := &Check{Console: report.Console{Out: out, Err: said},
		Options: &report.Options{Forms: []report.Form{{Name: "text"}}}}
	if err := c.Run(t.Context(), []string{dir}); failure.KindOf(err) != failure.Internal {
		t.Errorf("it ended with %v", err)
	}
	fault := ": error: internal fault while checking the books: torn paper (internal-fault)"
	if want := filepath.Join(dir, "a") + fault; !strings.Contains(said.String(), want) {
		t.Errorf("no %q in:\n%s", want, said)
	}
	if want := filepath.ToSlash(filepath.Join(dir, "b")) +
		": only an EPUB, which has no faults\n"; out.String() != want {
		t.Errorf("the other book: %q", out.String())
	}
}
