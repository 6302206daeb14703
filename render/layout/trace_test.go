package layout_test

import (
	"bytes"
	"image"
	"image/png"
	"regexp"
	"strconv"
	"testing"
	"testing/fstest"

	"example.org/studyguide/fonts"
	"example.org/studyguide/render"
	"example.org/studyguide/render/theme"
	"example.org/studyguide/render/trace"
	"example.org/studyguide/source"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/edition"
	"example.org/studyguide/source/golden"
)

var update = golden.Flag()

var imageName = regexp.MustCompile(`(\d+)x(\d+)\.png`)

// TestTraces sets the guides of the fixtures. The front matter of each chooses paper, theme and edition, unless there
// is a theme file beside it, and whether there is a cover, and then a colophon; a picture is as large as its name says.
func TestTraces(t *testing.T) {
	faces := fonts.NewSet()
	isInput := func(section string) bool { return section == "guide.md" || section == "theme.yaml" }
	update.Run(t, "testdata/*.txtar", isInput, func(t *testing.T, in map[string][]byte) map[string]string {
		src := in["guide.md"]
		g, err := source.LoadBytes("guide.md", src, source.Options{}, &diag.List{})
		if err != nil {
			t.Fatal(err)
		}
		if g.Meta.Cover == "" {
			g.Meta.Cover, g.Meta.NoColophon = ast.NoCover, true
		}
		look := g.Meta.Theme
		if look == "" {
			look = "print"
		}
		th, ok := theme.Builtin(look)
		if !ok {
			t.Fatalf("there is no theme %s", look)
		}
		if file, own := in["theme.yaml"]; own {
			var found diag.List
			if th, ok = theme.Parse("theme.yaml", file, &found); !ok {
				t.Fatal(found.Sorted())
			}
		}
		job := &render.Job{
			Guide: edition.Answers(g, g.Meta.Answers), Fonts: faces, Assets: pictures(t, src), Theme: th,
			Page: g.Meta.Page, Sink: &diag.List{},
		}
		var out bytes.Buffer
		if err := (trace.Renderer{}).Render(t.Context(), &out, job); err != nil {
			t.Fatal(err)
		}
		return map[string]string{"trace": out.String()}
	})
}

// pictures returns the pictures that a guide names.
func pictures(t *testing.T, src []byte) fstest.MapFS {
	t.Helper()
	fsys := fstest.MapFS{}
	for _, m := range imageName.FindAllSubmatch(src, -1) {
		w, _ := strconv.Atoi(string(m[1]))
		h, _ := strconv.Atoi(string(m[2]))
		var out bytes.Buffer
		if err := png.Encode(&out, image.NewGray(image.Rect(0, 0, w, h))); err != nil {
			t.Fatal(err)
		}
		fsys[string(m[0])] = &fstest.MapFile{Data: out.Bytes()}
	}
	return fsys
}
