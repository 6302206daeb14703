package layout

import (
	"slices"
	"unicode/utf8"

	"golang.org/x/text/unicode/bidi"

	"example.org/studyguide/fonts"
)

// Invisible characters that run from one side (UAX #9, 2.6).
const (
	leftMark  = "\u200E"
	rightMark = "\u200F"
)

// A markedRun is a run with marks at one of its ends.
type markedRun struct {
	run   *fonts.Run
	marks string // as they are seen
	at    end
}

// An end is one of the ends of a stretch as it is seen.
type end bool

const (
	atLeft  end = true
	atRight end = false
)

// mark adds marks to the text of a line, whose stretches are in the order in which they are seen; tight says that its
// spaces are narrower than they are in text. Programs that copy text know where glyphs stand, but no levels. They go
// through a line from its left or its right, take a space or a sign between text of two directions for a part of what
// they come from, and signs of numbers for what runs from the left. Marks say where these belong.
func (s *shaper) mark(parts []stretch, tight bool) {
	for i := 1; i < len(parts); i++ {
		a, b := &parts[i-1], &parts[i]
		if len(a.runs) == 0 || len(b.runs) == 0 {
			continue
		}
		left, right := a.edge(atRight), b.edge(atLeft)
		if a.level%2 == b.level%2 {
			if b.level%2 == 1 && left == ' ' && ofNumbers(right) && b.takes(atLeft, rightMark, tight) {
				s.markAt(b, atLeft, rightMark)
			}
			continue
		}
		marks := ""
		if !directed(left) {
			marks = sideMark(a.level)
		}
		if !directed(right) {
			marks += sideMark(b.level)
		}
		if marks != "" && !s.markBetween(a, b, marks, tight) && len(marks) > len(leftMark) {
			one := sideMark(b.level) // the one for programs that begin where the guide's lines do
			if s.rtl {
				one = sideMark(a.level)
			}
			s.markBetween(a, b, one, tight)
		}
	}
}

// markBetween adds marks where two stretches meet, and reports whether there was room for them.
func (s *shaper) markBetween(a, b *stretch, marks string, tight bool) bool {
	switch {
	case a.edge(atRight) != ' ' && a.takes(atRight, marks, tight):
		s.markAt(a, atRight, marks)
	case b.takes(atLeft, marks, tight):
		s.markAt(b, atLeft, marks)
	case a.takes(atRight, marks, tight):
		s.markAt(a, atRight, marks)
	default:
		return false
	}
	return true
}

func sideMark(level uint8) string {
	if level%2 == 1 {
		return rightMark
	}
	return leftMark
}

// takes reports whether the glyph at an end of a stretch may stand for marks beside its own text. Code is copied as it
// is; and Poppler takes characters less than a tenth of an em apart for one that is printed twice.
func (p *stretch) takes(at end, marks string, tight bool) bool {
	const apart = 110 // thousandths of an em
	g := p.runs[0].Glyphs
	if at == atRight {
		g = p.runs[len(p.runs)-1].Glyphs
	}
	if p.face.style.Family == fonts.Mono || len(g) == 0 {
		return false
	}
	glyph := g[0]
	if at == atRight {
		glyph = g[len(g)-1]
	}
	n := utf8.RuneCountInString(glyph.Text)
	if n != 1 || glyph.Text == " " && tight {
		return false
	}
	return glyph.Advance >= apart*(n+utf8.RuneCountInString(marks))
}

// markAt adds marks to a stretch.
func (s *shaper) markAt(p *stretch, at end, marks string) {
	i := 0
	if at == atRight {
		i = len(p.runs) - 1
	}
	p.runs = slices.Clone(p.runs)
	p.runs[i] = s.marked(markedRun{p.runs[i], marks, at})
}

// beside returns a number or sign that hangs at the side of text, with a mark between the two if the guide runs from
// right to left.
func (s *shaper) beside(t *Text) *Text {
	if s.rtl && len(t.Runs) > 0 {
		t.Runs = slices.Clone(t.Runs)
		t.Runs[0] = s.marked(markedRun{t.Runs[0], rightMark, atLeft})
	}
	return t
}

// marked returns a run with marks.
func (s *shaper) marked(m markedRun) *fonts.Run {
	if r, ok := s.marks[m]; ok {
		return r
	}
	r := *m.run
	r.Glyphs = slices.Clone(r.Glyphs)
	if n := len(r.Glyphs); n > 0 {
		g := &r.Glyphs[0]
		if m.at == atRight {
			g = &r.Glyphs[n-1]
		}
		marks := []rune(m.marks)
		if r.RTL { // the text of a glyph is as it is read
			slices.Reverse(marks)
		}
		if (m.at == atLeft) == r.RTL {
			g.Text += string(marks)
		} else {
			g.Text = string(marks) + g.Text
		}
	}
	if s.marks == nil {
		s.marks = map[markedRun]*fonts.Run{}
	}
	s.marks[m] = &r
	return &r
}

// edge returns the character at an end of a stretch.
func (p *stretch) edge(at end) rune {
	text := p.text()
	if (at == atLeft) == (p.level%2 == 0) {
		r, _ := utf8.DecodeRuneInString(text)
		return r
	}
	r, _ := utf8.DecodeLastRuneInString(text)
	return r
}

// ofNumbers reports whether a character may be a part of numbers, and so is often taken for one: a comma, a hyphen.
func ofNumbers(r rune) bool {
	p, _ := bidi.LookupRune(r)
	switch p.Class() {
	case bidi.CS, bidi.ES, bidi.ET:
		return true
	}
	return false
}

// directed reports whether a character shows in which direction the text around it runs.
func directed(r rune) bool {
	p, _ := bidi.LookupRune(r)
	switch p.Class() {
	case bidi.L, bidi.R, bidi.AL, bidi.EN, bidi.AN, bidi.NSM:
		return true
	}
	return false
}
