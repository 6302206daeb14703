// Package loss says what became of a source's content: it counts words, listings, tables, images, links and footnotes
// in the source's bytes and in the tree that was made of them, and names with their lines those that are in the first
// and not in the second, without a reason.
//
// The count of the source is rough and knows nothing of how the tree came about: lines, a few patterns of Markdown and
// HTML, no parser. It counts only what it can be sure of, so that it finds too little rather than too much: fences and
// <pre>, but no indented code; pipe tables, and HTML tables that have two columns and no blocks inside; links with text
// that lead out of the guide. The tree may hold more than was counted.
//
// Reasons are: a part of the source was set aside and reported as furniture (its lines count for nothing); a word is a
// question's mark, a list's number, an answer's label or the name of a listing's language; cells that ran together were
// parted; a link or an image has a finding of its own at its line; a line of a folder's file leads to another file.
// Everything else that is missing is lost.
package loss

import (
	"cmp"
	"slices"

	"studyguide/source/ast"
	"studyguide/source/diag"
)

// A Count is what became of one kind of content.
type Count struct {
	Kind   string `json:"kind"`   // "words", "listings", …
	Source int    `json:"source"` // counted in the source
	Aside  int    `json:"aside"`  // of those, set aside or accounted for otherwise
	Guide  int    `json:"guide"`  // in the tree
	Lost   int    `json:"lost"`   // of the source's, neither set aside nor in the tree
}

// A Piece is something that was lost, with the line of the source where it stands. Of words that are missing, it is not
// known which of several occurrences is: the first is named.
type Piece struct {
	Kind string `json:"kind"` // "word", "listing", …
	Text string `json:"text"` // a word; empty for others
	File string `json:"file"`
	Line int    `json:"line"`
}

// Result is what [Compare] finds.
type Result struct {
	Counts []Count `json:"counts"`
	Lost   []Piece `json:"lost"`
}

// A Source is a file that a guide was made of.
type Source struct {
	Name   string // as in diagnostics
	Body   []byte // as its reader is given it
	Format string // its reader: "markdown", "text", "html"
}

// Compare compares sources with the guide that was made of them; found is what was reported on the way.
func Compare(sources []Source, g *ast.Guide, found []diag.Diagnostic) Result {
	t := survey(g)
	r := &result{counts: map[string]*Count{}}
	var words []word
	for _, src := range sources {
		s := scan(src.Body, src.Format)
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
	slices.SortStableFunc(out.Lost, func(x, y Piece) int { return cmp.Or(cmp.Compare(x.File, y.File), cmp.Compare(x.Line, y.Line)) })
	return out
}

// result is a [Result] in the making.
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

// aside tells which places of the source need not be in the tree.
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
			case diag.Furniture:
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
	return slices.ContainsFunc(a.furniture[p.Line], func(s diag.Span) bool { return !p.Before(s.Start) && p.Before(s.End) })
}

// part adds the other lines of those tables, for the finding stands at the first, and the heads of tables whose rows
// are questions.
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

// index excuses lines that lead from one file of a guide to another: an index is the order of the files, and no text.
func (a *aside) index(entries []int) {
	for _, n := range entries {
		a.lines[n], a.parted[n] = true, true
	}
}
