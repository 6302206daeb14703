package exchange_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"image"
	"image/png"
	"io"
	"io/fs"
	"path"
	"strings"
	"testing"
	"testing/fstest"

	"example.org/studyguide/render"
	"example.org/studyguide/render/csv"
	"example.org/studyguide/render/gift"
	"example.org/studyguide/render/moodle"
	"example.org/studyguide/render/qti"
	"example.org/studyguide/source"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/golden"
)

var update = golden.Flag()

// renderers returns the renderers of formats for questions.
func renderers() []render.Renderer {
	return []render.Renderer{csv.Renderer{}, gift.Renderer{}, moodle.Renderer{}, qti.Renderer{}, qti.Version2{}}
}

// TestFixtures writes the guide of each fixture in every format.
func TestFixtures(t *testing.T) {
	isInput := func(section string) bool { return section == "guide.md" }
	update.Run(t, "testdata/*.txtar", isInput, func(t *testing.T, in map[string][]byte) map[string]string {
		out := map[string]string{}
		for _, r := range renderers() {
			var found diag.List
			g := load(t, "guide.md", in["guide.md"])
			out[r.Name()] = shown(t, written(t, r, g, &found))
			for _, d := range found.Sorted() {
				out["diag "+r.Name()] += fmt.Sprintln(d)
			}
			out["diag "+r.Name()] += ""
		}
		return out
	})
}

func load(t *testing.T, name string, src []byte) *ast.Guide {
	t.Helper()
	g, err := source.LoadBytes(name, src, source.Options{}, &diag.List{})
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// written returns the file that r makes of g, the same twice.
func written(t *testing.T, r render.Renderer, g *ast.Guide, sink diag.Sink) []byte {
	t.Helper()
	var twice [2]bytes.Buffer
	for i := range twice {
		if i > 0 {
			sink = &diag.List{}
		}
		job := &render.Job{Guide: g, Assets: pictures{}, Sink: sink}
		if err := r.Render(t.Context(), &twice[i], job); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(twice[0].Bytes(), twice[1].Bytes()) {
		t.Errorf("%s: other bytes the second time", r.Name())
	}
	return twice[0].Bytes()
}

// shown returns a file as fixtures have it: with LF line ends, an archive as its files of text one after the other.
func shown(t *testing.T, data []byte) string {
	t.Helper()
	if !bytes.HasPrefix(data, []byte("PK")) {
		return string(bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n")))
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for _, f := range z.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		if path.Ext(f.Name) != ".xml" {
			text = []byte("a picture")
		}
		fmt.Fprintf(&out, "%s\n%s\n", f.Name, bytes.TrimSpace(text))
	}
	return out.String()
}

// pictures is a folder that has a picture under every name.
type pictures struct{}

func (pictures) Open(name string) (fs.File, error) {
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 2, 2))); err != nil {
		return nil, err
	}
	if path.Ext(name) == "" {
		return nil, fs.ErrNotExist
	}
	return fstest.MapFS{name: {Data: b.Bytes()}}.Open(name)
}
