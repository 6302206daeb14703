package parity

import (
	"errors"
	"regexp"
	"strings"

	pdfcheck "example.org/studyguide/render/check/pdf"
	"example.org/studyguide/source/words"
)

// mostText bounds what is read of a book, in bytes.
const mostText = 64 << 20

// PDF reads a file's structure tree: every Sect but the first, which is the title page, and that of the contents is a
// part. What stands before the title page is the cover, and an Art the colophon. It fails if there is no tree.
func PDF(f *pdfcheck.File) (*Reading, error) {
	root := f.Structure()
	if root == nil {
		return nil, errors.New("the PDF has no structure")
	}
	w := &tree{
		seen: map[[2]int]bool{}, left: mostText,
		words: f.Words(),
	}
	w.reference = reference(w.words)
	whole := &text{}
	front := true
	for _, k := range root.Kids {
		switch e := k.Element; {
		case e == nil, e.Role == "Art", kid(e, "TOC") != nil: // an article is the colophon
		case front:
			front = e.Role != "Sect"
			if h := kid(e, "H1"); h != nil && w.title == "" {
				w.title = oneLine(w.plain(h))
			}
		default:
			w.element(whole, e)
		}
	}
	if w.left < 0 {
		return nil, errors.New("the PDF has too much text to be compared")
	}
	r := &Reading{Title: w.title, Words: w.words}
	for _, t := range w.parts {
		if p := t.part(w.title, w.words); p != nil {
			r.Parts = append(r.Parts, p)
		}
	}
	for _, t := range w.notes {
		if p := t.part("", w.words); p != nil {
			r.Notes = append(r.Notes, p)
		}
	}
	return r, nil
}

// tree is a structure tree that is read.
type tree struct {
	title        string
	words        *words.Language
	parts, notes []*text
	seen         map[[2]int]bool // pages and marks whose text was read: a broken tree may name one often
	left         int             // bytes that may still be read

	reference *regexp.Regexp // at the end of a link: the page that it leads to
}

// kid returns the first kid of a role, nil if there is none.
func kid(e *pdfcheck.Element, role string) *pdfcheck.Element {
	for _, k := range e.Kids {
		if k.Element != nil && k.Element.Role == role {
			return k.Element
		}
	}
	return nil
}

// element adds what an element says to a part, or makes new parts.
func (w *tree) element(t *text, e *pdfcheck.Element) {
	switch e.Role {
	case "Sect":
		w.sect(e)
		return
	case "Note":
		if !address(e) {
			w.note(e)
		}
		return
	case "Index": // only pages have one
		return
	case "TOC": // of a section's questions
		return
	case "Div":
		if in := kid(e, "Note"); in != nil && address(in) { // a list of addresses
			return
		}
	case "Reference": // the mark of a note; a line may end behind it
		if w.endsInBlank(e) {
			t.body.gap()
		}
		return
	case "L":
		if e.Attributes["ListNumbering"] == "None" {
			w.cards(t, e)
			return
		}
	case "Lbl": // bullets, numbers and boxes; in lists of definitions the terms
		if n := listOf(e).Attributes["ListNumbering"]; n != "" {
			return
		}
	case "Figure":
		t.body.gap() // as in an EPUB: an image between two letters makes two words of them
		if e.Alt != "" && w.take(e.Alt) {
			t.image(e.Alt)
		}
		return
	}
	if block(e) || e.Role == "Link" && turns(w.words) {
		t.body.gap()
		defer t.body.gap()
	}
	if e.Actual != "" {
		if w.take(e.Actual) {
			s := e.Actual
			if in := e.Parent; in != nil && in.Role == "Link" && in.Kids[lastText(in)].Element == e {
				s = w.withoutPage(t, s)
			}
			t.body.WriteString(s)
		}
		return
	}
	last := lastText(e)
	for i, k := range e.Kids {
		if k.Element != nil {
			w.element(t, k.Element)
			continue
		}
		s := w.mark(t, k)
		if e.Role == "Link" && i == last {
			s = w.withoutPage(t, s)
		}
		t.body.WriteString(s)
		if e.Role == "Code" && e.Attributes["Placement"] == "Block" {
			t.body.gap() // each line is content of its own
		}
	}
}

// lastText returns the index of the last kid of an element that is no link, -1 if there is none.
func lastText(e *pdfcheck.Element) int {
	last := len(e.Kids) - 1
	for last >= 0 && e.Kids[last].Link {
		last--
	}
	return last
}

// withoutPage returns the end of a link without the page that it names.
func (w *tree) withoutPage(t *text, s string) string {
	if found := w.reference.FindStringIndex(s); found != nil {
		return s[:found[0]]
	}
	t.links++
	return s
}

// mark returns the text of marked content, once.
func (w *tree) mark(t *text, k pdfcheck.Kid) string {
	at := [2]int{k.Page, k.Mark}
	if k.Link || w.seen[at] || !w.take(k.Text) {
		return ""
	}
	w.seen[at] = true
	if t.Page == 0 {
		t.Page = k.Page + 1
	}
	return k.Text
}

func (w *tree) take(s string) bool {
	w.left -= len(s)
	return w.left >= 0
}

// plain returns the text of an element alone.
func (w *tree) plain(e *pdfcheck.Element) string {
	var t text
	w.element(&t, e)
	return t.body.String()
}

// endsInBlank reports whether the last text in an element ends with a blank or a line.
func (w *tree) endsInBlank(e *pdfcheck.Element) bool {
	for i := len(e.Kids) - 1; i >= 0; i-- {
		switch k := e.Kids[i]; {
		case k.Link:
		case k.Element != nil:
			return w.endsInBlank(k.Element)
		default:
			s := w.mark(&text{}, k)
			return strings.TrimRight(s, " \n") != s
		}
	}
	return false
}

// address reports whether a note is where a link leads, which only paper has to say: a label and a link, and no block.
func address(note *pdfcheck.Element) bool {
	return len(note.Kids) == 2 && kid(note, "Lbl") != nil && kid(note, "Link") != nil
}

// listOf returns the list of an item's label; the label itself if it is in none.
func listOf(e *pdfcheck.Element) *pdfcheck.Element {
	if e.Parent != nil && e.Parent.Role == "LI" && e.Parent.Parent != nil {
		return e.Parent.Parent
	}
	return e
}

// block reports whether an element stands on lines of its own.
func block(e *pdfcheck.Element) bool {
	switch e.Role {
	case "Span", "Link", "Quote", "Reference":
		return false
	case "Code":
		return e.Attributes["Placement"] == "Block"
	}
	return true
}
