package charset

import (
	"math"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// multibyte returns the encodings of several bytes a character.
var multibyte = sync.OnceValue(func() []candidate {
	var out []candidate
	for _, m := range []struct {
		Encoding
		signs
	}{
		// GB18030 contains GBK, which contains GB 2312.
		{Encoding{"GBK (GB18030)", simplifiedchinese.GB18030}, signs{simplified, 0xB0, 0xD7, shares{han: 0.42}}},
		{Encoding{"Big5", traditionalchinese.Big5}, signs{traditional, 0xA4, 0xC6, shares{han: 0.42}}},
		{Encoding{"Shift-JIS", japanese.ShiftJIS}, signs{kanji, 0x89, 0x97, japaneseShares}},
		{Encoding{"EUC-JP", japanese.EUCJP}, signs{kanji, 0xB0, 0xCF, japaneseShares}},
		{Encoding{"EUC-KR", korean.EUCKR}, signs{syllables, 0xB0, 0xC8, shares{han: 0.005, hangul: 0.35}}},
	} {
		weights := m.weights(m.Encoding)
		out = append(out, candidate{m.Encoding, func(src []byte) score { return m.score(src, m.Encoding, weights) }})
	}
	return out
})

// A signs holds which characters a language is written with.
type signs struct {
	common string // the most frequent ones
	// The first bytes of the usual characters in the encoding. The rare ones stand behind them, in GB 2312 and JIS X
	// 0208 as well as in Big5; KS X 1001 has Chinese characters there.
	from, to byte
	shares
}

// Shares are what the other characters of each kind have of a text.
type shares struct{ han, hangul, hiragana, katakana float64 }

var japaneseShares = shares{han: 0.15, hiragana: 0.45, katakana: 0.12}

// score returns the score of src in an encoding.
func (s signs) score(src []byte, e Encoding, weights map[rune]float64) score {
	sum := windows
	text := []rune(string(e.Decode(src)))
	for i, r := range text {
		if r < utf8.RuneSelf {
			continue
		}
		sum += math.Log(s.probability(r, weights))
		// What looks like one sign between letters of ASCII is mostly a letter with an accent and the letter after it.
		before, after := at(text, i-1), at(text, i+1)
		if unicode.IsLetter(r) && before < utf8.RuneSelf && after < utf8.RuneSelf && unicode.IsLetter(before) {
			sum += math.Log(between)
		}
	}
	bytes := 2 * beyondASCII(text)
	if sum < worstMultibyte*float64(bytes) {
		sum = math.Inf(-1)
	}
	return score{sum, bytes}
}

const (
	// worstMultibyte is the least score for a byte that is believed. Rare characters alone have -5.5.
	worstMultibyte = -6
	// rareSign is the probability of a Chinese character that is not among the usual ones: of a hundred, one is, and
	// there are some thousands.
	rareSign = 0.01 / 4000
	// between is the factor of a single sign after a letter of ASCII.
	between = 1e-3
)

// punctuation is the share of ideographic commas, full stops, brackets and full-width forms.
const punctuation = 0.1

// weights returns the probabilities of the usual characters.
func (s signs) weights(e Encoding) map[rune]float64 {
	var usual []byte
	for first := int(s.from); first <= int(s.to); first++ {
		for second := 0x40; second <= 0xFE; second++ {
			usual = append(usual, byte(first), byte(second), ' ')
		}
	}
	out := map[rune]float64{}
	for _, r := range string(e.Decode(usual)) {
		if unicode.In(r, unicode.Han, unicode.Hangul) {
			out[r] = 0
		}
	}
	for r := range out {
		out[r] = (s.han + s.hangul) / float64(len(out))
	}
	rest := 1 - punctuation - s.han - s.hangul - s.hiragana - s.katakana
	all, k := 0.0, 0
	for range s.common {
		all += 1 / float64(k+firstRank)
		k++
	}
	k = 0
	for _, r := range s.common {
		out[r] += rest / all / float64(k+firstRank)
		k++
	}
	return out
}

// probability returns the probability of a character that is not ASCII. The divisors are the numbers of characters of a
// kind.
func (s signs) probability(r rune, weights map[rune]float64) float64 {
	switch p := weights[r]; {
	case p > 0:
		return p
	case r == utf8.RuneError:
		return impossible
	case unicode.Is(unicode.Han, r) && r < 0x20000, unicode.Is(unicode.Hangul, r):
		return rareSign
	case r >= 0xFF61 && r <= 0xFF9F: // katakana of half width, which terminals once had
		return s.katakana/1000 + impossible
	case unicode.Is(unicode.Hiragana, r):
		return s.hiragana/83 + alien
	case unicode.Is(unicode.Katakana, r), r == 'ー':
		return s.katakana/86 + alien
	case r >= 0x3000 && r <= 0x301F, r >= 0xFF01 && r <= 0xFF5E:
		return punctuation / 40
	case unicode.IsPunct(r) && r < 0x2100, r == '·':
		return symbolRare
	case unicode.In(r, unicode.L, unicode.N, unicode.S):
		return alien
	}
	return impossible
}
