package source

import (
	"slices"
	"strings"
	"unicode"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/trigram"
)

// setLanguage sets the language of a guide that names none to that of its text, if that is certain and not English.
func setLanguage(guide *ast.Guide, sink diag.Sink) {
	const enough = 200000 // bytes
	var b strings.Builder
	ast.Walk(guide, func(n ast.Node) bool {
		if t, ok := n.(*ast.Text); ok && b.Len() < enough {
			b.WriteString(withoutAddresses(t.Value))
			b.WriteByte(' ')
		}
		return b.Len() < enough
	})
	if tag := detectLanguage(b.String()); tag != "" {
		guide.Meta.Language = tag
		sink.Report(
			diag.New(diag.LanguageFound, guide.At, "the guide's language looks like %q; it decides on hyphenation, on the words that the book adds and on the side that it opens from", tag).
				WithHint("to be sure, say so in the front matter: language: %s", tag),
		)
	}
}

// withoutAddresses returns text without the addresses in it, which are in no language.
func withoutAddresses(text string) string {
	if !strings.Contains(text, "://") {
		return text
	}
	return strings.Join(slices.DeleteFunc(strings.Fields(text), func(word string) bool {
		return strings.Contains(word, "://")
	}), " ")
}

// The least text to judge by: letters in alphabetic scripts, or characters in scripts that write a word with one or
// two. A guide's title and contents alone come to about as many.
const (
	leastLetters = 400
	leastSigns   = 60
	mostText     = 60000 // bytes looked at
)

// detectLanguage returns the BCP 47 tag of the language that text is written in, or "" for English and for anything
// that is not certain. The language decides on hyphenation, fonts and the side that a book opens from, so a wrong guess
// is worse than none. Most guides are in English, and most others borrow their terms from it.
//
// The script decides first. Languages that share one are distinguished by trigrams, which must agree on the whole text
// and on each third of it; text in Latin letters must also have few of the words that no English sentence does without.
func detectLanguage(text string) string {
	text = startAndMiddle(text)
	n := countScripts(text)
	// About as many letters make a word.
	words := n.latin/5 + n.cyrillic/6 + n.arabic/4 + n.hebrew/4 + n.greek/6 + n.devanagari/4
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
	most := func(letters int) bool { return letters*2 >= n.all && letters >= leastLetters }
	switch {
	case most(n.latin):
		tag := ""
		if !readsAsEnglish(text) {
			tag = trigram.Language(text, "Latin")
		}
		if tag == "en" {
			tag = ""
		}
		return tag
	case most(n.greek):
		return "el"
	case most(n.cyrillic):
		return trigram.Language(text, "Cyrillic")
	case most(n.arabic):
		return trigram.Language(text, "Arabic")
	case most(n.hebrew):
		return "he"
	case most(n.devanagari):
		return trigram.Language(text, "Devanagari")
	default:
		return ""
	}
}

// englishShare is the share of English function words from which a text counts as English. English prose has 25 to 35
// percent, lists of terms 8 to 15. In other languages, words that happen to be spelled like one ("to", "is", "can")
// make 1 to 4 percent.
const englishShare = 0.07

// readsAsEnglish reports whether the share of English function words in text is at least [englishShare].
func readsAsEnglish(text string) bool {
	all, found := 0, 0
	notLetter := func(r rune) bool { return !unicode.IsLetter(r) }
	for w := range strings.FieldsFuncSeq(strings.ToLower(text), notLetter) {
		all++
		switch w {
		case "the", "of", "and", "is", "to", "what", "are", "for", "with", "that", "it", "how", "which", "by", "you",
			"this", "from", "does", "be", "not", "can", "when":
			found++
		}
	}
	return float64(found) >= englishShare*float64(all)
}

// startAndMiddle returns text, or of a text over mostText its start and an equal part of its middle.
func startAndMiddle(text string) string {
	if len(text) <= mostText {
		return text
	}
	mid := len(text)/2 - mostText/4
	return strings.ToValidUTF8(text[:mostText/2]+" "+text[mid:mid+mostText/2], "")
}

// scriptCounts counts the letters of a text by script.
type scriptCounts struct{ all, latin, cyrillic, greek, arabic, hebrew, devanagari, han, kana, hangul int }

func countScripts(text string) scriptCounts {
	var n scriptCounts
	for _, r := range text {
		if !unicode.IsLetter(r) {
			continue
		}
		n.all++
		switch {
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
			n.devanagari++
		}
	}
	return n
}
