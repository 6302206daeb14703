package pdf_test

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"testing/fstest"

	"example.org/studyguide/fonts"
	"example.org/studyguide/render"
	pdfcheck "example.org/studyguide/render/check/pdf"
	"example.org/studyguide/render/pdf"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
)

// gradient is an image of pixels by pixels; seed makes it another one.
func gradient(pixels, seed int) *image.NRGBA {
	img := image.NewNRGBA(image.Rect(0, 0, pixels, pixels))
	for i := range pixels * pixels {
		img.Set(i%pixels, i/pixels, color.NRGBA{uint8(5 * i), uint8(i / pixels), uint8(40 * seed), uint8(255 - i%7)})
	}
	return img
}

// twins returns files, several of which show the same image.
func twins(t *testing.T) fstest.MapFS {
	t.Helper()
	file := func(write func(*bytes.Buffer) error) *fstest.MapFile {
		var b bytes.Buffer
		if err := write(&b); err != nil {
			t.Fatal(err)
		}
		return &fstest.MapFile{Data: b.Bytes()}
	}
	pngOf := func(img image.Image, level png.CompressionLevel) *fstest.MapFile {
		return file(func(b *bytes.Buffer) error { return (&png.Encoder{CompressionLevel: level}).Encode(b, img) })
	}
	jpegOf := func(img image.Image) *fstest.MapFile {
		return file(func(b *bytes.Buffer) error { return jpeg.Encode(b, img, nil) })
	}
	tall, small := gradient(120, 1), gradient(12, 1)
	photo := jpegOf(tall)
	// A comment (JPEG, B.2.4.5) after the mark that begins the file.
	comment := append([]byte{0xFF, 0xD8, 0xFF, 0xFE, 0, 5, 'a', 'b', 'c'}, photo.Data[2:]...)
	return fstest.MapFS{
		"a.png":           pngOf(tall, png.BestCompression),
		"same bytes.png":  pngOf(tall, png.BestCompression),
		"packed.png":      pngOf(tall, png.NoCompression),
		"one/logo.png":    pngOf(tall, png.BestSpeed),
		"two/logo.png":    pngOf(gradient(120, 2), png.BestSpeed),
		"a.jpg":           photo,
		"copy.jpeg":       {Data: photo.Data},
		"comment.jpg":     {Data: comment},
		"small.png":       pngOf(small, png.BestCompression),
		"small, once.png": pngOf(small, png.NoCompression),
	}
}

func TestAPictureOfSeveralNamesIsInTheFileOnce(t *testing.T) {
	tests := []struct {
		name   string
		images []string
		want   int // pictures in the file
	}{
		{"one file", []string{"a.png", "a.png", "./a.png", "one/../a.png", "a.png#top", "a.png?v=2"}, 1},
		{"same bytes", []string{"a.png", "same bytes.png", "same%20bytes.png"}, 1},
		{"same pixels", []string{"packed.png", "a.png", "./packed.png"}, 1},
		{"one name in two folders", []string{"one/logo.png", "two/logo.png", "./two/logo.png", "a.png"}, 2},
		{"JPEG", []string{"a.jpg", "copy.jpeg", "./a.jpg", "comment.jpg"}, 1},
		{"JPEG and PNG", []string{"a.jpg", "a.png", "copy.jpeg", "packed.png"}, 2},
		{"small ones in lines and cells", []string{"small.png", "small, once.png", "./small.png"}, 1},
		{
			"all",
			[]string{"two/logo.png", "small.png", "a.jpg", "a.png", "one/logo.png", "comment.jpg", "./small, once.png"},
			4,
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var blocks []ast.Block
			table := &ast.Table{Align: make([]ast.Align, 1), Header: []*ast.Cell{{Inlines: words("Picture")}}}
			for i, src := range test.images {
				img := &ast.Image{Src: src, Alt: fmt.Sprint("picture ", i)}
				blocks = append(blocks, &ast.Figure{Image: img}, &ast.Paragraph{Inlines: append(words("See "), img)})
				table.Rows = append(table.Rows, []*ast.Cell{{Inlines: append(words("See "), img)}})
			}
			q := &ast.Question{ID: "q", Title: words("Which is it?"), Answer: append(blocks, table)}
			g := &ast.Guide{
				Meta:     ast.Meta{Title: "Twins", Language: "en", Cover: test.images[0]},
				Sections: []*ast.Section{{ID: "s", Title: words("Part"), Questions: []*ast.Question{q}}},
			}
			found := &diag.List{}
			var out bytes.Buffer
			job := &render.Job{Guide: g, Fonts: fonts.NewSet(), Assets: twins(t), Sink: found}
			if err := (pdf.Renderer{}).Render(t.Context(), &out, job); err != nil {
				t.Fatal(err)
			}
			if all := found.Sorted(); len(all) > 0 {
				t.Errorf("found %v", all)
			}
			f, err := pdfcheck.Read(out.Bytes())
			if err != nil {
				t.Fatal(err)
			}
			for _, finding := range f.Check() {
				t.Error(finding)
			}
			// Soft masks are images, too, but of gray alone.
			if n := bytes.Count(out.Bytes(), []byte("/Subtype/Image")) - bytes.Count(out.Bytes(), []byte("/ColorSpace/DeviceGray")); n != test.want {
				t.Errorf("%d pictures, want %d", n, test.want)
			}
			qpdf(t, out.Bytes())
		})
	}
}

// qpdf fails if qpdf is installed and has anything to report about a file.
func qpdf(t *testing.T, data []byte) {
	t.Helper()
	if _, err := exec.LookPath("qpdf"); err != nil {
		t.Log("qpdf is not here: the PDF is NOT CHECKED by it")
		return
	}
	file := filepath.Join(t.TempDir(), "guide.pdf")
	if err := os.WriteFile(file, data, 0o644); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command("qpdf", "--check", file).CombinedOutput(); err != nil {
		t.Errorf("qpdf: %v: %s", err, out)
	}
}

func words(s string) []ast.Inline { return []ast.Inline{&ast.Text{Value: s}} }
