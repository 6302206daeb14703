// Package language tells which language a guide is written in, where its author does not say.
//
// In goes the text of a guide without its code, out comes a BCP 47 tag, or "" for English and for whatever is not certain. The language
// decides on hyphenation, on fonts and on which way the book opens, so that a wrong guess is worse than none: English is what guides
// mostly are, and what most guides in other languages borrow their terms from.
//
// The script decides first. Languages that share one are told apart by the trigrams of github.com/abadojack/whatlanggo, which must say the
// same of the whole text and of each third of it; text in Latin letters must also have few of the words that no English sentence
// does without.
package language

import (
	"strings"
	"unicode"

	"github.com/abadojack/whatlanggo"
)

// The least that is judged: letters of scripts of words, and characters of scripts that write a word with one or two. Title and contents
// of a guide alone have about so many.
const (
	leastLetters = 400
	leastSigns   = 60
	most         = 60000 // bytes looked at
)

// Detect gives the language of text.
func Detect(text string) string {
	text = clip(text)
	n := count(text)
	words := n.latin/5 + n.cyrillic/6 + n.arabic/4 + n.hebrew/4 + n.greek/6 + n.indic/4 // about as many letters make a word
	signs := (n.han + n.kana + n.hangul) / 2
	if signs > words && n.han+n.kana+n.hangul >= leastSigns {
		switch {
		case n.hangul > n.han && n.hangul > n.kana:
			return "ko"
		case n.kana*10 >= n.han: // Japanese cannot do without; Chinese has none
			return "ja"
		default:
			return "zh"
		}
	}
	switch {
	case n.latin*2 >= n.letters():
		return latin(text, n.latin)
	case n.greek*2 >= n.letters() && n.greek >= leastLetters:
		return "el"
	case n.cyrillic*2 >= n.letters() && n.cyrillic >= leastLetters:
		return agreed(only(text, unicode.Cyrillic), map[whatlanggo.Lang]string{
			whatlanggo.Rus: "ru", whatlanggo.Ukr: "uk", whatlanggo.Bul: "bg", whatlanggo.Bel: "be", whatlanggo.Srp: "sr", whatlanggo.Mkd: "mk"})
	case n.arabic*2 >= n.letters() && n.arabic >= leastLetters:
		return agreed(only(text, unicode.Arabic), map[whatlanggo.Lang]string{whatlanggo.Arb: "ar", whatlanggo.Pes: "fa", whatlanggo.Urd: "ur"})
	case n.hebrew*2 >= n.letters() && n.hebrew >= leastLetters:
		return agreed(only(text, unicode.Hebrew), map[whatlanggo.Lang]string{whatlanggo.Heb: "he"})
	case n.indic*2 >= n.letters() && n.indic >= leastLetters:
		return agreed(only(text, unicode.Devanagari), map[whatlanggo.Lang]string{whatlanggo.Hin: "hi", whatlanggo.Mar: "mr", whatlanggo.Nep: "ne"})
	default:
		return ""
	}
}

// latin gives the language of text in Latin letters.
func latin(text string, letters int) string {
	if letters < leastLetters || english(text) {
		return ""
	}
	return agreed(only(text, unicode.Latin), map[whatlanggo.Lang]string{
		whatlanggo.Deu: "de", whatlanggo.Fra: "fr", whatlanggo.Spa: "es", whatlanggo.Por: "pt", whatlanggo.Ita: "it", whatlanggo.Nld: "nl",
		whatlanggo.Swe: "sv", whatlanggo.Dan: "da", whatlanggo.Nob: "nb", whatlanggo.Fin: "fi", whatlanggo.Pol: "pl", whatlanggo.Ces: "cs",
		whatlanggo.Ron: "ro", whatlanggo.Hun: "hu", whatlanggo.Tur: "tr", whatlanggo.Vie: "vi", whatlanggo.Ind: "id", whatlanggo.Hrv: "hr",
		whatlanggo.Slv: "sl", whatlanggo.Est: "et", whatlanggo.Lit: "lt", whatlanggo.Lav: "lv", whatlanggo.Eng: "",
	})
}

// englishShare is the share of function words from which a text is taken for English. English prose has 25 to 35 in a hundred, lists of
// terms 8 to 15; of other languages the words that are spelled so ("in", "is", "to", "an") make 1 to 4.
const englishShare = 0.07

// english tells whether too many words of text are such as English sentences are built with.
func english(text string) bool {
	all, found := 0, 0
	for w := range strings.FieldsFuncSeq(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) }) {
		all++
		switch w {
		case "the", "of", "and", "is", "to", "what", "are", "for", "with", "that", "it", "how", "which", "by", "you", "this", "from", "does", "be", "not", "can", "when":
			found++
		}
	}
	return float64(found) >= englishShare*float64(all)
}

// agreed gives the language that trigrams find in the whole text and in each third of it.
func agreed(text string, tags map[whatlanggo.Lang]string) string {
	known := map[whatlanggo.Lang]bool{}
	for l := range tags {
		known[l] = true
	}
	opts := whatlanggo.Options{Whitelist: known}
	whole := whatlanggo.DetectLangWithOptions(text, opts)
	for i := range 3 {
		third := text[len(text)*i/3 : len(text)*(i+1)/3]
		if whatlanggo.DetectLangWithOptions(strings.ToValidUTF8(third, ""), opts) != whole {
			return ""
		}
	}
	return tags[whole]
}

// clip gives the start of text and, of a long one, as much of its middle.
func clip(text string) string {
	if len(text) <= most {
		return text
	}
	mid := len(text)/2 - most/4
	return strings.ToValidUTF8(text[:most/2]+" "+text[mid:mid+most/2], "")
}

// only gives the words of text in one script: terms of English in a text of another tell nothing.
func only(text string, script *unicode.RangeTable) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(script, r) || unicode.IsMark(r) || r == '\'' {
			return r
		}
		return ' '
	}, text)
}

// letters counts the letters of a text by script.
type letters struct{ latin, cyrillic, greek, arabic, hebrew, indic, han, kana, hangul, other int }

func (n letters) letters() int {
	return n.latin + n.cyrillic + n.greek + n.arabic + n.hebrew + n.indic + n.other + n.han + n.kana + n.hangul
}

func count(text string) letters {
	var n letters
	for _, r := range text {
		switch {
		case !unicode.IsLetter(r):
		case unicode.Is(unicode.Latin, r):
			n.latin++
		case unicode.Is(unicode.Han, r):
			n.han++
		case unicode.Is(unicode.Hiragana, r), unicode.Is(unicode.Katakana, r):
			n.kana++
		case unicode.Is(unicode.Hangul, r):
			n.hangul++
		case unicode.Is(unicode.Cyrillic, r):
			n.cyrillic++
		case unicode.Is(unicode.Greek, r):
			n.greek++
		case unicode.Is(unicode.Arabic, r):
			n.arabic++
		case unicode.Is(unicode.Hebrew, r):
			n.hebrew++
		case unicode.Is(unicode.Devanagari, r):
			n.indic++
		default:
			n.other++
		}
	}
	return n
}
