package pdf

import (
	"bytes"
	"context"
	"errors"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"os"
	"os/exec"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"example.org/studyguide/fonts"
	"example.org/studyguide/render"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
)

// guide returns a guide with inputs that fpdf has trouble with: emoji in titles, images of one width, 16 bits a
// channel, links of all kinds.
func guide() *ast.Guide {
	text := func(s string) []ast.Inline { return []ast.Inline{&ast.Text{Value: s}} }
	figure := func(src string) ast.Block { return &ast.Figure{Image: &ast.Image{Src: src, Alt: "alt of " + src}} }
	q := &ast.Question{ID: "q-1", Number: "1", Title: text("Why 😀 (endobj)?"), Answer: []ast.Block{
		figure("a.png"), figure("b.png"), figure("deep.png"), figure("c.jpg"), figure("d.jpg"), figure("torn.png"),
		figure("gone.png"),
		&ast.Paragraph{Inlines: []ast.Inline{
			&ast.Link{URL: "https://example.org/é(1)?a=b c", Inlines: text("out")},
			&ast.Link{URL: "#q-1", Inlines: text(" in ")},
			&ast.Link{URL: "#nowhere", Inlines: text("dead")},
			&ast.Link{URL: "other.md", Inlines: text(" beside")},
			&ast.Text{Value: " cafe\u0301 \u200dstream endstream \\ ) ( < >"},
		}},
	}}
	return &ast.Guide{
		Meta: ast.Meta{Links: ast.LinksNone,
			Title:       "Ünïcode 😀 (title)",
			Authors:     []string{"Zoë 🎉 𝄢"},
			Description: "d)e(s",
			Language:    "en",
		},
		Sections: []*ast.Section{{ID: "s-1", Title: text("Part 🚀 𝆏"), Questions: []*ast.Question{q}}},
	}
}

func assets(t *testing.T) fstest.MapFS {
	t.Helper()
	encode := func(img image.Image, as string) *fstest.MapFile {
		var b bytes.Buffer
		var err error
		if as == "jpeg" {
			err = jpeg.Encode(&b, img, nil)
		} else {
			err = png.Encode(&b, img)
		}
		if err != nil {
			t.Fatal(err)
		}
		return &fstest.MapFile{Data: b.Bytes()}
	}
	plain := func(c color.Color) image.Image {
		img := image.NewRGBA(image.Rect(0, 0, 40, 60))
		for i := range 2400 {
			img.Set(i%40, i/40, c)
		}
		return img
	}
	deep := image.NewRGBA64(image.Rect(0, 0, 40, 60))
	fs := fstest.MapFS{
		"a.png":    encode(plain(color.RGBA{200, 0, 0, 255}), "png"),
		"b.png":    encode(plain(color.RGBA{0, 200, 0, 255}), "png"),
		"deep.png": encode(deep, "png"),
		"c.jpg":    encode(plain(color.RGBA{0, 0, 200, 255}), "jpeg"),
		"d.jpg":    encode(plain(color.RGBA{0, 99, 200, 255}), "jpeg"),
	}
	fs["torn.png"] = &fstest.MapFile{Data: fs["a.png"].Data[:60]}
	return fs
}

func renderOnce(t *testing.T, modified time.Time) ([]byte, []diag.Diagnostic, *render.PageMap) {
	t.Helper()
	var out bytes.Buffer
	found := &diag.List{}
	job := &render.Job{Guide: guide(), Fonts: fonts.NewSet(), Assets: assets(t), Modified: modified, Sink: found}
	before := ast.Dump(job.Guide)
	if err := (Renderer{}).Render(context.Background(), &out, job); err != nil {
		t.Fatal(err)
	}
	if ast.Dump(job.Guide) != before {
		t.Error("the tree was changed")
	}
	pages, err := job.PageMap(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return out.Bytes(), found.Sorted(), pages
}

func TestHostileGuideIsTheSameFileEveryTime(t *testing.T) {
	first, _, pages := renderOnce(t, time.Time{})
	for range 8 {
		if again, _, _ := renderOnce(t, time.Time{}); !bytes.Equal(first, again) {
			t.Fatal("two files differ")
		}
	}
	if dated, _, _ := renderOnce(t, time.Unix(1e9, 0)); !bytes.Contains(dated, []byte("2001-09-09T01:46:40Z")) {
		t.Error("the date asked for is not in the file")
	}
	if pages.Count < 2 || pages.Label["q-1"] != "1" {
		t.Errorf("pages are %+v", pages)
	}
}

func TestWhatCannotBeShownIsReported(t *testing.T) {
	_, found, _ := renderOnce(t, time.Time{})
	count := map[diag.ID]int{}
	for _, d := range found {
		count[d.Rule]++
	}
	if count[diag.ImageUnreadable] != 2 || count[diag.GlyphMissing] != 2 {
		t.Errorf("found %v", found)
	}
}

// TestOtherProgramsReadTheFile has other programs read the file; a test is skipped if its program is not installed.
func TestOtherProgramsReadTheFile(t *testing.T) {
	data, _, _ := renderOnce(t, time.Time{})
	for name, c := range map[string]struct {
		args []string
		want []string
	}{
		"qpdf":      {[]string{"--check", "-"}, []string{"No syntax or stream encoding errors"}},
		"pdftotext": {[]string{"-raw", "-", "-"}, []string{"cafe\u0301", "stream endstream \\ ) ( < >", "alt of torn.png", "out in dead beside"}},
		"pdfinfo":   {[]string{"-"}, []string{"Title:           Ünïcode 😀 (title)", "Author:          Zoë"}},
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := exec.LookPath(name); err != nil {
				t.Skipf("%s is not here: the PDF is NOT CHECKED by it", name)
			}
			args := c.args
			if name == "qpdf" { // it reads files only
				file := t.TempDir() + "/guide.pdf"
				write(t, file, data)
				args = []string{"--check", file}
			}
			cmd := exec.Command(name, args...)
			cmd.Stdin = bytes.NewReader(data)
			out, err := cmd.CombinedOutput()
			if err != nil {
				t.Fatalf("%v: %s", err, out)
			}
			for _, want := range c.want {
				if !strings.Contains(string(out), want) {
					t.Errorf("%q is not in what it says:\n%s", want, out)
				}
			}
		})
	}
}

func TestACanceledRunWritesNothing(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	var out bytes.Buffer
	err := Renderer{}.Render(
		ctx,
		&out,
		&render.Job{Guide: guide(), Fonts: fonts.NewSet(), Assets: assets(t), Sink: &diag.List{}},
	)
	if !errors.Is(err, context.Canceled) || out.Len() > 0 {
		t.Errorf("wrote %d bytes, error %v", out.Len(), err)
	}
}

func TestAnAddressIsASCII(t *testing.T) {
	for in, want := range map[string]string{
		"https://example.org/é?a=b c": "https://example.org/%C3%A9?a=b%20c",
		"mailto:a@example.org":        "mailto:a@example.org",
		"https://[b d":                "https://[b%20d",
	} {
		if got := ascii(in); got != want {
			t.Errorf("%q becomes %q, want %q", in, got, want)
		}
	}
}

func BenchmarkRender(b *testing.B) {
	g := guide()
	for range 7 { // 128 questions
		g.Sections[0].Questions = append(g.Sections[0].Questions, g.Sections[0].Questions...)
	}
	set := fonts.NewSet()
	for b.Loop() {
		var out bytes.Buffer
		job := &render.Job{Guide: g, Fonts: set, Sink: &diag.List{}}
		if err := (Renderer{}).Render(context.Background(), &out, job); err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(out.Len()), "bytes")
	}
}

func write(t *testing.T, file string, data []byte) {
	t.Helper()
	if err := os.WriteFile(file, data, 0o644); err != nil {
		t.Fatal(err)
	}
}
