package layout

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"studyguide/fonts"
	"studyguide/render/layout/linebreak"
	"studyguide/source/ast"
	"studyguide/source/diag"
)

// A face is how a piece of running text looks.
type face struct {
	style  fonts.Style
	size   Length
	rise   Length
	color  Color
	link   string // URL, or "#" and an id
	strike bool
}

// A piece is text that stays together on a line.
type piece struct {
	text  string
	runs  []fonts.Run
	width Length
	face  face
	note  *ast.Note

	image  *ast.Image // a picture in place of text, and its height
	height Length
}

// A flow is running text made ready for line breaking: items, and the piece that stands behind each box.
type flow struct {
	items  []linebreak.Item
	pieces []*piece // by item; nil for glue and penalties, but for a space the face it is in
}

// Costs of ending a line within a word, on the scale of The TeXbook, chapter 14.
const (
	atHyphen    = 50  // at a hyphenation point, flagged
	afterDash   = 50  // after a hyphen or dash of the author's
	inToken     = 120 // after a slash, dot, underscore … of a path, an address or a name in code
	inEmergency = 800 // between any two letters of what is wider than its line
)

// flow makes in ready to be broken into lines of width.
func (s *setter) flow(in []ast.Inline, lk look, width Length) *flow {
	f := &flow{}
	s.inlines(f, in, face{style: lk.style, size: lk.size, color: lk.color}, lk, width)
	return f
}

func (s *setter) inlines(f *flow, in []ast.Inline, fc face, lk look, width Length) {
	for _, n := range in {
		inner := fc
		switch n := n.(type) {
		case *ast.Text:
			s.words(f, n.Value, fc, lk, width, n.At)
		case *ast.Code:
			inner.style.Family = fonts.Mono
			inner.size = fc.size * 85 / 100 // DejaVu Sans Mono looks as large as the text at 85%
			s.words(f, n.Value, inner, lk, width, n.At)
		case *ast.Emph:
			inner.style.Italic = !fc.style.Italic
			s.inlines(f, n.Inlines, inner, lk, width)
		case *ast.Strong:
			inner.style.Bold = true
			s.inlines(f, n.Inlines, inner, lk, width)
		case *ast.Strike:
			inner.strike = true
			s.inlines(f, n.Inlines, inner, lk, width)
		case *ast.Script:
			inner.size = fc.size * 70 / 100
			inner.rise = fc.rise + fc.size*33/100
			if !n.Up {
				inner.rise = fc.rise - fc.size*15/100
			}
			s.inlines(f, n.Inlines, inner, lk, width)
		case *ast.Link:
			inner.link = n.URL
			s.inlines(f, n.Inlines, inner, lk, width)
		case *ast.Image:
			switch {
			case s.readable(n) && s.small(n, lk):
				w, h := s.natural(n)
				s.box(f, &piece{width: w, height: h, face: fc, image: n})
			case n.Alt != "":
				inner.style.Italic = true
				s.words(f, "["+n.Alt+"]", inner, lk, width, n.At)
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
func (s *setter) space(f *flow, fc face) {
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
func (s *setter) words(f *flow, text string, fc face, lk look, width Length, at diag.Span) {
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
func (s *setter) word(f *flow, word string, fc face, lk look, width Length, at diag.Span) {
	whole := s.piece(word, fc, at)
	if whole.width > width {
		for _, r := range word {
			s.box(f, s.piece(string(r), fc, at))
			f.add(linebreak.Item{Kind: linebreak.Penalty, Penalty: inEmergency}, nil)
		}
		return
	}
	from := 0
	for _, cut := range s.cuts(word, fc, lk) {
		s.box(f, s.piece(word[from:cut.at], fc, at))
		it := linebreak.Item{Kind: linebreak.Penalty, Penalty: cut.penalty}
		var p *piece
		if cut.hyphen {
			p = s.piece("-", fc, at)
			it.Width, it.Flagged = int64(p.width), true
		}
		f.add(it, p)
		from = cut.at
	}
	s.box(f, s.piece(word[from:], fc, at))
}

func (s *setter) box(f *flow, p *piece) {
	f.add(linebreak.Item{Kind: linebreak.Box, Width: int64(p.width)}, p)
}

// A cut is a place within a word at which a line may end.
type cut struct {
	at      int // bytes from the start of the word
	penalty int
	hyphen  bool // one is to be added
}

// cuts gives the cuts of word in order.
func (s *setter) cuts(word string, fc face, lk look) []cut {
	token := fc.style.Family == fonts.Mono || strings.ContainsAny(word, "/_@=") || strings.Count(word, ".") > 1
	var out []cut
	letters := 0 // start of the run of letters that i is in
	end := func(i int) {
		if lk.hyphens && !token && i > letters {
			for _, at := range s.divide(word[letters:i]) {
				out = append(out, cut{letters + at, atHyphen, true})
			}
		}
	}
	for i, r := range word {
		if unicode.IsLetter(r) || unicode.IsMark(r) {
			continue
		}
		end(i)
		next := i + utf8.RuneLen(r)
		letters = next
		if i == 0 || next >= len(word) {
			continue
		}
		after, _ := utf8.DecodeRuneInString(word[next:])
		switch {
		case strings.ContainsRune("-‐–—", r) && unicode.IsLetter(after) && (lk.hyphens || token || len(word) > 20):
			out = append(out, cut{next, afterDash, false})
		case token && strings.ContainsRune("/._:;,=&?#%+|)>]}@", r) && (unicode.IsLetter(after) || unicode.IsDigit(after)):
			out = append(out, cut{next, inToken, false})
		case token && strings.ContainsRune("([{<", r) && next-i > 0 && len(word) > 12:
			out = append(out, cut{next, inToken, false})
		}
	}
	end(len(word))
	return out
}

// divide gives the places at which a word may be hyphenated. Words come again and again.
func (s *setter) divide(word string) []int {
	at, ok := s.divided[word]
	if !ok {
		at = s.in.Hyphens.Hyphenate(word)
		s.divided[word] = at
	}
	return at
}

// piece measures text.
func (s *setter) piece(text string, fc face, at diag.Span) *piece {
	runs := s.shape(fc.style, text, at)
	w := 0
	for _, r := range runs {
		w += r.Width
	}
	return &piece{text: text, runs: runs, width: em(w, fc.size), face: fc}
}

// shape asks the fonts for the runs of text and notes what is missing. A face that cannot be loaded ends the layout.
func (s *setter) shape(st fonts.Style, text string, at diag.Span) []fonts.Run {
	runs, err := s.in.Fonts.Shape(st, text)
	if err != nil && s.err == nil {
		s.err = err
	}
	for _, r := range runs {
		if r.Missing && !s.missing[r.Text] {
			s.missing[r.Text] = true
			s.missed = append(s.missed, miss{r.Text, at})
		}
	}
	return runs
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
func (s *setter) noteRef(f *flow, n *ast.NoteRef, fc face) {
	note, ok := s.notes[n.ID]
	if !ok {
		return
	}
	fc.rise = fc.size * 33 / 100
	fc.size = fc.size * 68 / 100
	fc.color = accent
	fc.link = "#" + n.ID
	p := s.piece(s.noteLabel(n.ID), fc, n.At)
	p.note = note
	f.add(linebreak.Item{Kind: linebreak.Penalty, Penalty: linebreak.Infinite}, nil)
	s.box(f, p)
}
