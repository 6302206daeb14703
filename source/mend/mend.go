// Package mend corrects the Markdown source of a guide where the author's intent is certain: the language of a listing
// whose code leaves no doubt, a forgotten end of a code fence, a question number that follows from its neighbors.
//
// Input is the file's bytes, the tree made from them and the diagnostics; output is a list of edits and the edited
// file. Matters of judgement (an alternative text, a missing answer) are left to the author. The caller verifies that
// the corrected file is still the same guide, by reading it again.
//
// This package may change with any version; package studyguide at the top of the module is the stable one.
package mend

import (
	"cmp"
	"slices"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/listing"
)

// An Edit replaces the bytes of a file from Start up to End by Text.
type Edit struct {
	Rule       diag.ID // of the diagnostic that it resolves
	Line       int
	Start, End int
	Text       string
	What       string // describes the change: lower case, no full stop
}

// Find returns the edits that correct src, in file order. It returns none for a file in which lines and columns do not
// map to bytes: one that is not plain UTF-8, or has line ends other than LF and CR LF.
func Find(src []byte, g *ast.Guide, found []diag.Diagnostic) []Edit {
	f := newFile(src)
	if f == nil {
		return nil
	}
	open := map[diag.Pos]bool{}
	for _, d := range found {
		if d.Rule == diag.OpenFence {
			open[d.Span.Start] = true
		}
	}
	var edits []Edit
	for _, q := range g.AllQuestions() {
		edits = append(edits, f.number(q)...)
		listing.Each(q, func(l *ast.Listing, leadIn string) {
			edits = append(edits, f.listing(l, leadIn, open[l.At.Start])...)
		})
	}
	slices.SortStableFunc(edits, func(a, b Edit) int { return cmp.Compare(a.Start, b.Start) })
	return edits
}

// Apply returns src with edits applied, which must be in file order and not overlap.
func Apply(src []byte, edits []Edit) []byte {
	var out []byte
	at := 0
	for _, e := range edits {
		out = append(append(out, src[at:e.Start]...), e.Text...)
		at = e.End
	}
	return append(out, src[at:]...)
}
