package build

import (
	"bytes"
	"encoding/xml"
	"io"
	"strings"
	"testing"

	"example.org/studyguide/fonts"
	"example.org/studyguide/render"
	"example.org/studyguide/render/epub"
	"example.org/studyguide/render/pdf"
	"example.org/studyguide/source"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/edition"
	"example.org/studyguide/source/sample"
)

// TestBothBooksHoldEveryQuestion checks that, in every edition, each question and each separate answer has a page in
// the PDF, and that the EPUB has every word of them.
func TestBothBooksHoldEveryQuestion(t *testing.T) {
	for _, mode := range edition.Modes() {
		guide, err := source.Load(sample.FS(), ".", source.Options{Display: sample.Name}, &diag.List{})
		if err != nil {
			t.Fatal(err)
		}
		guide = edition.Answers(guide, mode)
		job := &render.Job{Guide: guide, Fonts: fonts.NewSet(), Assets: sample.FS(), Sink: &diag.List{}}
		job.Share(pdf.Renderer{}, epub.Renderer{})
		if err := (pdf.Renderer{}).Render(t.Context(), io.Discard, job); err != nil {
			t.Fatal(err)
		}
		pages, err := job.PageMap(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		var out bytes.Buffer
		if err := (epub.Renderer{}).Render(t.Context(), &out, job); err != nil {
			t.Fatal(err)
		}
		text := bookText(t, out.Bytes())
		unmarked := withoutMarks(text)
		known := map[string]bool{} // words that were found
		ast.Walk(guide, func(n ast.Node) bool {
			id := ""
			switch n := n.(type) {
			case *ast.Question:
				id = n.ID
				for _, fact := range n.Facts() {
					if !strings.Contains(text, fact) {
						t.Errorf("answers %s: the fact %q is not in the EPUB", mode, fact)
					}
				}
			case *ast.Answer:
				id = n.ID
			case *ast.Text:
				for _, w := range strings.Fields(n.Value) {
					if !known[w] && !strings.Contains(unmarked, withoutMarks(w)) {
						t.Errorf("answers %s: %q is not in the EPUB", mode, w)
					}
					known[w] = true
				}
			case *ast.Listing:
				for line := range strings.Lines(n.Text) { // its tabs are spaces in the book
					if !known[line] && !strings.Contains(text, untabbed(line)) {
						t.Errorf("answers %s: the EPUB lacks %q of the listing on line %d", mode, line, n.At.Start.Line)
					}
					known[line] = true
				}
			}
			if id != "" && pages.Label[id] == "" {
				t.Errorf("answers %s: %s is on no page of the PDF", mode, id)
			}
			return true
		})
	}
}

// withoutMarks returns a text without the marks for which books have others than the source.
func withoutMarks(s string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune("\"'`-.“”„«»‘’‚‹›–—…′″", r) {
			return -1
		}
		return r
	}, s)
}

// untabbed returns a line with spaces up to the tab stops of a book's listings in place of its tabs.
func untabbed(line string) string {
	const stop = 4 // columns
	var b strings.Builder
	column := 0
	for _, r := range line {
		n := 1
		if r == '\t' {
			n = stop - column%stop
			r = ' '
		}
		b.WriteString(strings.Repeat(string(r), n))
		column += n
	}
	return b.String()
}

// bookText returns the text of all pages of an EPUB.
func bookText(t *testing.T, book []byte) string {
	t.Helper()
	files := map[string]string{}
	unzip(t, book, files)
	var out strings.Builder
	for name, data := range files {
		if !strings.HasPrefix(name, "epub/xhtml/") {
			continue
		}
		d := xml.NewDecoder(strings.NewReader(data))
		for {
			tok, err := d.Token()
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			if text, ok := tok.(xml.CharData); ok {
				out.Write(text)
			}
		}
	}
	return out.String()
}
