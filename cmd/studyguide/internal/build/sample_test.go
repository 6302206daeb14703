package build

import (
	"archive/zip"
	"bytes"
	"html"
	"io"
	"os"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"example.org/studyguide/fonts"
	"example.org/studyguide/render"
	epubcheck "example.org/studyguide/render/check/epub"
	pdfcheck "example.org/studyguide/render/check/pdf"
	"example.org/studyguide/render/check/sqlite"
	"example.org/studyguide/render/theme"
	"example.org/studyguide/source"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/edition"
	"example.org/studyguide/source/sample"
)

// TestEveryRendererMakesTheSample makes the sample in every format, pages in every theme, and has what reads the files
// and shares no code with the writers look at them. A format without a reader of its own here must be one that the
// program reads back, so a new renderer is part of this from its first day. With STUDYGUIDE_LONG all themes are made.
func TestEveryRendererMakesTheSample(t *testing.T) {
	g, err := source.Load(sample.FS(), ".", source.Options{Display: sample.Name}, &diag.List{})
	if err != nil {
		t.Fatal(err)
	}
	g = edition.Answers(g, "")
	themes := []string{theme.Default, "exam", "cards"}
	switch {
	case testing.Short():
		themes = themes[:1]
	case os.Getenv("STUDYGUIDE_LONG") != "":
		themes = theme.Names()
	}
	set := fonts.NewSet()
	for _, r := range Renderers() {
		for _, name := range themes {
			if name != theme.Default && r.Name() != "pdf" && r.Name() != "trace" {
				continue
			}
			t.Run(r.Name()+"/"+name, func(t *testing.T) {
				look, ok := theme.Builtin(name)
				if !ok {
					t.Fatal("there is no such theme")
				}
				var b bytes.Buffer
				var found diag.List
				job := &render.Job{Guide: g, Fonts: set, Assets: sample.FS(), Theme: look, Page: g.Meta.Page,
					Sink: &found, Modified: modified(nil, g)}
				if err := r.Render(t.Context(), &b, job); err != nil {
					t.Fatal(err)
				}
				for _, d := range found.Sorted() {
					if d.Severity == diag.Error {
						t.Error(d)
					}
				}
				checkSample(t, r, b.Bytes(), g)
			})
		}
	}
}

// checkSample has the oracle of a format read a file that was made of g.
func checkSample(t *testing.T, r render.Renderer, data []byte, g *ast.Guide) {
	t.Helper()
	switch r.Name() {
	case "pdf":
		f, err := pdfcheck.Read(data)
		if err != nil {
			t.Fatal(err)
		}
		for _, finding := range f.Check() {
			t.Error(finding)
		}
		hasTitles(t, f.Text(), g)
	case "epub":
		findings, err := epubcheck.Book(data)
		if err != nil {
			t.Fatal(err)
		}
		for _, finding := range findings {
			t.Error(finding)
		}
		hasTitles(t, untagged(running(t, data)), g)
	case "html":
		hasTitles(t, untagged(string(data)), g)
	case "site":
		var pages strings.Builder
		for _, part := range parts(t, data) {
			pages.Write(part)
		}
		hasTitles(t, untagged(pages.String()), g)
	case "anki":
		tables, err := sqlite.Read(fileIn(t, data, "collection.anki2"))
		if err != nil {
			t.Fatal(err)
		}
		for _, table := range tables {
			if n := len(table.Rows); table.Name == "notes" && n != len(g.AllQuestions()) {
				t.Errorf("%d notes for %d questions", n, len(g.AllQuestions()))
			}
		}
	case "trace":
		hasTitles(t, string(data), g)
	default:
		readBack(t, r, data, g)
	}
}

// readBack reads a file with this program: the questions must be there, with the right options.
func readBack(t *testing.T, r render.Renderer, data []byte, g *ast.Guide) {
	t.Helper()
	var found diag.List
	back, err := source.LoadBytes("back"+r.Ext(), data, source.Options{}, &found)
	if err != nil {
		t.Fatalf("%s is not read back, and nothing else here reads it: %v, %v", r.Name(), err, found.Sorted())
	}
	want, got := g.AllQuestions(), back.AllQuestions()
	if len(want) != len(got) {
		t.Fatalf("%d questions came back as %d", len(want), len(got))
	}
	for i, q := range want {
		if a, b := folded(q.PlainTitle()), folded(got[i].PlainTitle()); !strings.HasPrefix(b, a) {
			t.Errorf("question %d, %q came back as %q", i+1, q.PlainTitle(), got[i].PlainTitle())
		}
		if a, b := strings.Join(q.Right(), ","), strings.Join(got[i].Right(), ","); a != b {
			t.Errorf("question %d: %q was right, %q came back", i+1, a, b)
		}
	}
}

// hasTitles checks that the title of each question is in a text.
func hasTitles(t *testing.T, text string, g *ast.Guide) {
	t.Helper()
	text = folded(text)
	for _, q := range g.AllQuestions() {
		if !strings.Contains(text, folded(q.PlainTitle())) {
			t.Errorf("%q is not there", q.PlainTitle())
		}
	}
}

// folded returns the letters and digits of a text.
func folded(s string) string {
	return strings.Map(func(c rune) rune {
		if !unicode.IsLetter(c) && !unicode.IsDigit(c) {
			return -1
		}
		return unicode.ToLower(c)
	}, s)
}

// untagged returns the text of pages.
func untagged(pages string) string {
	return html.UnescapeString(regexp.MustCompile(`<[^<>]*>`).ReplaceAllString(pages, ""))
}

// fileIn returns a file of an archive.
func fileIn(t *testing.T, data []byte, name string) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := z.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	out, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	return out
}
