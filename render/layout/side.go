package layout

import (
	"strings"
	"unicode"

	"example.org/studyguide/fonts/bidi"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
)

// A side is where the marks of a list hang.
type side struct {
	far   bool // not where those of the guide do: the list runs the other way
	right bool // as it is seen
}

// indented returns the column of the items of a list, narrowed by w for their marks, and the side of the marks: that at
// which the text of the items begins.
func (s *blockSetter) indented(c column, w Length, items [][]ast.Block) (column, side) {
	far := s.against(items)
	in := s.d.nest(c, w, 0)
	if far {
		in = s.d.nest(c, 0, w)
	}
	in.look.left = far && s.d.mirrored
	return in, side{far: far, right: far != s.d.mirrored}
}

// against reports whether the items of a list run against the guide: all begin with a letter that runs from right to
// left, or, in a guide that is written so, with text that has none.
func (s *blockSetter) against(items [][]ast.Block) bool {
	some := false
	for _, bs := range items {
		if len(bs) == 0 {
			continue
		}
		p, ok := bs[0].(*ast.Paragraph)
		if !ok {
			continue
		}
		text := ast.PlainText(p.Inlines)
		if !strings.ContainsFunc(text, unicode.IsLetter) {
			continue
		}
		if s.d.mirrored && bidi.Turns(text) || !s.d.mirrored && !bidi.RightToLeft(text) {
			return false
		}
		some = true
	}
	return some
}

// hung returns a number or letter that hangs before the column of an item, flush with it.
func (s *blockSetter) hung(label string, fc *face, at diag.Span, in column, side side) *Text {
	p := s.text.shape.piece(label, fc, at)
	if side.right {
		p = s.text.shape.fromRight(label, fc, at)
	}
	x := in.x - s.d.pt(5) - p.width
	if side.far {
		x = in.x + in.w + s.d.pt(5)
	}
	return p.at(x, in.look.base())
}

// fromRight shapes a label that runs from right to left, such as ".1" for "1.".
func (s *shaper) fromRight(label string, fc *face, at diag.Span) *piece {
	var parts []stretch
	for _, p := range s.byLevel(label, bidi.FromRight, fc, at) {
		parts = append(parts, stretch{piece: p, runs: p.of.runs})
	}
	all := &word{text: label}
	for _, p := range visual(parts, 1) {
		if len(p.runs) > 0 {
			s.markAt(&p, atLeft, rightMark)
		}
		all.runs = append(all.runs, p.runs...)
	}
	return &piece{of: all, to: len(label), width: runsWidth(all.runs, fc.size), face: fc}
}

// byLevel shapes text in pieces of one bidi level each, in the order of the text.
func (s *shaper) byLevel(text string, base bidi.Base, fc *face, at diag.Span) []*piece {
	levels, _ := bidi.Levels(text, base)
	rs := []rune(text)
	var out []*piece
	for i := 0; i < len(rs); {
		j := i + 1
		for j < len(rs) && levels[j] == levels[i] {
			j++
		}
		of := *fc
		of.style.RTL = levels[i]%2 == 1
		p := s.piece(string(rs[i:j]), &of, at)
		p.level = levels[i]
		out = append(out, p)
		i = j
	}
	return out
}
