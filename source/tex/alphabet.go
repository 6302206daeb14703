package tex

import "strings"

// alphabet returns text in the current alphabet.
func (p *parser) alphabet(text string) string {
	from, ok := starts[p.variant]
	if !ok {
		return text
	}
	var b strings.Builder
	for _, r := range text {
		b.WriteRune(from.letter(r))
	}
	return b.String()
}

// Italic returns text with its letters in the mathematical italic alphabet, in which the letters of formulas are drawn.
func Italic(text string) string {
	var b strings.Builder
	for _, r := range text {
		b.WriteRune(starts["it"].letter(r))
	}
	return b.String()
}

// block holds where an alphabet's letters begin in Unicode's Mathematical Alphanumeric Symbols; 0 for letters that it
// lacks. Letters that Unicode encoded earlier are elsewhere.
type block struct {
	upper, lower, digit, greekUpper, greekLower rune
	elsewhere                                   string // pairs of a letter and its code point
}

var starts = map[string]block{
	"it":   {upper: 0x1D434, lower: 0x1D44E, greekUpper: 0x1D6E2, greekLower: 0x1D6FC, elsewhere: "hℎı𝚤ȷ𝚥"},
	"bf":   {upper: 0x1D400, lower: 0x1D41A, digit: 0x1D7CE, greekUpper: 0x1D6A8, greekLower: 0x1D6C2},
	"bb":   {upper: 0x1D538, lower: 0x1D552, digit: 0x1D7D8, elsewhere: "CℂHℍNℕPℙQℚRℝZℤ"},
	"cal":  {upper: 0x1D49C, lower: 0x1D4B6, elsewhere: "BℬEℰFℱHℋIℐLℒMℳRℛeℯgℊoℴ"},
	"frak": {upper: 0x1D504, lower: 0x1D51E, elsewhere: "CℭHℌIℑRℜZℨ"},
	"sf":   {upper: 0x1D5A0, lower: 0x1D5BA, digit: 0x1D7E2},
	"tt":   {upper: 0x1D670, lower: 0x1D68A, digit: 0x1D7F6},
}

// variants are the forms of Greek letters that follow the alphabet in a block, in block order.
const variants = "∂ϵϑϰϕϱϖ"

func (b block) letter(r rune) rune {
	pairs := []rune(b.elsewhere)
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i] == r {
			return pairs[i+1]
		}
	}
	switch {
	case r >= 'A' && r <= 'Z' && b.upper != 0:
		return b.upper + r - 'A'
	case r >= 'a' && r <= 'z' && b.lower != 0:
		return b.lower + r - 'a'
	case r >= '0' && r <= '9' && b.digit != 0:
		return b.digit + r - '0'
	case r >= 'Α' && r <= 'Ω' && b.greekUpper != 0:
		return b.greekUpper + r - 'Α'
	case r >= 'α' && r <= 'ω' && b.greekLower != 0:
		return b.greekLower + r - 'α'
	}
	if i := strings.IndexRune(variants, r); i >= 0 && r != '∂' && b.greekLower != 0 {
		return b.greekLower + 25 + rune(len([]rune(variants[:i])))
	}
	return r
}
