package layout

import (
	"unicode/utf8"

	"example.org/studyguide/fonts/bidi"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
)

// No text that people read has words or paragraphs as long as those that are taken apart here. Files of data have, and
// without this every letter of them would need the memory of a word until the last line of the paragraph is known.

// mostItems is how many items a flow has before its first lines are placed: those of about twenty pages.
const mostItems = 1 << 14

// set sets a passage in lines, as a whole if it is not very long.
func (s *textSetter) set(p passage) []line {
	var out []line
	in := s.inliner(p)
	in.place = func() {
		in.prepared(p)
		broken := in.f.brokenAt(p.look, p.width)
		last := broken[len(broken)-1] // more text may follow in it
		out = append(out, s.placedLines(in.f, broken[:len(broken)-1], p)...)
		in.f.from(last.Start)
	}
	in.passage(p)
	return append(out, s.placedLines(in.f, in.f.broken(p.look, p.width), p)...)
}

// tooLong reports whether text is too long to be set as a whole, as text must that names pages.
func tooLong(text []ast.Inline) bool {
	n := 0
	for _, in := range text {
		ast.Walk(in, func(in ast.Node) bool {
			switch in := in.(type) {
			case *ast.Text:
				n += len(in.Value)
			case *ast.Code:
				n += len(in.Value)
			}
			return true
		})
	}
	return n > 8*mostItems
}

// placeLong places the first lines of a flow that has become long.
func (s *inliner) placeLong() {
	if s.place != nil && len(s.f.items) >= s.full {
		s.place()
		s.full = max(mostItems, 2*len(s.f.items))
	}
}

// from drops the items of a flow before item i. What is left has the direction of the whole.
func (f *flow) from(i int) {
	f.items = append(f.items[:0], f.items[i:]...)
	n := copy(f.pieces, f.pieces[i:])
	clear(f.pieces[n:])
	f.pieces = f.pieces[:n]
	f.base = bidi.FromLeft
	if f.rtl {
		f.base = bidi.FromRight
	}
}

// longestWord is the most bytes of a word that is shaped as a whole.
const longestWord = 1 << 12

// word adds a word; one that is too long is added in parts.
func (s *inliner) word(text string, fc *face, at diag.Span) {
	for len(text) > longestWord {
		c := s.lastCut(text[:longestWord], fc)
		s.part(text[:c.at], fc, at)
		s.cut(c, fc, at)
		text = text[c.at:]
	}
	for _, part := range mixed(text) {
		s.joint(part, fc, at)
		s.part(part, fc, at)
	}
}

// lastCut returns the last cut of the beginning of a word.
func (s *inliner) lastCut(text string, fc *face) cut {
	for range utf8.UTFMax - 1 { // the beginning may end within a character
		if r, n := utf8.DecodeLastRuneInString(text); r == utf8.RuneError && n == 1 {
			text = text[:len(text)-1]
		}
	}
	cuts := s.cuts(text, fc)
	if len(cuts) == 0 {
		cuts = emergency(text)
	}
	if len(cuts) == 0 { // one letter with very many marks
		return cut{at: len(text), penalty: inEmergency}
	}
	return cuts[len(cuts)-1]
}
