package layout

import (
	"slices"

	"example.org/studyguide/fonts"
	"example.org/studyguide/render/hyphen"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
)

// A shaper turns text into glyphs and collects the faults found on the way.
type shaper struct {
	fonts   *fonts.Set
	hyphens *hyphen.Dictionary
	rtl     bool // paragraphs run from right to left, whatever they begin with
	nouns   bool // the language of the guide begins nouns with capitals

	han        han
	squares    map[rune]bool             // marks that fill a square
	closed     map[*fonts.Run]*fonts.Run // without room between marks
	spacedRuns map[spacedRun][]*fonts.Run

	hyphenated  map[string][]int          // places to hyphenate, by word
	softHyphens map[*fonts.Run]*fonts.Run // by the run of a hyphen
	marks       map[markedRun]*fonts.Run
	missing     map[string]bool    // characters that no face has
	missed      []miss             // the same, in the order in which they were found
	borrowed    []*loan            // families that are installed on the machine, in the order in which they were found
	unfit       map[*ast.Math]bool // formulas that no line or page holds
	err         error              // the first face that could not be loaded
}

func newShaper(set *fonts.Set, hyphens *hyphen.Dictionary, rtl bool) *shaper {
	return &shaper{
		fonts: set, hyphens: hyphens, rtl: rtl,
		squares: map[rune]bool{}, closed: map[*fonts.Run]*fonts.Run{}, spacedRuns: map[spacedRun][]*fonts.Run{},
		hyphenated: map[string][]int{}, softHyphens: map[*fonts.Run]*fonts.Run{}, missing: map[string]bool{},
		unfit: map[*ast.Math]bool{},
	}
}

// shape returns the runs of a text. It notes missing characters and a face that cannot be loaded.
func (s *shaper) shape(st fonts.Style, text string, at diag.Span) []*fonts.Run {
	runs, err := s.fonts.Shape(st, text)
	if err != nil {
		s.fail(err)
	}
	for _, r := range runs {
		s.check(r, at)
	}
	return s.close(runs)
}

// piece shapes and measures a text that stands by itself.
func (s *shaper) piece(text string, fc *face, at diag.Span) *piece {
	runs := s.shape(fc.style, text, at)
	return &piece{of: &word{text: text, runs: runs}, to: len(text), width: runsWidth(runs, fc.size), face: fc}
}

// softHyphen returns the runs of the hyphen of a divided word, which copies as a soft hyphen: it is no letter of the
// word.
func (s *shaper) softHyphen(p *piece) []*fonts.Run {
	var out []*fonts.Run
	for _, r := range p.of.runs {
		h, ok := s.softHyphens[r]
		if !ok {
			c := *r
			c.Text, c.Glyphs = "\u00ad", append([]fonts.Glyph(nil), r.Glyphs...)
			for i := range c.Glyphs {
				c.Glyphs[i].Text = "\u00ad"
			}
			h = &c
			s.softHyphens[r] = h
		}
		out = append(out, h)
	}
	return out
}

// hyphenate returns the places at which a word may be hyphenated, in bytes. The language is "" for that of the guide.
func (s *shaper) hyphenate(word, language string) []int {
	if language != "" {
		return hyphen.For(language).Hyphenate(word)
	}
	at, ok := s.hyphenated[word]
	if !ok {
		at = s.hyphens.Hyphenate(word)
		s.hyphenated[word] = at
	}
	return at
}

// fail notes an error that ends the layout; the first one counts.
func (s *shaper) fail(err error) {
	if s.err == nil {
		s.err = err
	}
}

// raise makes fc the face of raised figures, which are as heavy as those of the text around them. It reports whether
// there are any for a text; else fc stays as it is.
func (s *shaper) raise(fc *face, text string) bool {
	plain, raised := fc.style, fc.style
	plain.Proportional, raised.Raised = false, true
	figures := s.shape(plain, text, diag.Span{})
	for i, r := range s.shape(raised, text, diag.Span{}) {
		for k, g := range r.Glyphs {
			if i >= len(figures) || k >= len(figures[i].Glyphs) || figures[i].Glyphs[k].ID == g.ID {
				return false
			}
		}
	}
	fc.style = raised
	return true
}

// runsWidth returns the width of runs at a size.
func runsWidth(runs []*fonts.Run, size Length) Length {
	w := 0
	for _, r := range runs {
		w += r.Width
	}
	return em(w, size)
}

// em returns a width in thousandths of an em at a size.
func em(width int, size Length) Length { return Length(width) * size / 1000 }

// space appends a space to a text, which separates it from the text after it for programs that read the page.
func (s *shaper) space(t *Text) {
	t.Runs = append(slices.Clip(t.Runs), s.shape(fonts.Style{}, " ", diag.Span{})...)
}

// endInSpace appends a space to the last text of a line. It is not seen, but separates the line from the next where a
// page is read without its places.
func (s *shaper) endInSpace(items []Item) {
	for i := len(items) - 1; i >= 0; i-- {
		if t, ok := items[i].(*Text); ok {
			s.space(t)
			return
		}
	}
}
