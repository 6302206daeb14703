package epub

import (
	"testing"

	epubcheck "example.org/studyguide/render/check/epub"
)

// TestBooksPassTheCheck checks that books are valid whatever their guides contain.
func TestBooksPassTheCheck(t *testing.T) {
	for name, build := range guides() {
		t.Run(name, func(t *testing.T) {
			book, _ := made(t, build())
			found, err := epubcheck.Book(book)
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range found {
				t.Errorf("%s:%d: %s: %s (#%s)", f.File, f.Line, f.Rule, f.Message, f.ID)
			}
		})
	}
}
