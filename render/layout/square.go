package layout

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"

	"example.org/studyguide/fonts"
	"example.org/studyguide/render/layout/linebreak"
)

// Chinese and Japanese are set by the rules of their own: a character fills a square, lines end between any two but
// where one may not begin or end a line, and are filled by room between all of them. A mark of punctuation has half of
// its square empty. That half is not shown at the ends of lines and beside another mark. Between characters and Latin
// letters or digits is a quarter of a square (Requirements for Japanese Text Layout, W3C 2020, 3.1 and 3.2;
// Requirements for Chinese Text Layout, W3C 2024, 3.1 and 3.2).

// Room behind each letter of a line at most, in thousandths of its size: in text of squares, where a fourth is allowed
// but looks torn, and in Korean.
const (
	openSquares = 150
	openHangul  = 50
)

// square reports whether r is a character of Chinese or Japanese, each of which fills a square.
func square(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) || r == 'ー' ||
		r >= 0x3000 && r < 0x3040 || r >= 0xFF00 && r < 0xFF61
}

// hangul reports whether r is a syllable of Korean.
func hangul(r rune) bool { return unicode.Is(unicode.Hangul, r) }

// A blank is the half of its square that a mark of punctuation leaves empty.
type blank uint8

const (
	noBlank     blank = iota
	blankBefore       // an opening bracket
	blankBehind       // a closing bracket, and most marks
	blankAround       // a quarter before and a quarter behind
)

// empty returns the half of its square that a mark leaves empty where a guide is in simplified Chinese, in traditional
// Chinese, whose marks stand in the middle, or in Japanese.
func (s *shaper) empty(r rune) blank {
	switch {
	case strings.ContainsRune("「『（【〔《〈［｛｟〖〘〚“‘", r):
		return blankBefore
	case strings.ContainsRune("」』）】〕》〉］｝｠〗〙〛”’", r):
		return blankBehind
	case strings.ContainsRune("、。，．", r):
		if s.han == traditional {
			return blankAround
		}
		return blankBehind
	case strings.ContainsRune("：；！？", r):
		switch {
		case s.han == simplified:
			return blankBehind
		case s.han == traditional || r == '：' || r == '；':
			return blankAround
		}
	case r == '・':
		return blankAround
	}
	return noBlank
}

// wide reports whether a mark fills a square where it stands beside a character that does: not the quotation marks of
// faces that have one for all scripts.
func (s *shaper) wide(r rune) bool {
	w, ok := s.squares[r]
	if !ok {
		runs, err := s.fonts.Shape(fonts.Style{}, string(r)+"一")
		w = err == nil && !runs[0].Missing && full(runs[0].Glyphs[0])
		s.squares[r] = w
	}
	return w
}

// full reports whether a glyph fills a square.
func full(g fonts.Glyph) bool { return g.Width >= 900 }

// close returns runs without the empty halves between two marks of punctuation.
func (s *shaper) close(runs []*fonts.Run) []*fonts.Run {
	own := false
	for i, r := range runs {
		if r.RTL || r.Missing || len(r.Glyphs) < 2 || !spaceless(r.Text) {
			continue
		}
		closed, ok := s.closed[r]
		if !ok {
			closed = s.closeRun(r)
			s.closed[r] = closed
		}
		if closed == r {
			continue
		}
		if !own { // those of the set are never changed
			runs, own = append([]*fonts.Run(nil), runs...), true
		}
		runs[i] = closed
	}
	return runs
}

// closeRun returns r, or a copy without the empty halves between two marks of punctuation.
func (s *shaper) closeRun(r *fonts.Run) *fonts.Run {
	out := r
	for i := range len(r.Glyphs) - 1 {
		if !s.closes(r.Glyphs[i], r.Glyphs[i+1]) {
			continue
		}
		if out == r {
			c := *r
			c.Glyphs = append([]fonts.Glyph(nil), r.Glyphs...)
			out = &c
		}
		half := r.Glyphs[i].Width / 2
		out.Glyphs[i].Advance -= half
		out.Width -= half
	}
	return out
}

// closes reports whether half of a square between two glyphs is not shown.
func (s *shaper) closes(a, b fonts.Glyph) bool {
	if !full(a) || !full(b) {
		return false
	}
	left, right := s.empty(single(a.Text)), s.empty(single(b.Text))
	switch left {
	case blankBehind:
		return right != noBlank
	case blankBefore, blankAround:
		return right == blankBefore
	}
	return false
}

// single returns the only character of a text, or 0.
func single(text string) rune {
	if r, n := utf8.DecodeRuneInString(text); n == len(text) {
		return r
	}
	return 0
}

// halves adds to a box what of a part of a word of squares is not shown at the ends of a line.
func (s *shaper) halves(it *linebreak.Item, p *piece) {
	text, after := p.text(), p.of.text[p.to:]
	first, _ := utf8.DecodeRuneInString(text)
	last, _ := utf8.DecodeLastRuneInString(text)
	half := int64(p.face.size / 2)
	if s.empty(first) == blankBefore && s.wide(first) {
		it.Left = min(half, it.Width)
	}
	next, _ := utf8.DecodeRuneInString(after)
	if s.empty(last) == blankBehind && s.wide(last) && (after == "" || s.empty(next) == noBlank) {
		it.Right = min(half, it.Width) // else the box is narrower by it already
	}
}

// sides returns how far a line of these parts hangs in the margins by the empty halves of squares.
func (s *shaper) sides(parts []stretch) (left, right Length) {
	if len(parts) == 0 {
		return 0, 0
	}
	if p := parts[0]; len(p.runs) > 0 && p.of.squares {
		r := p.runs[0]
		left = s.half(r, r.Glyphs[0], blankBefore, p.face.size)
	}
	if p := parts[len(parts)-1]; len(p.runs) > 0 && p.of.squares {
		r := p.runs[len(p.runs)-1]
		right = s.half(r, r.Glyphs[len(r.Glyphs)-1], blankBehind, p.face.size)
	}
	return left, right
}

// half returns half of the width of a glyph of a run if it leaves that half empty, else 0.
func (s *shaper) half(r *fonts.Run, g fonts.Glyph, of blank, size Length) Length {
	if r.Missing || !full(g) || s.empty(single(g.Text)) != of {
		return 0
	}
	return em(g.Width/2, size)
}

// spaced returns runs with room behind them, in thousandths of an em. It is a glyph of the last character, so that
// programs that read the page see no space.
func (s *shaper) spaced(runs []*fonts.Run, room int) []*fonts.Run {
	k := spacedRun{runs[len(runs)-1], room}
	end, ok := s.spacedRuns[k]
	if !ok {
		end = spacedEnd(k.run, room)
		s.spacedRuns[k] = end
	}
	return append(append([]*fonts.Run(nil), runs[:len(runs)-1]...), end...)
}

// A spacedRun is a run with room behind it.
type spacedRun struct {
	run  *fonts.Run
	room int
}

// spacedEnd returns a run as two, of which the second is its last character with room behind it.
func spacedEnd(r *fonts.Run, room int) []*fonts.Run {
	n := len(r.Glyphs) - 1
	for n > 0 && r.Glyphs[n].Text == "" {
		n--
	}
	head, last := *r, *r
	head.Glyphs, last.Glyphs = r.Glyphs[:n], append([]fonts.Glyph(nil), r.Glyphs[n:]...)
	head.Width, last.Width, last.Text = 0, room, ""
	for _, g := range head.Glyphs {
		head.Width += g.Advance
	}
	for _, g := range last.Glyphs {
		last.Width += g.Advance
		last.Text += g.Text
	}
	head.Text = strings.TrimSuffix(r.Text, last.Text)
	space := r.Face.Space()
	last.Glyphs = append(last.Glyphs, fonts.Glyph{ID: space.ID, Width: space.Width, Advance: room})
	if len(head.Glyphs) == 0 {
		return []*fonts.Run{&last}
	}
	return []*fonts.Run{&head, &last}
}

// apart reports whether there is room between two texts, of which one ends or begins in a square, the other in a letter
// or digit that is none.
func apart(a, b string) bool {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(a, "%+#")) // as in C++ and 99%
	first, _ := utf8.DecodeRuneInString(b)
	return letter(last) && ideograph(first) || ideograph(last) && letter(first)
}

// letter reports whether r is a letter or digit that is no square. Syllables of Korean have spaces between them.
func letter(r rune) bool {
	return (unicode.IsLetter(r) || unicode.IsDigit(r)) && !square(r) && !hangul(r) && r < 0x2E80
}

// ideograph reports whether r is a letter that is a square.
func ideograph(r rune) bool { return square(r) && (unicode.IsLetter(r) || r == 'ー' || r == '々') }

// mayEnd reports whether a line may end between two characters.
func mayEnd(a, b rune) bool { return len(ends(string(a)+string(b))) > 0 }

// ends returns the places within text at which a line may end, by the rules for all scripts (UAX #14). Quotation marks,
// which these rules keep with the text on both sides, are brackets beside squares (LB19a of later versions).
func ends(text string) []int {
	var out []int
	for at, state := 0, -1; at < len(text); {
		segment, _, _, next := uniseg.FirstLineSegmentInString(text[at:], state)
		for i, r := range segment {
			j := i + utf8.RuneLen(r)
			a, _ := utf8.DecodeLastRuneInString(segment[:i])
			b, _ := utf8.DecodeRuneInString(segment[j:])
			switch {
			case i > 0 && opens(r) && (square(a) && mayEnd(a, '一') || strings.ContainsRune("”’", a)):
				out = append(out, at+i)
			case j < len(segment) && strings.ContainsRune("”’", r) && square(b) && mayEnd('一', b):
				out = append(out, at+j)
			}
		}
		if at, state = at+len(segment), next; at < len(text) {
			out = append(out, at)
		}
	}
	return out
}

// opens reports whether r is a quotation mark that opens.
func opens(r rune) bool { return r == '“' || r == '‘' }

// Costs of ending a line between letters of scripts without spaces, or with long words between them.
const (
	inScript   = 0   // in running text of squares: at none
	inKorean   = 60  // between syllables, as between those of other languages with a hyphen
	atParticle = 500 // before the last syllable of a word, which is a particle or an ending, and after the first
	inTitle    = 60  // in a title of squares, where it may be in the middle of a word
	afterKana  = 20  // there after what a word ends with in Japanese
	inKatakana = 500 // there within a word from another language
)

// segments returns the cuts of a word of a text or a title with letters of scripts without spaces, or of Korean.
func segments(text string, title bool) []cut {
	at := ends(text)
	out := make([]cut, len(at))
	for i, at := range at {
		out[i] = cut{at: at, penalty: price(text, at, title)}
		out[i].divides = out[i].penalty == inKorean || out[i].penalty == atParticle
	}
	return out
}

// price returns what it costs to end a line within a word.
func price(text string, at int, title bool) int {
	a, _ := utf8.DecodeLastRuneInString(text[:at])
	b, _ := utf8.DecodeRuneInString(text[at:])
	switch {
	case hangul(b):
		if hangul(a) && syllables(text[:at], true) > 1 && syllables(text[at:], false) > 1 {
			return inKorean
		}
		if hangul(a) || unicode.IsLetter(a) || unicode.IsDigit(a) {
			return atParticle
		}
	case !title || !unicode.IsLetter(a) && a != 'ー':
	case unicode.In(a, unicode.Katakana) || a == 'ー':
		if unicode.In(b, unicode.Katakana) {
			return inKatakana
		}
		return inTitle
	case unicode.In(a, unicode.Hiragana) && !unicode.In(b, unicode.Hiragana):
		return afterKana
	case square(a) || square(b):
		return inTitle
	}
	return inScript
}

// syllables returns how many syllables of Korean a text begins or ends with.
func syllables(text string, fromEnd bool) (n int) {
	for text != "" {
		r, size := utf8.DecodeRuneInString(text)
		if fromEnd {
			r, size = utf8.DecodeLastRuneInString(text)
		}
		if !hangul(r) {
			break
		}
		if n++; fromEnd {
			text = text[:len(text)-size]
		} else {
			text = text[size:]
		}
	}
	return n
}

// mixed returns the parts of a word that are in squares, and those that are not.
func mixed(text string) []string {
	if !strings.ContainsFunc(text, square) {
		return []string{text}
	}
	var out []string
	from, last := 0, rune(0)
	for i, r := range text {
		if i > from && (square(last) && letter(r) || letter(last) && square(r) || apart(text[from:i], text[i:])) {
			out = append(out, text[from:i])
			from = i
		}
		last = r
	}
	return append(out, text[from:])
}
