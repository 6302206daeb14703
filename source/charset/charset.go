// Package charset detects the encoding of text that is not UTF-8. The bytes of a file go in; the encoding that they
// most probably are in comes out ([Detect]), with a decoder of golang.org/x/text.
//
// Every encoding is tried on the bytes above 127, and the text that it yields is judged by a model of each language
// written in it (model.go). For most languages the model is made of the trigrams that the program has anyway for the
// detection of languages (package trigram); for Greek, Hebrew and Icelandic of letter frequencies; for Chinese,
// Japanese and Korean of their most frequent characters. The encoding under which the bytes are most probable wins.
// Bytes without a character, control characters, symbols within words, and capitals after small letters are improbable
// in all.
//
// The package has a detector of its own because those that exist in Go are not good enough for guides, which are short
// and have more English and code in them than other text. Of the 311 texts of this package's test, in 29 languages and
// 19 encodings from a title to a page, this one reads all. github.com/gogs/chardet 2021-11, a port of ICU's, reads 244:
// of guides with English around them 18 of 47, and no KOI8-U or Persian. github.com/wlynxg/chardet 1.0.5, a port of
// Python's, reads 205: it knows no Windows-1254 or -1256, and takes most text of Central Europe for ISO-8859-1.
//
// What the author declares in the file itself, a byte order mark or <meta charset>, is never guessed: see [Unicode] and
// package html.
//
// This package may change with any version; package studyguide at the top of the module is the stable one.
package charset

import (
	"bytes"
	"math"
	"slices"
	"unicode/utf8"

	"golang.org/x/text/encoding"
)

// An Encoding is a way to write text as bytes.
type Encoding struct {
	Name string // as people write it: "Windows-1251"
	enc  encoding.Encoding
}

// Decode returns src in UTF-8. Bytes that the encoding has no character for become U+FFFD.
func (e Encoding) Decode(src []byte) []byte {
	out, err := e.enc.NewDecoder().Bytes(src)
	if err != nil { // decoders replace what they cannot decode
		return src
	}
	return out
}

// Detect returns the encoding of a text that is not Unicode; for that see [Unicode]. sure is false if no encoding makes
// sense of it; it is then taken for Windows-1252, which most such text is. ok is false if src is UTF-8, damaged
// perhaps, or not text.
func Detect(src []byte) (e Encoding, sure, ok bool) {
	whole, bad, text := count(src)
	if !text || bad == 0 {
		return Encoding{}, false, false
	}
	// In text of one byte a character a pair is a character of UTF-8 by chance only where a capital stands before a
	// symbol. In KOI8-U, and in encodings of two bytes, it is every fourth pair or more; but then they fit well. In
	// UTF-8 of which less than every second character is damaged there are more whole ones than odd bytes.
	const chance = 10
	switch {
	case whole*chance <= bad:
		e, sure = likeliest(sample(src), leastScore)
		return e, sure, true
	case whole < bad:
		e, sure = likeliest(sample(src), goodScore)
		return e, sure, sure
	}
	return Encoding{}, false, false
}

// Scores for a byte above 127, as they were measured. Text in its own encoding has -1 to -4, but words of Latin letters
// with a single accent -9; UTF-8 that is damaged and read as an encoding of two bytes has -4.6 and less.
const (
	goodScore  = -4.3
	leastScore = -10
)

// likeliest returns the encoding with the highest score, Windows-1252 if the score for a byte is below least.
func likeliest(text []byte, least float64) (e Encoding, sure bool) {
	e = windows1252
	best := math.Inf(-1)
	for _, c := range candidates() {
		if s := c.score(text); s.sum > best && s.sum >= least*float64(s.bytes) {
			e, best, sure = c.Encoding, s.sum, true
		}
	}
	return e, sure
}

// count counts the characters of UTF-8 in src that are not ASCII, and the bytes that belong to none. text is false if
// there are control characters, as binary files have them.
func count(src []byte) (whole, bad int, text bool) {
	src = bytes.TrimRight(src, "\x1A") // the end of a file in DOS
	for i := 0; i < len(src); {
		r, size := utf8.DecodeRune(src[i:])
		switch {
		case size > 1:
			whole++
		case r == utf8.RuneError:
			bad++
		case r < ' ' && !bytes.ContainsRune([]byte("\t\n\r\f\v"), r):
			return 0, 0, false
		}
		i += size
	}
	return whole, bad, true
}

// sample returns the words of src that have bytes above 127 or, if they are many, as many as suffice for a guess,
// evenly spread. No encoding has a space or the end of a line among the bytes of a longer character.
func sample(src []byte) []byte {
	const enough = 8192 // bytes; the guess is mostly certain after a hundred
	var words [][]byte
	size := 0
	space := func(r rune) bool { return r == ' ' || r == '\n' || r == '\r' || r == '\t' }
	for word := range bytes.FieldsFuncSeq(src, space) {
		if slices.ContainsFunc(word, func(c byte) bool { return c >= utf8.RuneSelf }) {
			words = append(words, word)
			size += len(word)
		}
	}
	var out []byte
	for step, i := size/enough+1, 0; i < len(words); i += step {
		out = append(append(out, words[i]...), ' ')
	}
	return out
}

// A candidate is an encoding with what judges text that was decoded from it.
type candidate struct {
	Encoding
	score func(src []byte) score
}

// A score is the logarithm of how probable text is, over its characters that are not ASCII.
type score struct {
	sum   float64
	bytes int // that the characters are made of
}
