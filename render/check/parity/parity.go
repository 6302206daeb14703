// Package parity compares the text of a PDF and an EPUB made from one guide.
//
// In go two readings, one by [PDF] of a file's structure tree and one by [EPUB] of a book's XHTML; out come
// [Difference]s: parts (sections, questions, answers that stand apart) that one book lacks or has in another place, and
// for each part that both have the words that one of them lacks. Words are compared after Unicode's NFKC, without case,
// soft hyphens and what takes no room; their order is compared where both media keep it. What a medium adds of its own
// is left out, see pdf.go and xhtml.go: pages of references, ways to an answer, marks of records and lists, the
// captions of tables, the names of columns repeated in records.
//
// The package shares no code with what writes the books. It does not judge either of them: that is for render/check/pdf
// and render/check/epub. Arbitrary bytes do it no harm, and it runs in linear time.
//
// This package may change with any version; package studyguide at the top of the module is the stable one.
package parity

import (
	"strings"

	"example.org/studyguide/source/words"
)

// A Reading is what one book says.
type Reading struct {
	Title string
	Words *words.Language // what the book says beside the guide
	Parts []*Part         // in reading order
	Notes []*Part         // footnotes, their numbers as titles
}

// Questions counts the parts that are questions. Only an EPUB names them.
func (r *Reading) Questions() int {
	n := 0
	for _, p := range r.Parts {
		if p.Kind == Question {
			n++
		}
	}
	return n
}

// Count returns the number of words of all parts and notes, with their titles. Signs are compared, but not counted.
func (r *Reading) Count() int {
	n := 0
	for _, list := range [][]*Part{r.Parts, r.Notes} {
		for _, p := range list {
			n += count(p.title) + count(p.words)
		}
	}
	return n
}

// A Kind is the kind of a part.
type Kind string

// The kinds of parts. In a PDF a question is like a section without parts.
const (
	Section  Kind = "section"
	Question Kind = "question"
	Answer   Kind = "answer" // that stands apart from its question
	Note     Kind = "note"
)

// A Part is a stretch of a book under a heading of its own, without the parts in it.
type Part struct {
	Kind  Kind
	Title string // on one line
	Page  int    // of a PDF, from 1; 0 if it is not known
	File  string // of an EPUB

	title, words []string
	images       [][]string // the words that stand for each image
	nameless     int        // images without words
	dollars      int        // signs around the sources of formulas
	links        int        // that end in no reference to a page
	loose        bool       // the order of the words is the medium's
	turned       bool       // some of it runs from right to left, or says that it does
}

// A Difference is one disagreement between the two books.
type Difference struct {
	Page    int // of the PDF, from 1; 0 if it is not known
	Message string
}

// text is a part while it is read.
type text struct {
	Part
	heading, body builder

	way, answered bool // in an EPUB: it leads to an answer or a question; it has an answer
}

// image adds the words that stand for an image.
func (t *text) image(alt string) {
	t.images = append(t.images, wordsOf(alt))
	t.loose = true
}

// part completes what was read; nil if nothing was.
func (t *text) part(book string, l *words.Language) *Part {
	t.Title = oneLine(t.heading.String())
	t.title, t.words = wordsOf(t.Title), wordsOf(t.body.String())
	t.turned = strings.ContainsFunc(t.Title+t.body.String(), turning)
	// An EPUB heads a section without a title by that of the book, and a question without one by this word. Neither is
	// the author's.
	if key := joined(t.title); key == joined(wordsOf(book)) || key == joined(wordsOf(l.Text(words.Question))) {
		t.Title, t.title = "", nil
	}
	if len(t.title)+len(t.words)+len(t.images) == 0 {
		return nil
	}
	return &t.Part
}
