package sheet_test

import (
	"bytes"
	"testing"

	"example.org/studyguide/fonts"
	"example.org/studyguide/render"
	pdfcheck "example.org/studyguide/render/check/pdf"
	"example.org/studyguide/render/layout"
	"example.org/studyguide/render/layout/tag"
	"example.org/studyguide/render/pdf"
	"example.org/studyguide/render/sheet"
	"example.org/studyguide/render/theme"
	"example.org/studyguide/source"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/sample"
)

func TestASheetShowsEveryThemeWithinItsPages(t *testing.T) {
	guide, err := source.LoadFolder(sample.FS(), ".", source.Options{}, &diag.List{})
	if err != nil {
		t.Fatal(err)
	}
	var looks []sheet.Look
	for range 2 { // more than one page of them
		for _, name := range theme.Names() {
			th, _ := theme.Builtin(name)
			looks = append(looks, sheet.Look{Name: name, Theme: th})
		}
	}
	set := fonts.NewSet()
	pages, err := sheet.Set(t.Context(), guide, sample.FS(), set, looks)
	if err != nil {
		t.Fatal(err)
	}
	figures := 0
	for _, kid := range pages.Root.Kids {
		if e, ok := kid.(*tag.Element); ok && e.Role == tag.Figure && e.Attributes().Alt != "" {
			figures++
		}
	}
	if want := (len(looks) + 5) / 6; len(pages.Pages) != want || figures != len(looks) {
		t.Errorf("%d pages with %d spreads of %d themes", len(pages.Pages), figures, len(looks))
	}
	for _, p := range pages.Pages {
		for _, it := range p.Items {
			var x, y, w layout.Length
			switch it := it.(type) {
			case *layout.Text:
				x, y, w = it.X, it.Y, it.Width()
			case *layout.Box:
				x, y, w = it.X, it.Y+it.H, it.W
			default:
				continue
			}
			if x < 0 || x+w > p.Width || y < 0 || y > p.Height {
				t.Fatalf("page %s: a %T from %v to %v at %v", p.Label, it, x, x+w, y)
			}
		}
	}
	job := &render.Job{
		Guide: &ast.Guide{Meta: ast.Meta{Title: "Themes"}}, Fonts: set, Assets: sample.FS(), Sink: &diag.List{},
	}
	job.Give(pages)
	var out bytes.Buffer
	if err := (pdf.Renderer{}).Render(t.Context(), &out, job); err != nil {
		t.Fatal(err)
	}
	file, err := pdfcheck.Read(out.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if found := file.Check(); len(found) > 0 {
		t.Errorf("faults of the file: %v", found)
	}
}
