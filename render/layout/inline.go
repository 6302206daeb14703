package layout

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"studyguide/fonts"
	"studyguide/render/asset"
	"studyguide/render/layout/formula"
	"studyguide/render/layout/linebreak"
	"studyguide/render/layout/tag"
	"studyguide/source/ast"
	"studyguide/source/diag"
	"studyguide/source/words"
)

// A face is how a stretch of running text looks and what it belongs to.
type face struct {
	style  fonts.Style
	size   Length
	rise   Length
	color  Color
	strike bool

	in     *tag.Content // nil: it is no part of the guide's text
	link   string       // URL, or "#" and an id
	linkOf *tag.Element
}

// within gives the content of a new element inside that of fc.
func (fc *face) within(role tag.Role) *tag.Content {
	if fc.in == nil {
		return nil
	}
	return tag.In(role, fc.in.Of)
}

// A word is text between two places where a line may end without further ado.
type word struct {
	text string
	runs []*fonts.Run
}

// A piece is a part of a word that is never divided: all of it, mostly. Its width is that within the word; what stands alone on
// its line is measured again.
type piece struct {
	of       *word
	from, to int // bytes of its text
	width    Length
	face     *face
	level    uint8 // of embedding: odd if it runs from right to left (UAX #9)
	turned   bool  // shaped for that
	note     *noteCall

	image  *ast.Image // a picture in place of text, and its height
	height Length
	math   *formula.Box // part of a formula in place of text
}

// drawn tells whether p shows something other than text.
func (p *piece) drawn() bool { return p.image != nil || p.math != nil }

func (p *piece) text() string { return p.of.text[p.from:p.to] }

// at gives the text of p on the baseline y from x on.
func (p *piece) at(x, y Length) *Text {
	return &Text{X: x, Y: y, Size: p.face.size, Color: p.face.color, Rise: p.face.rise, Runs: p.of.runs, In: p.face.in}
}

func (p *piece) style() fonts.Style {
	st := p.face.style
	st.RTL = p.turned
	return st
}

// A flow is running text made ready for line breaking: items, and the piece that stands behind each box.
type flow struct {
	items  []linebreak.Item
	pieces []*piece // by item; nil for forced breaks; for a space, the space
	rtl    bool     // the paragraph runs from right to left
	bidi   bool     // some of it does
}

// Costs of ending a line within a word, on the scale of The TeXbook, chapter 14.
const (
	atHyphen    = 50  // at a hyphenation point, flagged
	afterDash   = 50  // after a hyphen or dash of the author's
	inScript    = 0   // between characters of scripts that write no spaces
	inToken     = 120 // after a slash, dot, underscore … of a path, an address or a name in code
	inEmergency = 800 // between any two letters of what is wider than its line
)

// flow makes text ready to be broken into lines of width. What is seen of it belongs to of.
func (s *setter) flow(text []ast.Inline, lk look, of *tag.Content, width Length) *flow {
	n := 2 * breaks(text)
	f := &flow{items: make([]linebreak.Item, 0, n), pieces: make([]*piece, 0, n)}
	s.inlines(f, text, &face{style: lk.style, size: lk.size, color: lk.color, in: of}, lk, width)
	s.direct(f)
	return f
}

// breaks guesses the number of words and places to divide them in text.
func breaks(text []ast.Inline) int {
	n := 4
	for _, in := range text {
		if t, ok := in.(*ast.Text); ok {
			n += len(t.Value) / 5
		}
	}
	return n
}

func (s *setter) inlines(f *flow, in []ast.Inline, fc *face, lk look, width Length) {
	for _, n := range in {
		inner := *fc
		switch n := n.(type) {
		case *ast.Text:
			s.words(f, n.Value, fc, lk, width, n.At)
		case *ast.Code:
			inner.style.Family = fonts.Mono
			inner.size = fc.size * 85 / 100 // DejaVu Sans Mono looks as large as the text at 85%
			inner.in = fc.within(tag.Code)
			s.words(f, n.Value, &inner, lk, width, n.At)
		case *ast.Math:
			s.math(f, n, fc, lk, width)
		case *ast.Emph:
			s.emphasize(&inner)
			s.inlines(f, n.Inlines, &inner, lk, width)
		case *ast.Strong:
			inner.style.Bold = true
			s.inlines(f, n.Inlines, &inner, lk, width)
		case *ast.Strike:
			inner.strike = true
			s.inlines(f, n.Inlines, &inner, lk, width)
		case *ast.Script:
			inner.size = fc.size * 70 / 100
			inner.rise = fc.rise + fc.size*33/100
			if !n.Up {
				inner.rise = fc.rise - fc.size*15/100
			}
			s.inlines(f, n.Inlines, &inner, lk, width)
		case *ast.Link:
			if fc.in != nil {
				inner.link, inner.color = n.URL, s.d.ink.accent
				inner.in = fc.within(tag.Link)
				inner.linkOf = inner.in.Of
			}
			s.inlines(f, n.Inlines, &inner, lk, width)
			if lk.refers {
				s.pageRef(f, n, &inner)
			}
		case *ast.Image:
			switch {
			case s.readable(n) && s.small(n, lk):
				inner.in = nil
				if n.Alt != "" && fc.in != nil {
					inner.in = fc.within(tag.Figure)
					inner.in.Of.Alt = n.Alt
				}
				w, h := s.natural(n)
				s.box(f, &piece{of: &word{}, width: w, height: h, face: &inner, image: n})
			case !s.readable(n) || n.Alt != "":
				alt := n.Alt
				if !s.readable(n) {
					alt = asset.StandIn(n.Alt, n.Title, n.Src, s.lang.Text(words.Image))
				}
				inner.style.Italic = true
				s.words(f, "["+alt+"]", &inner, lk, width, n.At)
			}
		case *ast.Break:
			if n.Hard {
				f.hardBreak()
			} else {
				s.space(f, fc)
			}
		case *ast.NoteRef:
			s.noteRef(f, n, fc)
		default:
			s.unsupported(n)
		}
	}
}

// hardBreak ends a line and fills it up.
func (f *flow) hardBreak() {
	f.add(linebreak.Item{Kind: linebreak.Penalty, Penalty: -linebreak.Infinite}, nil)
}

func (f *flow) add(it linebreak.Item, p *piece) {
	f.items = append(f.items, it)
	f.pieces = append(f.pieces, p)
}

// space adds one space between words; several in a row are one.
func (s *setter) space(f *flow, fc *face) {
	n := len(f.items)
	if n == 0 || f.items[n-1].Kind != linebreak.Box {
		return
	}
	p := s.piece(" ", fc, diag.Span{})
	w := int64(p.width)
	// The stretch and shrink of a space are those of Times in TeX: a half and a third of it.
	f.add(linebreak.Item{Kind: linebreak.Glue, Width: w, Stretch: w / 2, Shrink: w / 3}, p)
}

// words adds text, which may hold spaces.
func (s *setter) words(f *flow, text string, fc *face, lk look, width Length, at diag.Span) {
	for text != "" {
		i := strings.IndexFunc(text, breakingSpace)
		switch {
		case i < 0:
			s.word(f, text, fc, lk, width, at)
			return
		case i > 0:
			s.word(f, text[:i], fc, lk, width, at)
		}
		s.space(f, fc)
		text = strings.TrimLeftFunc(text[i:], breakingSpace)
	}
}

// breakingSpace tells whether a line may end at r. No-break spaces are part of their word.
func breakingSpace(r rune) bool {
	return unicode.IsSpace(r) && r != 0xA0 && r != 0x202F && r != 0x2007
}

// word adds a word, with the places at which it may be divided.
func (s *setter) word(f *flow, text string, fc *face, lk look, width Length, at diag.Span) {
	st := fc.style
	st.RTL = turning(text) // as it will be set: letters that join are narrower than those that do not
	w := &word{text: text, runs: s.shape(st, text, at)}
	cuts := s.cuts(text, fc, lk)
	whole := runsWidth(w.runs, fc.size)
	if len(cuts) == 0 && whole <= width {
		s.box(f, &piece{of: w, to: len(text), width: whole, face: fc})
		return
	}
	offsets := w.offsets(cuts, fc.size)
	if whole > width {
		cuts = w.further(cuts, offsets, width)
		offsets = w.offsets(cuts, fc.size)
	}
	from, x := 0, Length(0)
	for i, c := range cuts {
		s.box(f, &piece{of: w, from: from, to: c.at, width: offsets[i] - x, face: fc})
		it := linebreak.Item{Kind: linebreak.Penalty, Penalty: c.penalty}
		var p *piece
		switch {
		case c.hyphen:
			p = s.piece("-", fc, at)
			it.Width, it.Flagged = int64(p.width), true
		case c.stretch:
			// Lines of these scripts are filled by room between the characters, a tenth of one at most if all goes well.
			it = linebreak.Item{Kind: linebreak.Glue, Stretch: int64(fc.size / 10)}
			p = &piece{of: &word{}, face: fc}
		}
		f.add(it, p)
		from, x = c.at, offsets[i]
	}
	s.box(f, &piece{of: w, from: from, to: len(text), width: offsets[len(cuts)] - x, face: fc})
}

// offsets gives how far from the word's start each cut is, and its width. A cut within a ligature has its share of it.
func (w *word) offsets(cuts []cut, size Length) []Length {
	out := make([]Length, 0, len(cuts)+1)
	at, x := 0, 0
	for _, r := range w.runs {
		if r.Text == "" {
			continue
		}
		end := at + len(r.Text)
		for _, c := range cuts[len(out):] {
			if c.at > end {
				break
			}
			out = append(out, em(x+upTo(r, c.at-at), size))
		}
		at, x = end, x+r.Width
	}
	for len(out) <= len(cuts) {
		out = append(out, em(x, size))
	}
	return out
}

// upTo gives the width of the first n bytes of a run's text.
func upTo(r *fonts.Run, n int) int {
	x, at := 0, 0
	for i := 0; i < len(r.Glyphs) && at < n; i++ {
		g := r.Glyphs[i]
		if end := at + len(g.Text); end > n {
			return x + g.Advance*(n-at)/len(g.Text)
		}
		at += len(g.Text)
		x += g.Advance
	}
	return x
}

func (s *setter) box(f *flow, p *piece) {
	f.add(linebreak.Item{Kind: linebreak.Box, Width: int64(max(p.width, 0))}, p)
}

// piece measures text that stands by itself.
func (s *setter) piece(text string, fc *face, at diag.Span) *piece {
	runs := s.shape(fc.style, text, at)
	return &piece{of: &word{text, runs}, to: len(text), width: runsWidth(runs, fc.size), face: fc}
}

// runsWidth gives the width of runs at a size.
func runsWidth(runs []*fonts.Run, size Length) Length {
	w := 0
	for _, r := range runs {
		w += r.Width
	}
	return em(w, size)
}

// shape asks the fonts for the runs of text and notes what is missing. A face that cannot be loaded ends the layout.
func (s *setter) shape(st fonts.Style, text string, at diag.Span) []*fonts.Run {
	runs, err := s.in.Fonts.Shape(st, text)
	if err != nil {
		s.fail(err)
	}
	for _, r := range runs {
		s.note(r, at)
	}
	return runs
}

// fail ends the layout with the first of its errors.
func (s *setter) fail(err error) {
	if s.err == nil {
		s.err = err
	}
}

// note notes a character that no face has.
func (s *setter) note(r *fonts.Run, at diag.Span) {
	if r.Missing && !s.missing[r.Text] {
		s.missing[r.Text] = true
		s.missed = append(s.missed, miss{r.Text, at})
	}
}

// A miss is a character that no face has, and where it stands first.
type miss struct {
	text string
	at   diag.Span
}

// reportMissing names the first characters that no face has. A guide in a script that the faces lack has hundreds; they are
// counted.
func (s *setter) reportMissing() {
	const named = 10
	for i, m := range s.missed {
		c, _ := utf8.DecodeRuneInString(m.text)
		if rest := len(s.missed) - i; i == named && rest > 1 {
			s.in.Sink.Report(diag.New(diag.GlyphMissing, m.at, "no font has %q (%U) and %d other characters; the PDF shows boxes", m.text, c, rest-1))
			return
		}
		s.in.Sink.Report(diag.New(diag.GlyphMissing, m.at, "no font has %q (%U); the PDF shows a box", m.text, c))
	}
}

// em gives a width in thousandths of an em at a size.
func em(width int, size Length) Length { return Length(width) * size / 1000 }

// noteRef adds the raised number of a footnote.
func (s *setter) noteRef(f *flow, n *ast.NoteRef, around *face) {
	note, ok := s.notes[n.ID]
	if !ok {
		return
	}
	fc := *around
	fc.rise = fc.size * 33 / 100
	fc.size = fc.size * 68 / 100
	fc.color = s.d.ink.accent
	if fc.in != nil {
		fc.in = tag.In(tag.Link, fc.within(tag.Reference).Of)
		fc.link, fc.linkOf = "#"+n.ID, fc.in.Of
	}
	p := s.piece(s.noteLabel(n.ID), &fc, n.At)
	p.note = &noteCall{note, fc.linkOf}
	if s.noteCalls[n.ID] == nil {
		s.noteCalls[n.ID] = p.note
	}
	f.add(noBreak(), nil)
	s.box(f, p)
}

// noBreak keeps what is before it and what is after it on one line.
func noBreak() linebreak.Item {
	return linebreak.Item{Kind: linebreak.Penalty, Penalty: linebreak.Infinite}
}
