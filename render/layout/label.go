package layout

import (
	"strconv"
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/words"
)

// A labelSetter sets labels: words of the book beside the guide's text, each on one line.
type labelSetter struct {
	d     *design
	shape *shaper
	lang  *words.Language
}

// piece shapes a label, in the order in which it is seen.
func (s *labelSetter) piece(text string, fc *face) *piece { return s.pieceAt(text, fc, diag.Span{}) }

// pieceAt shapes a label that the author wrote at a place.
func (s *labelSetter) pieceAt(text string, fc *face, at diag.Span) *piece {
	p := s.shape.piece(text, fc, at)
	f := &flow{}
	f.box(p)
	f.direct(s.shape)
	if !f.bidi {
		return p
	}
	var parts []stretch
	for _, q := range f.pieces {
		parts = append(parts, stretch{piece: q})
	}
	all := &word{text: text}
	for _, q := range visual(parts, f.level()) {
		all.runs = append(all.runs, q.of.runs...)
	}
	return &piece{of: all, to: len(text), width: runsWidth(all.runs, fc.size), face: fc}
}

// aside returns a label that ends at x on the baseline y.
func (s *labelSetter) aside(text string, fc *face, x, y Length) *Text {
	p := s.piece(text, fc)
	return p.at(x-p.width, y)
}

// corner returns a small gray label at the right end of a box, where no line of code begins, on the baseline y.
func (s *labelSetter) corner(text string, x, w, y Length, turned bool) *Text {
	fc := &face{size: s.d.small().size, color: s.d.ink.quiet}
	t := s.aside(text, fc, s.d.across(x, w, turned)+w-s.d.pt(5), y)
	t.settled = true
	return t
}

// short returns as many words of text as fit in width, with an ellipsis if not all do; nil if none does. What is shaped
// is in proportion to what fits, since a head stands on every page, and a title may be as long as a chapter.
func (s *labelSetter) short(text string, fc *face, width Length) *piece {
	all := strings.Fields(text)
	var fits *piece // of the first words, as many as are known to fit
	try := func(n int) bool {
		t := strings.Join(all[:n], " ")
		if n < len(all) {
			t += " …"
		}
		p := s.piece(t, fc)
		if p.width > width {
			return false
		}
		fits = p
		return true
	}
	n, next := 0, min(1, len(all)) // n words fit
	for n < next && try(next) {
		n, next = next, min(2*next, len(all))
	}
	for next-n > 1 { // n words fit, next do not
		if mid := n + (next-n)/2; try(mid) {
			n = mid
		} else {
			next = mid
		}
	}
	if len(all)-2 <= n && n < len(all) { // the last words may be narrower than the ellipsis in their place
		try(len(all))
	}
	return fits
}

// count returns a number and the word for what is counted, or nothing if n is 0.
func (s *labelSetter) count(of words.Concept, n int) string {
	if n == 0 {
		return ""
	}
	return s.lang.Count(of, n)
}

// grade returns a number of questions and their difficulty.
func (s *labelSetter) grade(t ast.Tally) string {
	return s.lang.Text(words.Grade, "n", strconv.Itoa(t.N), "difficulty", t.Word)
}

// contents returns how much a section and its parts hold: "12 questions", "9 answers".
func (s *labelSetter) contents(sec *ast.Section) string {
	if sec.Back {
		return s.count(words.CountAnswers, answers(sec))
	}
	return s.count(words.CountQuestions, sec.CountQuestions())
}
