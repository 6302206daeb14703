package exchange_test

import (
	"bytes"
	"fmt"
	"testing"
	"testing/fstest"

	"studyguide/render"
	"studyguide/render/csv"
	"studyguide/source"
	"studyguide/source/ast"
	"studyguide/source/diag"
	"studyguide/source/golden"
)

var update = golden.Flag()

// renderers returns the renderers of formats for questions.
func renderers() []render.Renderer {
	return []render.Renderer{csv.Renderer{}}
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
		job := &render.Job{Guide: g, Assets: fstest.MapFS{}, Sink: sink}
		if err := r.Render(t.Context(), &twice[i], job); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(twice[0].Bytes(), twice[1].Bytes()) {
		t.Errorf("%s: other bytes the second time", r.Name())
	}
	return twice[0].Bytes()
}

// shown returns a file as fixtures have it: with LF line ends.
func shown(_ *testing.T, data []byte) string {
	return string(bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n")))
}
