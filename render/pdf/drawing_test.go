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

// TestDrawingsAreDrawn sets a guide with a drawing and looks for its shapes on the page and for its alternative text.
func TestDrawingsAreDrawn(t *testing.T) {
	files := fstest.MapFS{
		"g.md": {Data: []byte("# G\n\n## 1. What is A?\n\n![A red box](d.svg)\n\n## 2. What is B?\n\nB.\n\n" +
			"## 3. What is C?\n\n![Too much](f.svg)\n")},
		"d.svg": {Data: []byte(`<svg xmlns="http://www.w3.org/2000/svg" width="96" height="48"><defs><clipPath id="c">` +
			`<rect width="9" height="9"/></clipPath><linearGradient id="g" x2="0" y2="1"><stop stop-color="red"/><stop ` +
			`offset="1" stop-color="lime"/></linearGradient></defs><path d="M0 0h48v24z" fill="url(#g)" stroke="url(#g)"/>` +
			`<rect x="8" width="80" height="40" fill="red" stroke="#00f" stroke-dasharray="4"/><g clip-path="url(#c)"><circle r="5"/></g><text y="20">Only a drawing: שלום</text></svg>`)},
		"f.svg": {Data: []byte("<svg xmlns=\"http://www.w3.org/2000/svg\">\n<filter id=\"f\"><feTurbulence/></filter>" +
			"<g filter=\"url(#f)\"/></svg>")},
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
	for _, want := range []string{"1 0 0 rg\n", "0 0 1 RG\n", "[3 3 ]0 d\n", "\nB\n", "W n\n", "/Pattern cs /G0 scn\n/Pattern CS /G0 SCN\n"} {
		if !bytes.Contains(drawn, []byte(want)) {
			t.Errorf("the pages have no %q", want)
		}
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
	said := false
	for _, d := range found.Sorted() {
		said = said || strings.Contains(d.Message, "has a filter that replaces what it is of in line 2 (<filter>), which is not drawn in the PDF")
	}
	if !said {
		t.Errorf("no finding names the filter: %v", found.Sorted())
	}
}
