package main

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"studyguide/fonts"
	"studyguide/render"
	"studyguide/source"
	"studyguide/source/ast"
	"studyguide/source/diag"
	"studyguide/source/edition"
	"studyguide/source/golden"
)

var update = golden.Flag()

// TestGolden compiles whole guides. The sections of a fixture are the guide (guide.md or guide.txt) and any of its
// outputs: ast, diag, json, trace, epub/NAME for a file of the book.
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
			Modified: modified(nil, guide.Meta.Date),
		}
		job.Share(renderers()...)
		for _, r := range renderers() {
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
	if err := diag.WriteText(&text, list.Sorted(), func(string) []byte { return data }); err != nil {
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

func TestModifiedNeverAsksTheClock(t *testing.T) {
	epoch := time.Unix(1767225600, 0).UTC()
	tests := []struct {
		epoch *time.Time
		date  string
		want  string
	}{
		{&epoch, "2020-05-06", "2026-01-01T00:00:00Z"},
		{nil, "2020-05-06", "2020-05-06T00:00:00Z"},
		{nil, "2020-05", "2020-05-01T00:00:00Z"},
		{nil, "2020", "2020-01-01T00:00:00Z"},
		{nil, "", "1970-01-01T00:00:00Z"},
		{nil, "last summer", "1970-01-01T00:00:00Z"},
	}
	for _, test := range tests {
		if got := modified(test.epoch, test.date).Format(time.RFC3339); got != test.want {
			t.Errorf("modified(%v, %q) = %s, want %s", test.epoch, test.date, got, test.want)
		}
	}
}
