package layout

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"

	"studyguide/fonts"
)

// A cut is a place within a word at which a line may end.
type cut struct {
	at      int // bytes from the start of the word
	penalty int
	hyphen  bool // one is to be added
	stretch bool // the line may be spread here
}

// cuts gives the cuts of word in order.
func (s *setter) cuts(word string, fc *face, lk look) []cut {
	if spaceless(word) {
		return segments(word)
	}
	const short = 12 // bytes: TCP/IP and HTTP/1.1 stay whole
	token := fc.style.Family == fonts.Mono || len(word) > short && (strings.ContainsAny(word, "/_@=") || strings.Count(word, ".") > 1)
	var out []cut
	letters := 0 // start of the run of letters that i is in
	end := func(i int) {
		if lk.hyphens && !token && i > letters {
			for _, at := range s.divide(word[letters:i]) {
				out = append(out, cut{at: letters + at, penalty: atHyphen, hyphen: true})
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
			out = append(out, cut{at: next, penalty: afterDash})
		case token && strings.ContainsRune("/._:;,=&?#%+|)>]}@", r) && (unicode.IsLetter(after) || unicode.IsDigit(after)):
			out = append(out, cut{at: next, penalty: inToken})
		case token && strings.ContainsRune("([{<", r) && next-i > 0 && len(word) > 12:
			out = append(out, cut{at: next, penalty: inToken})
		}
	}
	end(len(word))
	return out
}

// further adds cuts to those at offsets of a word that is wider than width: between any two characters of a part that is too wide
// by itself.
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

// divide gives the places at which a word may be hyphenated. Words come again and again.
func (s *setter) divide(word string) []int {
	at, ok := s.divided[word]
	if !ok {
		at = s.in.Hyphens.Hyphenate(word)
		s.divided[word] = at
	}
	return at
}

// emergency gives a cut after every character, as readers see characters (grapheme clusters, UAX #29).
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

// spaceless tells whether text has characters of scripts that put no spaces between words: those from Thai on, but for the
// extensions of Latin and Greek and the punctuation and symbols that all scripts share.
func spaceless(text string) bool {
	for _, r := range text {
		if r >= 0x0E00 && (r < 0x1E00 || r >= 0x2E80) {
			return true
		}
	}
	return false
}

// segments gives the cuts of text by the rules for all scripts (UAX #14).
func segments(text string) []cut {
	var out []cut
	for at, state := 0, -1; at < len(text); {
		segment, _, _, next := uniseg.FirstLineSegmentInString(text[at:], state)
		at, state = at+len(segment), next
		if at < len(text) {
			before, _ := utf8.DecodeLastRuneInString(text[:at])
			after, _ := utf8.DecodeRuneInString(text[at:])
			out = append(out, cut{at: at, penalty: inScript, stretch: square(before) && square(after)})
		}
	}
	return out
}

// square tells whether r is a character of Chinese or Japanese, each of which fills a square.
func square(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) || r >= 0x3000 && r < 0x3040 || r >= 0xFF00 && r < 0xFF61
}
