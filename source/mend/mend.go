// Package mend makes corrections in the source of a guide in Markdown, where it is certain what the author meant: the language of a listing whose
// code leaves no doubt, the end of a code fence that was forgotten, a question's number that its neighbours tell.
//
// In go the file's bytes, the tree that was made of them and what was reported; out come edits of single places, and the file with
// them. What is a matter of judgement (an alternative text, a missing answer) is left alone. Whether the mended file is still the
// same guide is for the caller to see, by reading it again.
package mend

import (
	"cmp"
	"slices"

	"studyguide/source/ast"
	"studyguide/source/diag"
	"studyguide/source/listing"
)

// An Edit replaces the bytes of a file from Start up to End by Text.
type Edit struct {
	Rule       diag.ID // that it settles
	Line       int
	Start, End int
	Text       string
	What       string // says what was done, lower case, no full stop
}

// Find gives the edits that mend src, in its order. There are none for a file whose places are not those of its lines and characters: one that
// is not plain UTF-8, or whose lines end in anything but a line feed or both it and a carriage return.
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
		listing.Each(q, func(l *ast.Listing, leadIn string) { edits = append(edits, f.listing(l, leadIn, open[l.At.Start])...) })
	}
	slices.SortStableFunc(edits, func(a, b Edit) int { return cmp.Compare(a.Start, b.Start) })
	return edits
}

// Apply gives src with edits, which are in its order and do not overlap.
func Apply(src []byte, edits []Edit) []byte {
	var out []byte
	at := 0
	for _, e := range edits {
		out = append(append(out, src[at:e.Start]...), e.Text...)
		at = e.End
	}
	return append(out, src[at:]...)
}
