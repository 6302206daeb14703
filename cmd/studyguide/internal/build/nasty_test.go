package build

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"

	"example.org/studyguide/fonts"
	"example.org/studyguide/render"
	epubcheck "example.org/studyguide/render/check/epub"
	"example.org/studyguide/render/check/parity"
	pdfcheck "example.org/studyguide/render/check/pdf"
	"example.org/studyguide/render/epub"
	"example.org/studyguide/render/pdf"
	"example.org/studyguide/source"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/golden"
)

// TestNastyGuides builds guides of a grammar: each word is in both books or in a finding, and nobody who reads the
// books back has a complaint.
func TestNastyGuides(t *testing.T) {
	seeds := 25
	if os.Getenv("STUDYGUIDE_LONG") != "" && !testing.Short() {
		seeds = 500
	}
	for seed := range seeds {
		n := golden.NewNasty(seed, 7)
		src := n.Guide()
		if said := complaints(t, "guide.md", src, n.Words); len(said) > 0 {
			t.Errorf("seed %d: %s\n%s", seed, strings.Join(said, "\n"), src)
		}
	}
}

// FuzzBooks builds books of any input, read as Markdown, as a page or as text.
func FuzzBooks(f *testing.F) {
	for seed := range 10 {
		f.Add(byte(seed), golden.NewNasty(seed, 8).Guide())
	}
	f.Add(byte(1), "<h1>Guide</h1><h2>Why?</h2><p>a<h2>How?</h2><ul><li>b<h2>When?</h2><table><tr><td>c")
	f.Add(byte(2), "1. Why?\n\na\n\n2. How?\n\nb\n\n3. When?\n\nc\n")
	f.Fuzz(func(t *testing.T, kind byte, src string) {
		if len(src) > 5000 {
			t.Skip("the books of much text take long")
		}
		name := []string{"guide.md", "guide.html", "guide.txt"}[kind%3]
		for _, said := range complaints(t, name, src, 0) {
			t.Error(said)
		}
	})
}

// complaints builds both books of a guide and returns what is wrong with them, and which of the words w1z, w2z and so
// on the EPUB lacks though no finding names it. What the PDF lacks, the comparison says.
func complaints(t *testing.T, name, src string, words int) (said []string) {
	t.Helper()
	var list diag.List
	guide, err := source.LoadBytes(name, []byte(src), source.Options{}, &list)
	if err != nil {
		return nil // refused
	}
	job := &render.Job{Guide: guide, Fonts: fonts.NewSet(), Sink: &list}
	job.Share(pdf.Renderer{}, epub.Renderer{})
	var one, two bytes.Buffer
	if err := (pdf.Renderer{}).Render(t.Context(), &one, job); err != nil {
		return []string{"pdf: " + err.Error()}
	}
	if err := (epub.Renderer{}).Render(t.Context(), &two, job); err != nil {
		return []string{"epub: " + err.Error()}
	}
	file, err := pdfcheck.Read(one.Bytes())
	if err != nil {
		return []string{"pdf: " + err.Error()}
	}
	for _, f := range file.Check() {
		said = append(said, fmt.Sprintf("pdf: %s", f))
	}
	found, err := epubcheck.Book(two.Bytes())
	if err != nil {
		return append(said, "epub: "+err.Error())
	}
	for _, f := range found {
		said = append(said, fmt.Sprintf("epub: %s:%d: %s: %s", f.File, f.Line, f.Rule, f.Message))
	}
	left, err := parity.PDF(file)
	if err != nil {
		return append(said, "parity: "+err.Error())
	}
	right, err := parity.EPUB(two.Bytes(), left.Words)
	if err != nil {
		return append(said, "parity: "+err.Error())
	}
	for _, d := range parity.Compare(left, right) {
		said = append(said, "parity: "+d.Message)
	}
	text := bookText(t, two.Bytes())
	for _, d := range list.Sorted() {
		text += d.Message
	}
	for i := range words {
		if word := fmt.Sprintf("w%dz", i+1); !strings.Contains(text, word) {
			said = append(said, "lost: "+word)
		}
	}
	return said
}
