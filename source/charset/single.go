package charset

import (
	"math"
	"strings"
	"sync"

	"golang.org/x/text/encoding/charmap"
)

var windows1252 = Encoding{"Windows-1252", charmap.Windows1252}

// Logarithms of how common encodings are, relative to the most common one. They decide between readings that are about
// as probable; a word of evidence outweighs them.
const (
	usual   = 0.0  // most files that are not UTF-8
	windows = -2.5 // the code pages of Windows for other languages, and the encodings of East Asia
	older   = -3.5 // ISO 8859, DOS and encodings of few languages
)

// singles lists the encodings of one byte a character, each with the languages that it is tried for. ISO-8859-1, -9
// and -8 are not listed, as they are Windows-1252, -1254 and -1255 but for control characters (WHATWG Encoding, 4.2).
var singles = []struct {
	Encoding
	prior     float64
	languages string
}{
	{windows1252, usual, "en fr de es pt it nl sv da nb fi"},
	{windows1252, older, "is"},
	{Encoding{"Windows-1250", charmap.Windows1250}, windows, "pl cs sk hu ro hr sl"},
	{Encoding{"Windows-1251", charmap.Windows1251}, windows, "ru uk be bg sr mk"},
	{Encoding{"Windows-1253", charmap.Windows1253}, windows, "el"},
	{Encoding{"Windows-1254", charmap.Windows1254}, windows, "tr"},
	{Encoding{"Windows-1255", charmap.Windows1255}, windows, "he"},
	{Encoding{"Windows-1256", charmap.Windows1256}, windows, "ar fa"},
	{Encoding{"Windows-1257", charmap.Windows1257}, older, "et lv lt"},
	{Encoding{"IBM866", charmap.CodePage866}, older, "ru bg"},
	{Encoding{"KOI8-R", charmap.KOI8R}, windows, "ru bg"},
	{Encoding{"KOI8-U", charmap.KOI8U}, older, "uk be"},
	{Encoding{"ISO-8859-2", charmap.ISO8859_2}, older, "pl cs sk hu ro hr sl"},
	{Encoding{"ISO-8859-5", charmap.ISO8859_5}, older, "ru uk be bg sr mk"},
	{Encoding{"ISO-8859-7", charmap.ISO8859_7}, older, "el"},
	{Encoding{"ISO-8859-15", charmap.ISO8859_15}, older, "fr fi et"},
}

// candidates returns all encodings that are tried. Of two that are as probable the first wins.
var candidates = sync.OnceValue(func() []candidate {
	var out []candidate
	models := map[string]*model{}
	for tag := range alphabets {
		models[tag] = newModel(tag)
	}
	for _, s := range singles {
		var among []*model
		for tag := range strings.FieldsSeq(s.languages) {
			among = append(among, models[tag])
		}
		out = append(out, candidate{s.Encoding, func(src []byte) score {
			text := []rune(string(s.Decode(src)))
			best := math.Inf(-1)
			for _, m := range among {
				best = max(best, m.score(text))
			}
			return score{s.prior + best, beyondASCII(text)}
		}})
	}
	return append(out, multibyte()...)
})
