package pdf

import (
	"bytes"
	"context"
	"strings"
	"testing"
	"testing/fstest"

	"example.org/studyguide/fonts"
	"example.org/studyguide/render"
	pdfcheck "example.org/studyguide/render/check/pdf"
	"example.org/studyguide/source"
	"example.org/studyguide/source/diag"
)

// TestLettersOfDrawings sets a guide with a drawing for each case. It looks for operators on the page and for findings.
func TestLettersOfDrawings(t *testing.T) {
	for name, c := range map[string]struct{ in, want, says string }{
		"outlined":  {in: `<text y="20" fill="none" stroke="red">Word</text>`, want: " 1 Tr "},
		"both":      {in: `<text y="20" stroke="red">Word</text>`, want: " 2 Tr "},
		"halo":      {in: `<text y="20" stroke="red" paint-order="stroke">Word</text>`, want: " 0 Tr "},
		"apart":     {in: `<text y="20" letter-spacing="4">Word</text>`, want: " 4 Tc "},
		"underline": {in: `<text y="20" text-decoration="underline">Word</text>`, want: "h\nf\n"},
		"nothing":   {in: `<text y="20" fill="none">Word</text>`, says: "draws nothing"},
		"no glyph": {
			in:   "<text y='20'>Word \U0001D11E</text>",
			says: "no font has \"\U0001D11E\" (U+1D11E) in drawing d.svg; the PDF shows a box",
		},
		"no glyphs": {in: "<text y='20'>\U0001D11E \U0001D122</text>", says: "no font has 2 characters in drawing d.svg"},
	} {
		t.Run(name, func(t *testing.T) {
			files := fstest.MapFS{
				"g.md": {Data: []byte("# G\n\n## 1. What is A?\n\n![A word](d.svg)\n\n## 2. What is B?\n\nB.\n\n" +
					"## 3. What is C?\n\nC.\n")},
				"d.svg": {Data: []byte(`<svg xmlns="http://www.w3.org/2000/svg" width="96" height="48">` + c.in + `</svg>`)},
			}
			found := &diag.List{}
			g, err := source.Load(files, "g.md", source.Options{}, found)
			if err != nil {
				t.Fatal(err)
			}
			job := &render.Job{Guide: g, Fonts: fonts.NewSet(), Assets: files, Sink: found}
			book, err := job.Pages(context.Background())
			if err != nil {
				t.Fatal(err)
			}
			var drawn []byte
			_, err = paint(context.Background(), book, job.Fonts, func(file []byte) error {
				drawn = append(drawn, file...)
				return nil
			})
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Contains(drawn, []byte(c.want)) {
				t.Errorf("the pages have no %q", c.want)
			}
			var file bytes.Buffer
			if err := (Renderer{}).Render(context.Background(), &file, job); err != nil {
				t.Fatal(err)
			}
			read, err := pdfcheck.Read(file.Bytes())
			if err != nil {
				t.Fatal(err)
			}
			if faults := read.Check(); len(faults) > 0 {
				t.Errorf("%v", faults)
			}
			said := []string{}
			for _, d := range found.Sorted() {
				said = append(said, d.Message)
			}
			if len(said) > 0 != (c.says != "") || !strings.Contains(strings.Join(said, "\n"), c.says) {
				t.Errorf("the findings are %q, want %q", said, c.says)
			}
		})
	}
}
