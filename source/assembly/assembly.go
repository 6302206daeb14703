// Package assembly puts the text of a guide together from what its author keeps apart: parts in files of their own,
// values of variables, passages for some editions.
//
// The input is the text of a guide and what opens the files beside it, the output one text for the reader of its
// format, with a map of positions: every finding about that text has its place in the file that the author wrote, and
// so has every node of the tree. Nothing is put together where nothing is asked for; then there is no output.
//
// Braces mean something to many programs, and guides quote them. So these are the only forms, outside of code, formulas
// and comments:
//
//	{{include parts/intro.md}}    on a line of its own, for a file of Markdown or text that is there; in an item of a
//	                              list, the file is of that item
//	{{if edition teacher}}        on a line of its own, up to a line {{else}} or {{end}}; also: if not edition
//	{{version}}                   in a guide that has variables, for the name of one
//
// What is left as it stands is reported, if its author may have meant it otherwise: a file that is missing or includes
// itself, a name that no variable has, a passage that does not end; and, in a guide that has one of these forms, what
// looks like another.
//
// This package may change with any version; package studyguide at the top of the module is the stable one.
package assembly

import (
	"bytes"
	"sort"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
)

// Options say what a guide is put together from.
type Options struct {
	// Open returns the text of the file at a path within the folder of the guide, and its name in diagnostics. nil: no
	// file is included.
	Open func(path string) (text []byte, display string, err error)
	// Variables are values by name, besides those of the guide, which give way to them.
	Variables map[string]string
	Edition   string   // that is made; empty: one without a name
	Editions  []string // all names of editions, for what is mistyped; nil: unknown
}

// A Text is the text of a guide that was put together.
type Text struct {
	Name string // of the text in positions; no file has it
	Src  []byte

	lines  *diag.Lines
	pieces []piece
	parts  []string
}

// A piece is a part of the text that comes from one place.
type piece struct {
	at       int // its offset in the text
	file     *file
	from, to int  // the offsets in the file that it stands for
	other    bool // it is not what the file has there
}

// A file is a file of which text is taken.
type file struct {
	path, display string
	text          []byte
	lines         *diag.Lines
	within        *file // which includes it; nil: the guide itself
	from, to      int   // of the line in within that does
	indent        int   // spaces before each of its lines: the item of a list that it is in
}

// Parts returns the paths of the files that were included, in order, each once.
func (t *Text) Parts() []string { return t.parts }

// Place returns the place in an author's file of a place in the text; any other place is returned as it is.
func (t *Text) Place(at diag.Span) diag.Span {
	if at.File != t.Name {
		return at
	}
	start := t.lines.Offset(at.Start)
	f, from := t.find(start)
	to := from
	if end := t.lines.Offset(at.End); end > start {
		last, offset := t.find(end - 1)
		to = offset + 1
		if p := t.pieces[t.index(end-1)]; p.other {
			to = p.to
		}
		for ; last != f && last != nil; last = last.within {
			to = last.to
		}
		if last == nil { // it ends after the part in which it begins
			to = len(bytes.TrimRight(f.text, "\n"))
		}
	}
	return diag.Span{File: f.display, Start: f.lines.Pos(from), End: f.lines.Pos(max(from, to))}
}

// index returns the piece that holds an offset of the text.
func (t *Text) index(offset int) int {
	return max(0, sort.Search(len(t.pieces), func(i int) bool { return t.pieces[i].at > offset })-1)
}

// find returns the file and the offset in it that an offset of the text stands for.
func (t *Text) find(offset int) (*file, int) {
	p := t.pieces[t.index(offset)]
	if p.other {
		return p.file, p.from
	}
	return p.file, min(p.from+offset-p.at, p.to)
}

// Folder returns the folder of the file at a place in the text, relative to that of the guide; "." for the guide's own.
func (t *Text) Folder(at diag.Span) string {
	if at.File != t.Name {
		return "."
	}
	f, _ := t.find(t.lines.Offset(at.Start))
	return f.folder(t.pieces[0].file)
}

// Relocate replaces each place in the text that something in g has by its place in an author's file.
func (t *Text) Relocate(g *ast.Guide) { ast.Relocate(g, t.Place) }
