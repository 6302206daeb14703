// Package finish completes a PDF drawn by fpdf: it embeds the fonts, writes the structure tree, the metadata, the
// outline and the page labels, and packs everything.
//
// The input is what fpdf v0.9.0 wrote of the pages, a file or several, in which no font is registered and nothing is
// compressed, and a [Document]. [Pages] takes the files over one by one and keeps of each what the book needs, its
// content deflated, so that a book of thousands of pages is never held as fpdf drew it. The output is one file that is
// PDF 1.7, PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2). The package draws nothing.
//
// fpdf cannot write subset fonts, tags, link objects that tags refer to, page labels, XMP or an output intent. So its
// files are taken apart by their own cross-reference tables, never by searching, and written anew. All objects but
// streams go into object streams, and everything is deflated on all processors. Package render/check/pdf reads the
// result back in tests, and veraPDF checks both standards.
//
// This package may change with any version; package studyguide at the top of the module is the stable one.
package finish

import (
	"errors"
	"fmt"
	"io"
	"time"

	"example.org/studyguide/fonts/subset"
	"example.org/studyguide/render/layout/tag"
)

// Document is the content of the file besides the drawings on its pages.
type Document struct {
	Title       string // required (ISO 14289-1, 7.1)
	Authors     []string
	Description string
	Subjects    []string
	Publisher   string
	Rights      string
	Language    string            // BCP 47; required (7.2)
	Words       map[string]string // the author's own instead of the program's; by key
	Modified    time.Time         // also the date of creation; UTC
	Extract     bool              // it has not all of the guide, and is not to be compared with what has
	Printing    string            // a value of Duplex (table 150); pages keep their size then. Empty: any
	NoUA        bool              // it does not claim PDF/UA-1
	NoA         bool              // it does not claim PDF/A-2a

	Pages   []Page // in order
	Fonts   []Font
	Looks   Looks
	Root    *tag.Element // role Document
	Outline []*Entry
}

// Page is what belongs to one page besides its drawing.
type Page struct {
	Label string         // the folio: "i", "ii", "1", "2"
	Marks []*tag.Element // the owners of its marked content, by MCID
	Links []Link         // in the order in which fpdf was given them
	Bleed float64        // points at each edge that are cut off

	Blends bool // something on it lets through what is below
}

// Link is the description and the owner of a link on a page.
type Link struct {
	Element  *tag.Element // of role Link
	Contents string       // where it leads, in words
}

// Font is a font as the pages use it. They show glyph n of Program by code n, see [AppendCode].
type Font struct {
	Resource string // the name that the pages call it by
	Program  *subset.Program
	Text     []string // by code, [Codes] at most: the text it stands for; "" for a glyph that adds nothing to the text
}

// Entry is a line of the outline.
type Entry struct {
	Title    string
	Page     int     // index
	X, Y     float64 // points from the top left corner
	Open     bool    // its children are shown at first
	Children []*Entry
}

// Write writes the pages as one file. It fails if w does, if a font cannot be embedded, or if the document does not fit
// the pages. The same pages and document make the same bytes. Write neither copies nor changes doc, and keeps no
// reference to it.
func (p *Pages) Write(w io.Writer, doc *Document) error {
	p.settle()
	b := &builder{doc: doc, read: p.list, resources: p.resources}
	if err := b.check(); err != nil {
		return err
	}
	b.out = newOutput(w, p.deflater)
	return b.write()
}

// builder writes one file.
type builder struct {
	doc       *Document
	read      []*page
	resources *resources
	out       *output
	elements
	numbers
}

// numbers are the numbers of objects that other objects refer to.
type numbers struct {
	tree    int   // the root of the pages
	page    int   // the first page
	content int   // the first page's content
	shared  int   // the resources, of all pages
	font    int   // the first object of the first font
	link    []int // the first link of each page
	element int   // the first element of the structure
}

// check compares what fpdf drew with the document, and reads the structure.
func (b *builder) check() error {
	switch {
	case clean(b.doc.Title) == "":
		return errors.New("the document has no title")
	case b.doc.Language == "":
		return errors.New("the document has no language")
	}
	if len(b.read) == 0 {
		return errors.New("there is no page")
	}
	if len(b.read) != len(b.doc.Pages) {
		return fmt.Errorf("fpdf drew %d pages, the document has %d", len(b.read), len(b.doc.Pages))
	}
	for i, p := range b.read {
		if len(p.links) != len(b.doc.Pages[i].Links) {
			return fmt.Errorf(
				"fpdf drew %d links on page %d, the document has %d",
				len(p.links),
				i+1,
				len(b.doc.Pages[i].Links),
			)
		}
	}
	if err := checkOutline(b.doc.Outline, len(b.read)); err != nil {
		return err
	}
	var err error
	if b.elements, err = collect(b.doc); err != nil {
		return fmt.Errorf("reading the structure: %w", err)
	}
	return nil
}

// write assigns the numbers that others refer to and writes everything. Objects of one kind stand together, in the
// order of their numbers: this deflates best, as does the cross-reference stream.
func (b *builder) write() error {
	out := b.out
	catalog := out.take(1)
	info := out.take(1)
	b.tree = out.take(1)
	b.shared = out.take(1)
	b.page = out.take(len(b.read))
	b.link = make([]int, len(b.read))
	for i, p := range b.read {
		b.link[i] = out.take(len(p.links))
	}
	b.content = out.take(len(b.read))
	b.font = out.take(fontObjects * len(b.doc.Fonts))
	b.element = out.take(len(b.list))

	b.contents()
	b.pages()
	out.cut()
	if err := b.links(); err != nil {
		return err
	}
	out.cut()
	for i, f := range b.doc.Fonts {
		if err := writeFont(out, b.font+i*fontObjects, f); err != nil {
			return fmt.Errorf("embedding the font %s: %w", f.Resource, err)
		}
	}
	if err := b.share(); err != nil {
		return fmt.Errorf("copying the images: %w", err)
	}
	tree := treeWriter{b.elements, b.numbers, b.doc, out}
	root := tree.write()
	out.object(info, b.info())
	out.object(catalog, b.catalog(root))
	return out.end(catalog, info)
}
