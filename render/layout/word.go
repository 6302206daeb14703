package layout

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"

	"example.org/studyguide/fonts"
	"example.org/studyguide/render/layout/linebreak"
	"example.org/studyguide/source/diag"
)

// A cut is a place within a word at which a line may end.
type cut struct {
	at      int // bytes from the start of the word
	penalty int
	hyphen  bool // a hyphen is added
	divides bool // it divides a word without one
}

// Costs of ending a line within a word, on the scale of The TeXbook, chapter 14.
const (
	atHyphen    = 50  // at a hyphenation point, flagged
	afterDash   = 50  // after a hyphen or dash of the author's
	inToken     = 120 // after a slash, dot, underscore … of a path, an address or a name in code
	inEmergency = 800 // between any two letters of a word that is wider than its line
)

// A name is rather not divided, nor is what looks like one: a word that begins with a capital. In languages that begin
// all nouns so, it says nothing.
const nameFactor = 3

// Letters, at least. The fewer are on a line, the harder a divided word is to read; publishers' style sheets ask for
// three on both sides. The parts of a compound are divided only where a line would be too bad without.
const (
	leastBefore = 3  // a hyphen that is added
	leastAfter  = 3  // it
	leastWord   = 7  // of a word that is divided
	leastPart   = 10 // of a part of a word that has a hyphen of the author's
	leastSide   = 3  // on each side of that, if a line ends at it
)

// cuts returns the cuts of a word in order.
func (s *inliner) cuts(word string, fc *face) []cut {
	if fc.address {
		return addressCuts(word)
	}
	if spaceless(word) {
		return segments(word, s.look.balanced)
	}
	const short = 12 // bytes: TCP/IP and HTTP/1.1 stay whole
	token := fc.style.Family == fonts.Mono ||
		len(word) > short && (strings.ContainsAny(word, "/_@=") || strings.Count(word, ".") > 1)
	hyphens := s.look.hyphens
	least := leastWord
	if strings.ContainsAny(word, "-‐") {
		least = leastPart
	}
	var out []cut
	letters := 0 // start of the run of letters that i is in
	end := func(i int) {
		if !hyphens || token || i-letters < least {
			return
		}
		penalty := atHyphen
		if first, _ := utf8.DecodeRuneInString(word[letters:]); unicode.IsUpper(first) && !s.shape.nouns {
			penalty *= nameFactor
		}
		for _, at := range readable(word[letters:i], s.shape.hyphenate(word[letters:i], fc.language), least) {
			out = append(out, cut{at: letters + at, penalty: penalty, hyphen: true})
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
		case strings.ContainsRune("-‐", r) && !token && !joins(word[:i], word[next:]):
		case strings.ContainsRune("-‐–—", r) && unicode.IsLetter(after) && (hyphens || token || len(word) > 20):
			out = append(out, cut{at: next, penalty: afterDash})
		case token && strings.ContainsRune("/._:;,=&?#%+|)>]}@", r) &&
			(unicode.IsLetter(after) || unicode.IsDigit(after)):
			out = append(out, cut{at: next, penalty: inToken})
		case token && strings.ContainsRune("([{<", r) && next-i > 0 && len(word) > 12:
			out = append(out, cut{at: next, penalty: inToken})
		}
	}
	end(len(word))
	return out
}

// joint adds what is between a box and a text right after it where one of them is in squares: a place at which a line
// may end, and a quarter of a square beside letters and digits.
func (s *inliner) joint(text string, fc *face, at diag.Span) {
	n := len(s.f.items)
	if n == 0 || s.f.items[n-1].Kind != linebreak.Box || s.f.pieces[n-1].drawn() {
		return
	}
	prev := s.f.pieces[n-1]
	a, _ := utf8.DecodeLastRuneInString(prev.text())
	b, _ := utf8.DecodeRuneInString(text)
	if prev.note != nil { // its number is not of the text
		a = '一'
	}
	switch {
	case !square(a) && !square(b):
	case prev.note == nil && apart(prev.text(), text) && prev.face.rise == 0 && fc.rise == 0:
		s.f.add(linebreak.Item{Kind: linebreak.Glue, Width: int64(fc.size / 4)}, s.often("", fc, at))
	case mayEnd(a, b):
		s.f.add(linebreak.Item{Kind: linebreak.Penalty, Penalty: inScript}, nil)
	}
}

// readable returns those of the places to divide a word, in bytes, that leave enough letters on both sides; none if the
// word has less than least letters.
func readable(word string, at []int, least int) []int {
	n := utf8.RuneCountInString(word)
	if n < least {
		return nil
	}
	out := at[:0:0]
	for _, i := range at {
		if before := utf8.RuneCountInString(word[:i]); before >= leastBefore && n-before >= leastAfter {
			out = append(out, i)
		}
	}
	return out
}

// joins reports whether a hyphen of the author's stands between two words, so that a line may end at it: not that of
// UTF-8, e-mail or ML-KEM.
func joins(before, after string) bool {
	outside := func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsDigit(r) }
	if i := strings.LastIndexFunc(before, outside); i >= 0 {
		_, n := utf8.DecodeRuneInString(before[i:])
		before = before[i+n:]
	}
	if i := strings.IndexFunc(after, outside); i >= 0 {
		after = after[:i]
	}
	return min(utf8.RuneCountInString(before), utf8.RuneCountInString(after)) >= leastSide &&
		strings.IndexFunc(before+after, unicode.IsDigit) < 0 && strings.IndexFunc(after, unicode.IsLower) >= 0
}

// further returns the cuts of a word, which are at these offsets, and more between any two characters of the parts that
// are wider than width.
func (w *word) further(cuts []cut, offsets []Length, width Length) []cut {
	var out []cut
	from, x := 0, Length(0)
	for i := 0; i <= len(cuts); i++ {
		to := len(w.text)
		if i < len(cuts) {
			to = cuts[i].at
		}
		if offsets[i]-x > width {
			for _, c := range emergency(w.text[from:to]) {
				c.at += from
				out = append(out, c)
			}
		}
		if i < len(cuts) {
			out = append(out, cuts[i])
		}
		from, x = to, offsets[i]
	}
	return out
}

// offsets returns the distance of each cut from the start of the word, and the width of the word. A cut within a
// ligature gets a share of its width.
func (w *word) offsets(cuts []cut, size Length) []Length {
	out := make([]Length, 0, len(cuts)+1)
	at, x := 0, 0
	for _, r := range w.runs {
		if r.Text == "" {
			continue
		}
		end := at + len(r.Text)
		m := measure{run: r}
		for _, c := range cuts[len(out):] {
			if c.at > end {
				break
			}
			out = append(out, em(x+m.upTo(c.at-at), size))
		}
		at, x = end, x+r.Width
	}
	for len(out) <= len(cuts) {
		out = append(out, em(x, size))
	}
	return out
}

// A measure adds up the widths of a run's glyphs from its start.
type measure struct {
	run   *fonts.Run
	glyph int // the next
	at, x int // the bytes and the width before it
}

// upTo returns the width of the first n bytes of the run's text; n never falls.
func (m *measure) upTo(n int) int {
	for ; m.glyph < len(m.run.Glyphs) && m.at < n; m.glyph++ {
		g := m.run.Glyphs[m.glyph]
		if m.at+len(g.Text) > n {
			return m.x + g.Advance*(n-m.at)/len(g.Text)
		}
		m.at += len(g.Text)
		m.x += g.Advance
	}
	return m.x
}

// emergency returns a cut after every character that readers see (grapheme cluster, UAX #29).
func emergency(text string) []cut {
	var out []cut
	for at, state := 0, -1; at < len(text); {
		cluster, _, _, next := uniseg.FirstGraphemeClusterInString(text[at:], state)
		at, state = at+len(cluster), next
		if at < len(text) {
			out = append(out, cut{at: at, penalty: inEmergency})
		}
	}
	return out
}

// spaceless reports whether text has characters of scripts that put no spaces between words: those from Thai on, except
// the extensions of Latin and Greek and the punctuation and symbols that all scripts share.
func spaceless(text string) bool {
	for _, r := range text {
		if r >= 0x0E00 && (r < 0x1E00 || r >= 0x2E80) {
			return true
		}
	}
	return false
}
