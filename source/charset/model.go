package charset

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/studyguide/source/trigram"
)

// A model holds the probabilities of letters in a language. Letters are in lower case; a space stands for the space
// between words.
type model struct {
	letter  map[rune]float64    // whatever is before it
	pair    map[[2]rune]float64 // of the second letter after the first
	triple  map[[3]rune]float64 // of the third letter after the first two
	flat    bool                // pair and triple are empty: the language has no trigrams
	foreign bool                // the language is not written in letters of ASCII
}

// firstRank is added to the rank of a trigram or character to estimate its frequency, which is known to be about the
// inverse of the rank (Zipf's law) but to fall more slowly at first.
const firstRank = 20

// newModel returns the model of a language. It is made of the trigrams of the language, of which only the order is
// known, and of its alphabet, which has the rare letters too.
func newModel(tag string) *model {
	m := &model{letter: map[rune]float64{}, pair: map[[2]rune]float64{}, triple: map[[3]rune]float64{}, flat: true}
	a := alphabets[tag]
	all := 0.0
	afterOne, afterTwo := map[rune]float64{}, map[[2]rune]float64{}
	count := func(t [3]rune, w float64) {
		m.triple[t] += w
		afterTwo[[2]rune{t[0], t[1]}] += w
		for _, two := range [][2]rune{{t[0], t[1]}, {t[1], t[2]}} {
			m.pair[two] += w
			afterOne[two[0]] += w
		}
		m.letter[t[2]] += w
		all += w
	}
	for _, list := range trigram.Profiles() {
		for _, p := range list {
			if p.Tag != tag && p.Tag != a.like {
				continue
			}
			m.flat = false
			for rank, t := range p.Trigrams {
				count(t, 1/float64(rank+firstRank))
			}
		}
	}
	for _, r := range a.alone {
		count([3]rune{' ', ' ', r}, 1.0/(2*firstRank))
		count([3]rune{' ', r, ' '}, 1.0/(2*firstRank))
	}
	for t := range m.triple {
		m.triple[t] /= afterTwo[[2]rune{t[0], t[1]}]
	}
	for p := range m.pair {
		m.pair[p] /= afterOne[p[0]]
	}
	for r := range m.letter {
		m.letter[r] /= 2 * all
	}
	m.add(a.letters, a.share)
	if m.foreign = a.share == 1; !m.foreign {
		m.add(basic, 1-a.share)
	}
	return m
}

// add adds letters, the most frequent first, which together are a share of all letters of a text. The frequency of
// letters falls about exponentially with their rank; in European alphabets the last has a fortieth of the first.
func (m *model) add(letters string, share float64) {
	fall := float64(utf8.RuneCountInString(letters)) / math.Log(40)
	if !m.flat {
		share /= 2 // the other half is that of the trigrams
	}
	all, k := 0.0, 0
	for range letters {
		all += math.Exp(-float64(k) / fall)
		k++
	}
	k = 0
	for _, r := range letters {
		m.letter[r] += share * math.Exp(-float64(k)/fall) / all
		k++
	}
}

// Probabilities of characters. They are estimates, set so that all texts of the test are read right with some distance
// to the second best encoding.
const (
	symbolUsual = 0.02 // a quote, a dash and the like, where it belongs
	symbolRare  = 1e-3
	alien       = 1e-5 // a letter of another language, or a symbol that text does not have
	misplaced   = 1e-6 // a symbol within or beside a word where none belongs
	impossible  = 1e-7 // a control character, or a byte without a character
	average     = 0.06 // a letter of ASCII in any language
	leastASCII  = 3e-3 // a letter of ASCII that the model does not expect
	mixed       = 0.02 // a letter of ASCII in a word of another script
)

// Factors of the probability of a letter.
const (
	flat         = 0.5  // in a language whose pairs and triples are not known
	afterSmall   = 1e-3 // a capital after a small letter
	afterCapital = 0.3  // a capital after a capital
	firstCapital = 0.3  // a capital at the start of a word
)

// score returns the logarithm of the probability of the characters of text that are not ASCII, each after the two
// before it. The letters of ASCII in the same words are evidence for or against the language, so they add as much as
// they are more or less probable than letters are on average, at half weight.
func (m *model) score(text []rune) float64 {
	sum := 0.0
	for i := 0; i < len(text); i++ {
		end, ascii := i, true
		for end < len(text) && isWord(text[end]) {
			ascii = ascii && text[end] < utf8.RuneSelf
			end++
		}
		switch {
		case end == i && text[i] >= utf8.RuneSelf:
			sum += math.Log(symbol(at(text, i-1), text[i], at(text, i+1)))
		case end > i && !ascii:
			sum += m.word(text, i, end)
		}
		i = max(i, end-1)
	}
	return sum
}

// word returns the score of a word of text that is not all ASCII.
func (m *model) word(text []rune, start, end int) float64 {
	sum := 0.0
	for i := start; i < end; i++ {
		r := text[i]
		p := m.probability(text[start:end], i-start)
		switch before := at(text, i-1); {
		case !unicode.IsUpper(r):
		case unicode.IsLower(before):
			p *= afterSmall
		case unicode.IsUpper(before):
			p *= afterCapital
		default:
			p *= firstCapital
		}
		switch {
		case r < utf8.RuneSelf && m.foreign:
			sum += math.Log(mixed)
			continue
		case r < utf8.RuneSelf:
			sum += math.Log(max(p, leastASCII)/average) / 2
			continue
		}
		sum += math.Log(p)
	}
	return sum
}

// probability returns the probability of the letter at i of a word, whether a capital or not.
func (m *model) probability(word []rune, i int) float64 {
	r := unicode.ToLower(word[i])
	p := flat * m.letter[r]
	if !m.flat {
		before, second := unicode.ToLower(at(word, i-1)), unicode.ToLower(at(word, i-2))
		// Weights as usual for such mixtures (Jelinek and Mercer 1980): what is known of three letters counts most.
		p = 0.3*m.letter[r] + 0.25*m.pair[[2]rune{before, r}] + 0.45*m.triple[[3]rune{second, before, r}]
	}
	return p + alien
}

// at returns a character of text, and a space beyond its ends.
func at(text []rune, i int) rune {
	if i < 0 || i >= len(text) {
		return ' '
	}
	return text[i]
}

// beyondASCII returns the number of characters of text that are not ASCII.
func beyondASCII(text []rune) (n int) {
	for _, r := range text {
		if r >= utf8.RuneSelf {
			n++
		}
	}
	return n
}

// isWord reports whether words are made of r.
func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsMark(r) }

// symbol returns the probability of a symbol between two characters.
func symbol(before, r, after rune) float64 {
	within := isWord(before) && isWord(after)
	switch {
	case r == utf8.RuneError || unicode.IsControl(r):
		return impossible
	case within && strings.ContainsRune("’\u00AD\u200C\u200D", r), r == '·' && before == 'l' && after == 'l':
		return symbolUsual
	case r == '’' && before == ' ' && isWord(after):
		return symbolRare
	case within && !strings.ContainsRune("–—", r),
		isWord(before) && strings.ContainsRune("„‚¿¡§©€£№", r), // what stands before words
		(isWord(before) || isWord(after)) && strings.ContainsRune("½¼¾", r):
		return misplaced
	case strings.ContainsRune("“”„‘’‚«»‹›–—…•°§©®™€£№¿¡\u00A0", r):
		return symbolUsual
	case strings.ContainsRune("½¼¾²³×±µªº†‡‰´¢¥÷¬¶·\u00AD\u200E\u200F", r):
		return symbolRare
	}
	return alien
}
