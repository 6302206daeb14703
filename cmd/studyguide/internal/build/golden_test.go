package build

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"example.org/studyguide/fonts"
	"example.org/studyguide/render"
	"example.org/studyguide/source"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/edition"
	"example.org/studyguide/source/golden"
)

var update = golden.Flag()

// TestGolden compiles whole guides. The sections of a fixture are the guide (guide.md or
// guide.txt) and any of its outputs: ast, diag, json, trace, epub/NAME for a file of the book.
func TestGolden(t *testing.T) {
	isInput := func(section string) bool { return strings.HasPrefix(section, "guide.") }
	update.Run(t, "testdata/golden/*.txtar", isInput, func(t *testing.T, in map[string][]byte) map[string]string {
		if len(in) != 1 {
			t.Fatalf("want one guide, got %d", len(in))
		}
		out := map[string]string{}
		for name, data := range in {
			outputs(t, name, data, out)
		}
		return out
	})
}

func outputs(t *testing.T, name string, data []byte, out map[string]string) {
	t.Helper()
	var list diag.List
	guide, err := source.Load(fstest.MapFS{name: {Data: data}}, name, source.Options{Display: name}, &list)
	if err != nil && !errors.Is(err, source.ErrRefused) {
		t.Fatal(err)
	}
	if err == nil {
		guide = edition.Answers(guide, "")
		before := ast.Dump(guide)
		out["ast"] = before
		job := &render.Job{
			Guide: guide, Fonts: fonts.NewSet(), Assets: fstest.MapFS{}, Page: guide.Meta.Page, Sink: &list,
			Modified: modified(nil, guide),
		}
		job.Share(Renderers()...)
		for _, r := range Renderers() {
			var b bytes.Buffer
			if err := r.Render(context.Background(), &b, job); err != nil {
				t.Errorf("%s: %v", r.Name(), err)
			}
			if after := ast.Dump(guide); after != before {
				t.Fatalf("%s changed the tree", r.Name())
			}
			switch r.Name() {
			case "pdf": // its pages are the trace's
			case "epub":
				unzip(t, b.Bytes(), out)
			default:
				out[r.Name()] = b.String()
			}
		}
	}
	var text strings.Builder
	body, _ := source.Text(name, data, source.Options{}) // as package report does
	found := slices.DeleteFunc(list.Sorted(), func(d diag.Diagnostic) bool {
		// They are shown by the fixtures of the formats for questions and of decks.
		return d.Rule == diag.FormatLacks || d.Rule == diag.EditionDate
	})
	if err := diag.WriteText(&text, found, func(string) []byte { return body }); err != nil {
		t.Fatal(err)
	}
	out["diag"] = text.String()
}

func unzip(t *testing.T, data []byte, out map[string]string) {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		out["epub/"+strings.TrimPrefix(f.Name, "EPUB/")] = string(text)
	}
}
