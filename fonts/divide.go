package fonts

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/go-text/typesetting/language"
	"github.com/rivo/uniseg"
)

// boxRune is the character whose glyph stands for a character that no face has.
const boxRune = '□'

// part is text of one script in one face.
type part struct {
	from, to int // bytes
	face     *Face
	script   language.Script
	missing  bool
}

// divide finds the face and the script of each grapheme cluster (UAX #29), and joins neighbors that share both. A
// cluster without a script of its own takes that of the text before it (UAX #24, 5.1) or, at the start, that of the
// text after it. So does the face of punctuation, so that the brackets around a word are of one face.
func (s *Set) divide(of *styled, text string) ([]part, error) {
	if face, ok, err := s.plain(of, text); ok || err != nil {
		return []part{{to: len(text), face: face, script: language.Latin}}, err
	}
	var parts []part
	leads := true // there is nothing but punctuation so far
	for at, state := 0, -1; at < len(text); {
		cluster, _, _, next := uniseg.FirstGraphemeClusterInString(text[at:], state)
		p := part{from: at, to: at + len(cluster), script: scriptOf(cluster)}
		at, state = p.to, next
		n := len(parts)
		var err error
		leads = leads && punctuation(cluster)
		if face, ok := s.besideHan(of, text, p); ok {
			p.face = face
		} else if face, ok := s.ahead(of, text, p); leads && ok {
			p.face = face
		} else if n > 0 && parts[n-1].reaches(cluster) && !real(p.script) {
			p.face = parts[n-1].face // a space between two words in a fallback face is in that face too
		} else if p.face, p.missing, err = s.find(of, cluster); err != nil {
			return nil, err
		}
		if n > 0 && parts[n-1].face == p.face && !p.missing && !parts[n-1].missing {
			last := &parts[n-1]
			if !real(last.script) {
				last.script = p.script
			}
			if !real(p.script) || p.script == last.script {
				last.to = p.to
				continue
			}
		}
		parts = append(parts, p)
	}
	return parts, nil
}

// besideHan returns the face of a Chinese character for a quotation mark right before or behind it, in a guide in
// Chinese: the mark is as wide as the character there.
func (s *Set) besideHan(of *styled, text string, p part) (*Face, bool) {
	mark := text[p.from:p.to]
	if !strings.HasPrefix(string(s.lang), "zh") || !strings.Contains("“”‘’", mark) {
		return nil, false
	}
	r, _ := utf8.DecodeRuneInString(text[p.to:])
	if !unicode.Is(unicode.Han, r) {
		if r, _ = utf8.DecodeLastRuneInString(text[:p.from]); !unicode.Is(unicode.Han, r) {
			return nil, false
		}
	}
	face, missing, err := s.find(of, string(r))
	return face, err == nil && !missing && face.covers(mark)
}

// ahead returns the face of the first letter behind punctuation for the punctuation. If there is none, as behind code
// or a link, it is the face of the script of the guide, if that is written from right to left.
func (s *Set) ahead(of *styled, text string, p part) (*Face, bool) {
	if real(p.script) {
		return nil, false
	}
	next := s.letter
	for _, r := range text[p.to:] {
		if real(language.LookupScript(r)) {
			next = r
			break
		}
		if !unicode.IsPunct(r) {
			return nil, false
		}
	}
	if next == 0 {
		return nil, false
	}
	face, missing, err := s.find(of, string(next))
	return face, err == nil && !missing && face.covers(text[p.from:p.to])
}

// punctuation reports whether a cluster is a sign of punctuation.
func punctuation(cluster string) bool {
	r, n := utf8.DecodeRuneInString(cluster)
	return n == len(cluster) && unicode.IsPunct(r)
}

// letterOf returns a letter of the script of a language that is written from right to left; 0 for other languages.
func letterOf(tag language.Language) rune {
	switch primary, _, _ := strings.Cut(string(tag), "-"); primary {
	case "he", "yi", "iw":
		return 'א'
	case "ar", "fa", "ur", "ps", "ug", "ckb", "sd":
		return 'ب'
	}
	return 0
}

// reaches reports whether a cluster that belongs to no script is set in the face of the part before it.
func (p *part) reaches(cluster string) bool {
	return !p.missing && p.face.from.drawsOnly() == pictorial(cluster) && p.face.covers(cluster)
}

// plain returns the first face of a chain if text is ASCII and the face has it, as nearly all text is.
func (s *Set) plain(of *styled, text string) (face *Face, ok bool, err error) {
	for i := range len(text) {
		if text[i] >= 0x7F || text[i] < ' ' {
			return nil, false, nil
		}
	}
	if s.letter != 0 && !strings.ContainsFunc(text, func(r rune) bool { return !unicode.IsPunct(r) }) {
		return nil, false, nil
	}
	if face, err = s.library.face(of.chain[0]); err != nil {
		return nil, false, err
	}
	return face, face.covers(text), nil
}

// covers reports whether a face has every visible character of text.
func (f *Face) covers(text string) bool {
	for _, r := range text {
		if !f.has(r) && !ignorable(r) {
			return false
		}
	}
	return true
}

// box returns the glyph that stands for characters that no face has.
func (f *Face) box(text string) ([]Glyph, int) {
	g, _ := f.tables.NominalGlyph(boxRune)
	w := f.outline.Advance(uint16(g))
	return []Glyph{{ID: uint16(g), Text: text, Width: w, Advance: w}}, w
}

// Space returns the glyph of a space, without a text.
func (f *Face) Space() Glyph {
	g, _ := f.tables.NominalGlyph(' ')
	w := f.outline.Advance(uint16(g))
	return Glyph{ID: uint16(g), Width: w, Advance: w}
}

// scriptOf returns the script of the first character of a cluster that has one.
func scriptOf(cluster string) language.Script {
	out := language.Common
	for _, r := range cluster {
		if out = language.LookupScript(r); real(out) {
			break
		}
	}
	return out
}

// real reports whether s is a script, and not a value for characters that several scripts share.
func real(s language.Script) bool {
	return s != language.Common && s != language.Inherited && s != language.Unknown && s != 0
}

// ignorable reports whether r is invisible, so that no face needs a glyph for it: Unicode's
// Default_Ignorable_Code_Point, as far as it occurs in text.
func ignorable(r rune) bool {
	switch {
	case r == 0xAD || r == 0x34F || r == 0x61C || r == 0x2060 || r == 0xFEFF:
		return true
	case 0x200B <= r && r <= 0x200F, 0x202A <= r && r <= 0x202E, 0x2066 <= r && r <= 0x2069,
		0xE0000 <= r && r <= 0xE0FFF:
		return true
	}
	return unicode.Is(unicode.Variation_Selector, r)
}
