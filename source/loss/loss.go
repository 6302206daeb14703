// Package loss audits what became of the content of a source. It counts words, listings, tables, images, links and
// footnotes in the bytes of the source and in the tree made from them, and lists, with their lines, those that are
// missing from the tree without a reason.
//
// The count of the source is rough and independent of the readers: lines and a few patterns of Markdown and HTML, no
// parser. It counts only what is certain, and so finds too little rather than too much: fences and <pre>, but not
// indented code; pipe tables, and HTML tables with two columns and no blocks inside; links with text that lead out of
// the guide. The tree may hold more than was counted.
//
// The reasons are: the part was set aside and reported as furniture (none of its lines count); the word is the mark of
// a question, the number of a list, the label of an answer or the language of a listing; the table had run-together
// cells that were split; the link or image has a finding of its own on its line; the line of a folder's file links to
// another file. Everything else that is missing is lost.
//
// This package may change with any version; package studyguide at the top of the module is the stable one.
package loss

import (
	"cmp"
	"slices"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
)

// A Count is the audit of one kind of content.
type Count struct {
	Kind   string `json:"kind"`   // "words", "listings", …
	Source int    `json:"source"` // counted in the source
	Aside  int    `json:"aside"`  // of those, set aside or accounted for otherwise
	Guide  int    `json:"guide"`  // in the tree
	Lost   int    `json:"lost"`   // of the source's, neither set aside nor in the tree
}

// A Piece is something that was lost, with its line in the source. If some occurrences of a word are missing it is not
// known which; the first is named.
type Piece struct {
	Kind string `json:"kind"` // "word", "listing", …
	Text string `json:"text"` // a word; empty for others
	File string `json:"file"`
	Line int    `json:"line"`
}

// Result is the audit of a guide.
type Result struct {
	Counts []Count `json:"counts"`
	Lost   []Piece `json:"lost"`
}

// A Source is a file that a guide was made from.
type Source struct {
	Name   string // as in diagnostics
	Body   []byte // as its reader is given it
	Format string // its reader: "markdown", "text", "html" …
}

// Compare compares sources with the guide made from them. found holds the diagnostics of reading them.
func Compare(sources []Source, g *ast.Guide, found []diag.Diagnostic) Result {
	t := survey(g)
	r := &result{counts: map[string]*Count{}}
	var words []word
	for _, src := range sources {
		s := scan(src.Name, src.Body, src.Format)
		s.name = src.Name
		a := newAside(src.Name, found)
		a.part(t.file(src.Name), s.tables)
		if len(sources) > 1 {
			a.index(s.entries)
		}
		words = append(words, s.words(a, t.file(src.Name))...)
		r.things(s, a, t.file(src.Name))
	}
	r.words(words, t.words)
	out := Result{Lost: append([]Piece{}, r.lost...)} // in JSON an array, also an empty one
	for _, kind := range []string{"words", "listings", "tables", "images", "links", "footnotes"} {
		c := Count{Kind: kind, Guide: t.all[kind]}
		if have := r.counts[kind]; have != nil {
			c.Source, c.Aside, c.Lost = have.Source, have.Aside, have.Lost
		}
		out.Counts = append(out.Counts, c)
	}
	slices.SortStableFunc(out.Lost, func(x, y Piece) int {
		return cmp.Or(cmp.Compare(x.File, y.File), cmp.Compare(x.Line, y.Line))
	})
	return out
}

// result collects a [Result].
type result struct {
	counts map[string]*Count
	lost   []Piece
}

func (r *result) count(kind string) *Count {
	if r.counts[kind] == nil {
		r.counts[kind] = &Count{}
	}
	return r.counts[kind]
}

// aside holds the places of the source that need not be in the tree.
type aside struct {
	furniture map[int][]diag.Span // by line
	lines     map[int]bool        // of findings that explain what became of a link or an image
	parted    map[int]bool        // of tables whose cells ran together
}

func newAside(file string, found []diag.Diagnostic) *aside {
	a := &aside{furniture: map[int][]diag.Span{}, lines: map[int]bool{}, parted: map[int]bool{}}
	for _, d := range found {
		if d.Span.File != file {
			continue
		}
		for n := d.Span.Start.Line; n <= d.Span.End.Line; n++ {
			switch d.Rule {
			case diag.Furniture, diag.LeftOut:
				a.furniture[n] = append(a.furniture[n], d.Span)
			case diag.LinkScheme, diag.LinkDead:
				a.lines[n] = true
			case diag.RunTogether:
				a.parted[n] = true
			}
		}
	}
	return a
}

// has reports whether a place was set aside.
func (a *aside) has(p diag.Pos) bool {
	return slices.ContainsFunc(a.furniture[p.Line], func(s diag.Span) bool {
		return !p.Before(s.Start) && p.Before(s.End)
	})
}

// part adds all lines of tables whose cells ran together, because the finding names only the first, and the headers of
// tables whose rows are questions.
func (a *aside) part(t *inFile, tables []extent) {
	for _, e := range t.tables.extents {
		for n := e.first; a.parted[e.first] && n <= e.last; n++ {
			a.parted[n] = true
		}
	}
	for _, e := range tables { // the names of the columns of questions and answers
		if t.asks(e) {
			a.parted[e.first] = true
		}
	}
}

// index excuses lines that link from one file of a guide to another: an index is an order of files, not text.
func (a *aside) index(entries []int) {
	for _, n := range entries {
		a.lines[n], a.parted[n] = true, true
	}
}
