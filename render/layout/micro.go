package layout

import (
	"strings"
	"unicode/utf8"

	"example.org/studyguide/fonts"
	"example.org/studyguide/render/layout/linebreak"
	"example.org/studyguide/source/diag"
)

// A justified line is filled, or made to fit, by four means, of which each is too small to be seen: spaces become wider
// or narrower, words are stretched or compressed by up to a fortieth, the letters of a loose line are moved apart a
// little, and light signs such as commas and hyphens hang in the margin, so that the edge of the text looks straight
// (Hàn Thế Thành, "Micro-typographic Extensions to the TeX Typesetting System", Brno 2000). Together they leave hardly
// a line too tight or too loose. None of them changes the text: it is copied as it was written.

// Spaces between words, in fractions of the size of type. The natural one is a fourth, to which the spaces of most
// faces come close; the narrowest a fifth (Bringhurst, The Elements of Typographic Style, 2.1.1). At linebreak.Loosest,
// where a space stretches no further, it is .42 em wide. So the stretch is smaller than that of TeX's faces: a line of
// which the spaces are a third of an em has a ratio of 1, and seeks a hyphen.
const (
	spaceWidth   = 4  // natural: size/4
	spaceStretch = 15 // at ratio 1
	spaceShrink  = 20 // at most

	// Text from right to left, whose words are neither widened nor divided, has only its spaces: from .17 to .48 em.
	aloneStretch = 11
	aloneShrink  = 13
)

// Words are stretched and compressed by at most widen thousandths, in steps, so that a line has one of eleven widths.
// The microtype package for TeX has 20 if it is asked for nothing else, and warns of more than 30. With 20, three lines
// in a hundred more had spaces over a third of an em, most of them the first of two.
const (
	widen     = 25
	widenStep = 5
)

// Where the spaces of a line would be wider than .30 em, there may be a little room between letters: up to openTrack
// thousandths of the size, a seventh of a point in text of 11, which is hardly seen. Without it twice as many lines
// have spaces over a third of an em.
const (
	openTrack = 13
	openFrom  = 750 // the ratio of such spaces
	openStep  = 5   // a line has one of so many values
)

// looseSlack is how much further than linebreak found, in thousandths of their stretch, spaces may open: what is placed
// may be narrower by the kerning where a word is divided.
const looseSlack = 100

// elastic reports whether words in a face may be stretched and hang in the margin: those of justified text. The columns
// of code are fixed.
func (s *inliner) elastic(fc *face) bool {
	return s.look.align == justified && fc.style.Family == fonts.Serif && !s.d.mirrored
}

// open returns the most room behind each letter of a word in a face, in thousandths of its size.
func (s *inliner) open(fc *face, text string) int {
	switch {
	case !s.elastic(fc):
	case plain(text):
		return openTrack
	case strings.ContainsFunc(text, square):
		return openSquares
	case strings.ContainsFunc(text, hangul):
		return openHangul
	}
	return 0
}

// plain reports whether a text has only characters of scripts whose letters stand apart, written from the left: Latin,
// Greek, Cyrillic, Armenian, and the punctuation and symbols that all scripts share.
func plain(text string) bool {
	for _, r := range text {
		if r >= 0x0590 && (r < 0x1E00 || r >= 0x2E80) {
			return false
		}
	}
	return true
}

// box adds a part of a word, with what of it may hang in the margins.
func (s *inliner) box(p *piece) {
	s.f.box(p)
	it := &s.f.items[len(s.f.items)-1]
	if p.of.squares {
		s.shape.halves(it, p)
	}
	if !p.of.elastic {
		return
	}
	text := p.text()
	first, _ := utf8.DecodeRuneInString(text)
	last, _ := utf8.DecodeLastRuneInString(text)
	it.Left = s.hang(first, hangs(first).left, p.face)
	it.Right = s.hang(last, hangs(last).right, p.face)
}

// hang returns how far a character in a face hangs in the margin, given the part that does, in hundredths.
func (s *inliner) hang(r rune, share int, fc *face) int64 {
	if share == 0 {
		return 0
	}
	return int64(runsWidth(s.shape.shape(fc.style, string(r), diag.Span{}), fc.size)) * int64(share) / 100
}

// A hanging is how much of a character hangs in the margin at the left and the right end of a line, in hundredths of
// its width.
type hanging struct{ left, right int }

// hangs returns how much of a character hangs. The values are those that the microtype package has for faces it does
// not know (microtype.cfg, sets default, T1-default and T2A-default), except that a hyphen at the left, where it is
// part of a name such as -v, does not hang, and that straight quotation marks hang as curly ones.
func hangs(r rune) hanging {
	switch r {
	case '.':
		return hanging{0, 70}
	case ',', ':', '-', '‐', '\u00ad':
		return hanging{0, 50}
	case ';':
		return hanging{0, 30}
	case '!', '?':
		return hanging{0, 10}
	case '(', '¡', '¿':
		return hanging{10, 0}
	case ')':
		return hanging{0, 20}
	case '/':
		return hanging{10, 20}
	case '*', '–', '«', '»':
		return hanging{20, 20}
	case '+':
		return hanging{25, 25}
	case '—':
		return hanging{15, 15}
	case '‘', '’':
		return hanging{30, 40}
	case '“', '”', '"':
		return hanging{30, 30}
	case '‚', '„':
		return hanging{40, 40}
	case '‹':
		return hanging{40, 30}
	case '›':
		return hanging{30, 40}
	case 'A', 'T', 'V', 'W', 'X', 'Y', 'v', 'w', 'x', '1', '4', '7', '@', '%', 'А', 'Т', 'Х', 'У', 'х', 'у':
		return hanging{5, 5}
	case 'J':
		return hanging{5, 0}
	case 'F', 'K', 'L', 'k', 'r', 'y', 'Г', 'К', 'к', 'г':
		return hanging{0, 5}
	}
	return hanging{}
}

// margins returns how far a line hangs in the margins at its left and right.
func (f *flow) margins(b linebreak.Line) (left, right Length) {
	last := -1
	for i := min(b.End, len(f.items)) - 1; i >= b.Start && last < 0; i-- {
		if f.items[i].Kind == linebreak.Box {
			last = i
		}
	}
	if last < 0 {
		return 0, 0
	}
	right = Length(f.items[last].Right)
	if b.End < len(f.items) && f.items[b.End].Kind == linebreak.Penalty && f.items[b.End].Width > 0 {
		right = Length(f.items[b.End].Right)
	}
	return Length(f.items[b.Start].Left), right
}

// glyphs returns how many glyphs runs have.
func glyphs(runs []*fonts.Run) (n int) {
	for _, r := range runs {
		n += len(r.Glyphs)
	}
	return n
}

// tracks returns how much wider a part of a word may become by room between its letters. Where a line divides it is not
// known yet, so that each letter counts.
func (p *piece) tracks() Length {
	if p.of.track == 0 || p.drawn() {
		return 0
	}
	return Length(utf8.RuneCountInString(p.text())) * p.track(1000)
}

// track returns the room behind each letter of a part of a word, if it is so many thousandths of the most.
func (p *piece) track(share int) Length {
	return p.face.size * Length(p.of.track) * Length(share) / 1_000_000
}

// A fit is how the parts of a line fill its room.
type fit struct {
	widen  int    // thousandths by which elastic words are wider
	track  int    // thousandths of the most room between letters that they have
	spaces Length // by which the spaces are wider in all
	used   Length // by which the line is wider
}

// fitted returns how the parts of a line fill room or, if it is negative, save it. Words take their share first, in
// steps, and up to twice as much as the ratio of the line asks of them; spaces take the rest.
func fitted(parts []stretch, room Length) fit {
	var words, tracks, squares, flex, give Length
	for _, p := range parts {
		if tracks += p.tracks(); p.of.squares {
			squares += p.tracks()
		}
		switch {
		case p.flex > 0 || p.give > 0:
			flex, give = flex+Length(p.flex), give+Length(p.give)
		case p.of.elastic && !p.drawn():
			words += p.width
		}
	}
	sign, limit := Length(1), flex*(linebreak.Loosest+looseSlack)/1000
	if room < 0 {
		sign, limit, flex, tracks, squares, room = -1, give, give, 0, 0, -room
	}
	most := words * widen / 1000
	if flex+most+tracks == 0 {
		return fit{}
	}
	half := min(2*room, flex+most+squares) * 2 * widen / widenStep / max(flex+most+squares, 1) // half steps
	share := (half + 1) / 2 * widenStep                                                        // to the nearest
	for share > 0 && words*share/1000 > room {
		share -= widenStep
	}
	for share < widen && room-words*share/1000 > limit+squares {
		share += widenStep
	}
	out := fit{widen: int(sign * share)}
	switch rest := room - words*share/1000; {
	case rest <= 0 || tracks == 0:
	case squares > 0:
		out.track = int(min(rest*1000/(flex+tracks), 1000)) // to the edge: there may be no spaces
	case rest > flex*openFrom/1000:
		steps := ((rest-flex*openFrom/1000)*openStep + tracks - 1) / tracks
		out.track = int(min(steps, openStep)) * 1000 / openStep
	}
	gain := Length(0)
	for _, p := range parts {
		if p.flex == 0 && p.give == 0 {
			gain += p.fitted(out) - p.width
		}
	}
	out.spaces = sign * max(min(sign*(sign*room-gain), limit), 0)
	out.used = gain + out.spaces
	return out
}

// widens returns the thousandths by which the glyphs of a part of a line are wider.
func (f fit) widens(p *stretch) int {
	if p.of.elastic && !p.drawn() {
		return f.widen
	}
	return 0
}

// fitted returns the width of a part of a line that is no space.
func (p *stretch) fitted(how fit) Length {
	if p.drawn() {
		return p.width
	}
	return widened(p.width+Length(glyphs(p.runs))*p.track(how.track), how.widens(p))
}

// tracks is [piece.tracks] for a part of a line.
func (p *stretch) tracks() Length {
	if p.of.track == 0 || p.drawn() || p.flex > 0 || p.give > 0 {
		return 0
	}
	return Length(glyphs(p.runs)) * p.track(1000)
}

// widened returns a width that is so many thousandths larger.
func widened(w Length, thousandths int) Length { return w * Length(1000+thousandths) / 1000 }
