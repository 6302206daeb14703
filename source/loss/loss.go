// Package loss says what became of a source's content: it counts words, listings, tables, images, links and footnotes in the
// source's bytes and in the tree that was made of them, and names with their lines those that are in the first and not in the
// second, without a reason.
//
// The count of the source is rough and knows nothing of how the tree came about: lines, a few patterns of Markdown and HTML, no
// parser. It counts only what it can be sure of, so that it finds too little rather than too much: fences and <pre>, but no
// indented code; pipe tables, and HTML tables that have two columns and no blocks inside; links with text that lead out of
// the guide. The tree may hold more than was counted.
//
// Reasons are: a part of the source was set aside and reported as furniture (its lines count for nothing); a word is a
// question's mark, a list's number, an answer's label or the name of a listing's language; cells that ran together were
// parted; a link or an image has a finding of its own at its line. Everything else that is missing is lost.
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

// A Piece is something that was lost, with the line of the source where it stands. Of words that are missing, it is not known
// which of several occurrences is: the first is named.
type Piece struct {
	Kind string `json:"kind"` // "word", "listing", …
	Text string `json:"text"` // a word; empty for others
	Line int    `json:"line"`
}

// Result is what [Compare] finds.
type Result struct {
	Counts []Count `json:"counts"`
	Lost   []Piece `json:"lost"`
}

// Compare compares the source with the guide that was made of it. src is the file as the readers were given it ([source.Decode]),
// format theirs ("markdown", "text", "html"); found is what was reported on the way.
func Compare(src []byte, format string, g *ast.Guide, found []diag.Diagnostic) Result {
	s := scan(src, format)
	a := newAside(found)
	var r Result
	r.words(s, a, g)
	r.things(s, a, g)
	slices.SortStableFunc(r.Lost, func(x, y Piece) int { return cmp.Compare(x.Line, y.Line) })
	return r
}

// aside tells which places of the source need not be in the tree.
type aside struct {
	furniture map[int][]diag.Span // by line
	lines     map[int]bool        // of findings that explain what became of a link or an image
	parted    map[int]bool        // of tables whose cells ran together
}

func newAside(found []diag.Diagnostic) *aside {
	a := &aside{furniture: map[int][]diag.Span{}, lines: map[int]bool{}, parted: map[int]bool{}}
	for _, d := range found {
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

// has tells whether a place was set aside.
func (a *aside) has(p diag.Pos) bool {
	return slices.ContainsFunc(a.furniture[p.Line], func(s diag.Span) bool { return !p.Before(s.Start) && p.Before(s.End) })
}

// part adds the other lines of those tables: the finding stands at the first.
func (a *aside) part(g *ast.Guide) {
	ast.Walk(g, func(n ast.Node) bool {
		if t, ok := n.(*ast.Table); ok && a.parted[t.At.Start.Line] {
			for n := t.At.Start.Line; n <= t.At.End.Line; n++ {
				a.parted[n] = true
			}
		}
		return true
	})
}
