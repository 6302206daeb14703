package build

import (
	"bytes"
	"os"
	"testing"

	"example.org/studyguide/fonts"
	"example.org/studyguide/render"
	epubcheck "example.org/studyguide/render/check/epub"
	pdfcheck "example.org/studyguide/render/check/pdf"
	"example.org/studyguide/source"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/edition"
)

// TestHostileGuide makes every artifact of a malicious guide, in every edition, and checks the books. Conformance tests
// read the same guide with other programs.
func TestHostileGuide(t *testing.T) {
	const name = "hostile.md"
	files := os.DirFS("testdata")
	for _, mode := range edition.Modes() {
		var list diag.List
		guide, err := source.Load(files, name, source.Options{}, &list)
		if err != nil {
			t.Fatal(err)
		}
		guide = edition.Answers(guide, mode)
		job := &render.Job{Guide: guide, Fonts: fonts.NewSet(), Assets: files, Sink: &list}
		job.Share(Renderers()...)
		for _, r := range Renderers() {
			var out bytes.Buffer
			if err := r.Render(t.Context(), &out, job); err != nil {
				t.Errorf("%s, answers %s: %v", r.Name(), mode, err)
			}
			switch r.Name() {
			case "epub":
				found, err := epubcheck.Book(out.Bytes())
				if err != nil {
					t.Error(err)
				}
				for _, f := range found {
					t.Errorf("answers %s: %s:%d: %s: %s", mode, f.File, f.Line, f.Rule, f.Message)
				}
			case "pdf":
				file, err := pdfcheck.Read(out.Bytes())
				if err != nil {
					t.Fatal(err)
				}
				for _, f := range file.Check() {
					t.Errorf("answers %s: %s", mode, f)
				}
			}
		}
	}
}
