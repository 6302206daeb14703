// Package docx reads guides written with Word (.docx, ISO/IEC 29500, both conformance classes). The input is a zip
// archive, the output its blocks ([ast.Document]), in which questions are still headings, paragraphs or lists, and the
// pictures that are inside the file.
//
// A Word document is a list of paragraphs; what they are is said by styles, by numbers that lists count, and by marks
// of characters. So reading has three layers. An [archive] holds parts, and an element tree is made of each (xml.go). A
// [reader] turns a paragraph into a [para]: its text as leaves that have a [look] each, what its style says it is, and
// the number that its list counts. A [flow] makes blocks of paragraphs: it nests lists, joins lines of code and lines
// with letters, and puts captions under pictures.
//
// Word has no lines. The line of a paragraph is its ordinal in the text, and [Text] returns the text that positions
// refer to, a paragraph a line.
//
// Tracked changes are read as accepted. Comments, headers and footers, hidden text and drawings are left out and
// reported; so is the table of contents, which books make themselves. Numbers that lists print are text where a list of
// the tree cannot count so: letters, numerals, numbers with words ("Question 1:") and those of headings.
//
// This package may change with any version; package studyguide at the top of the module is the stable one.
package docx

import (
	"fmt"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/markup"
)

// A reader reads one document.
type reader struct {
	*archive
	name   string
	sink   diag.Sink
	styles *styles
	lists  *numbering
	links  map[string]link // of the part that is read
	mono   bool            // most text is in a font of equal widths, which then says nothing

	lines   []string // the text so far
	current strings.Builder
	col     int // characters of the current line

	colors bool // colors mark right options
	cells  int  // in how many cells of tables the reader is
	fields []*fieldState
	aside  int // in how many parts that are set aside the reader is
	toc    diag.Span

	doc       *ast.Document
	folder    string // begins the names of pictures
	headings  []*ast.Heading
	bookmarks map[string]int // lines by name
	anchors   []*ast.Link    // links within the document
	notes     []noteRef
	noteIDs   map[string]string // ids of notes by kind and id in the file
	authored  bool              // the text names its author
	omits     omissions
}

// A noteRef is a footnote or endnote that the text refers to.
type noteRef struct {
	part, id string
	note     *ast.Note
}

// Read reads the file src. name is the name of the file in positions and diagnostics, which go to sink. It returns nil
// for a file that is no Word document, or a damaged one.
func Read(name string, src []byte, sink diag.Sink) *ast.Document {
	return newReader(name, sink).load(src)
}

// Text returns the text that positions in src refer to. It is empty for a file that cannot be read.
func Text(src []byte) []byte {
	r := newReader("", &diag.List{})
	if r.load(src) == nil {
		return nil
	}
	return []byte(strings.Join(r.lines, "\n") + "\n")
}

func newReader(name string, sink diag.Sink) *reader {
	return &reader{
		name: name, sink: sink, folder: safeName(path.Base(name)), bookmarks: map[string]int{},
		noteIDs: map[string]string{},
		doc:     &ast.Document{Format: "docx", Media: map[string][]byte{}, Names: map[string]*ast.Heading{}},
	}
}

func (r *reader) load(src []byte) *ast.Document {
	root, main, err := r.open(src)
	if err != nil {
		at := diag.Span{File: r.name, Start: diag.Pos{Line: 1, Col: 1}, End: diag.Pos{Line: 1, Col: 1}}
		r.sink.Report(diag.New(diag.InputMalformed, at, "the Word document is damaged: %v", err).
			WithHint("open it in a word processor, and save it again"))
		return nil
	}
	r.links = r.archive.links(main)
	r.readMeta()
	r.styles = readStyles(r.related(main, "styles"))
	r.lists = readNumbering(r.related(main, "numbering"))
	r.mono, r.colors = r.mostlyMono(root), r.colored(root)
	f := &flow{reader: r, root: true}
	f.container(root.kid("w:body"))
	f.finish()
	f.braces()
	f.alike()
	r.doc.Blocks = f.blocks
	r.readNotes(main)
	r.headersFooters(main)
	r.resolve()
	r.omits.report(r.sink)
	if len(r.lines) == 0 {
		r.endLine()
	}
	last := r.lines[len(r.lines)-1]
	r.doc.Loc = ast.At(r.span(diag.Pos{Line: 1, Col: 1},
		diag.Pos{Line: len(r.lines), Col: utf8.RuneCountInString(last) + 1}))
	return r.doc
}

// open opens the archive and its main part.
func (r *reader) open(src []byte) (root *node, main string, err error) {
	if r.archive, err = openArchive(src); err != nil {
		return nil, "", err
	}
	main = r.mainPart()
	if !r.has(main) {
		return nil, "", fmt.Errorf("there is no part %s", main)
	}
	if root, err = r.xml(main); err != nil {
		return nil, "", fmt.Errorf("reading %s: %w", main, err)
	}
	if root.name != "w:document" || root.kid("w:body") == nil {
		return nil, "", fmt.Errorf("%s has no body", main)
	}
	return root, main, nil
}

// related returns the root of the part that is related to another by kind; nil if there is none, or a damaged one.
func (r *reader) related(part, kind string) *node {
	for _, l := range r.archive.links(part) {
		if l.kind == kind && !l.external {
			root, err := r.xml(l.target)
			if err != nil {
				r.omits.add(kind+" that cannot be read", r.here())
				return nil
			}
			return root
		}
	}
	return nil
}

// here returns the place where the next character will stand.
func (r *reader) here() diag.Span { return r.span(r.pos(), r.pos()) }

func (r *reader) pos() diag.Pos { return diag.Pos{Line: len(r.lines) + 1, Col: r.col + 1} }

func (r *reader) span(start, end diag.Pos) diag.Span {
	return diag.Span{File: r.name, Start: start, End: end}
}

// write adds text to the current line, and returns its place.
func (r *reader) write(s string) diag.Span {
	start := r.pos()
	r.current.WriteString(s)
	r.col += utf8.RuneCountInString(s)
	return r.span(start, r.pos())
}

// endLine ends the current line, and returns its place.
func (r *reader) endLine() diag.Span {
	at := r.span(diag.Pos{Line: len(r.lines) + 1, Col: 1}, r.pos())
	r.lines = append(r.lines, r.current.String())
	r.current.Reset()
	r.col = 0
	return at
}

// blankLine takes the line at out of the text: what it says is told elsewhere, as front matter is.
func (r *reader) blankLine(at diag.Span) {
	if n := at.Start.Line - 1; n < len(r.lines) {
		r.lines[n] = ""
	}
}

// mostlyMono reports whether most of the text is in fonts of equal widths.
func (r *reader) mostlyMono(root *node) bool {
	mono, all := 0, 0
	var visit func(n *node, id string)
	visit = func(n *node, id string) {
		switch n.name {
		case "w:p":
			id = n.kid("w:pPr").kidVal("w:pStyle")
		case "w:r":
			size := len(n.chars())
			all += size
			if l := r.styles.lookOf(n.kid("w:rPr"), id, body); isMono(l.font) {
				mono += size
			}
			return
		}
		for _, k := range n.kids {
			visit(k, id)
		}
	}
	visit(root, "")
	const most = 0.9 // even an exam of listings has more text about them than the rest
	return float64(mono) > most*float64(all)
}

// resolve names the headings, and points links to bookmarks at the headings there.
func (r *reader) resolve() {
	var names markup.Namer
	r.doc.Slugs = map[*ast.Heading]string{}
	for _, h := range r.headings {
		r.doc.Slugs[h] = names.Name(ast.PlainText(h.Inlines))
	}
	at := func(line int) *ast.Heading {
		i, found := slices.BinarySearchFunc(r.headings, line, func(h *ast.Heading, line int) int {
			return h.At.Start.Line - line
		})
		if !found {
			i--
		}
		if i < 0 {
			return nil
		}
		return r.headings[i]
	}
	for name, line := range r.bookmarks {
		if h := at(line); h != nil {
			r.doc.Names[strings.ToLower(name)] = h
		}
	}
	for _, l := range r.anchors {
		if h := r.doc.Names[strings.ToLower(strings.TrimPrefix(l.URL, "#"))]; h != nil {
			l.URL = "#" + r.doc.Slugs[h]
		}
	}
}

// readNotes reads the footnotes that the text refers to, and those that they refer to.
func (r *reader) readNotes(main string) {
	parts := map[string]*node{}
	for i := 0; i < len(r.notes); i++ {
		n := r.notes[i]
		root, known := parts[n.part]
		if !known {
			root = r.related(main, n.part)
			parts[n.part] = root
			for _, l := range r.archive.links(main) {
				if l.kind == n.part {
					r.links = r.archive.links(l.target)
				}
			}
		}
		if root == nil {
			continue
		}
		for _, k := range root.kids {
			if k.attr("w:id") == n.id {
				f := &flow{reader: r}
				f.container(k)
				n.note.Blocks = f.finish()
			}
		}
		if len(n.note.Blocks) > 0 {
			first, last := n.note.Blocks[0].Span(), n.note.Blocks[len(n.note.Blocks)-1].Span()
			n.note.At = first.To(last)
		}
		r.doc.Notes = append(r.doc.Notes, n.note)
	}
}

// headersFooters reports headers and footers that have text.
func (r *reader) headersFooters(main string) {
	for _, l := range r.archive.links(main) {
		if l.kind != "header" && l.kind != "footer" {
			continue
		}
		if root, err := r.xml(l.target); err == nil && strings.TrimSpace(root.chars()) != "" {
			at := r.span(diag.Pos{Line: 1, Col: 1}, diag.Pos{Line: 1, Col: 1})
			r.sink.Report(diag.New(diag.Furniture, at, "headers and footers set aside"))
			return
		}
	}
}

// safeName returns a name without the characters that have a meaning in addresses.
func safeName(name string) string {
	return strings.Map(func(c rune) rune {
		if strings.ContainsRune(` ()<>:#?%\`, c) || markup.IsControl(c) {
			return '_'
		}
		return c
	}, name)
}
