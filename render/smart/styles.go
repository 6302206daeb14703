package smart

import "golang.org/x/text/language"

// A style is the marks of a language.
type style struct {
	open, shut           string // for "
	innerOpen, innerShut string // for '
	dash                 string // for - and -- between spaces
	spaced               string // no-break space within quotation marks; French
	joined               bool   // words stand beside quotation marks without a space
	elided               []string
}

// The quotation marks of languages, those of double marks and of single ones, by the Common Locale Data Repository of
// Unicode (CLDR 48.2, main/*/delimiters.xml: quotationStart and so on), with these exceptions:
//
//   - Spanish of Spain has the angled marks that the Real Academia prefers (Ortografía de la lengua española, 2010).
//   - French has “ ” within « », as its books do. CLDR repeats « ».
//   - Dutch has “ ” where authors write double marks. CLDR has single marks in both places.
//   - Japanese and Chinese in traditional characters are left alone: authors type their marks, which are as wide as
//     characters.
//   - In Uzbek the sign ' is a letter.
var quotes = map[string]string{
	"ar": "”“’‘", "az": "“”‘’", "be": "«»„“", "bg": "„“„“", "bn": "“”‘’", "bs": "„”‘’", "ca": "«»“”", "cs": "„“‚‘",
	"cy": "“”‘’", "da": "“”‘’", "de": "„“‚‘", "el": "«»“”", "en": "“”‘’", "es": "«»“”", "es-419": "“”‘’",
	"et": "„“‚‘", "eu": "«»“”", "fa": "«»‹›", "fi": "””’’", "fil": "“”‘’", "fr": "«»“”", "fr-CH": "«»‹›",
	"ga": "“”‘’", "gl": "“”‘’", "he": "””’’", "hi": "“”‘’", "hr": "„“‚‘", "hu": "„”»«", "hy": "«»«»", "id": "“”‘’",
	"is": "„“‚‘", "it": "«»“”", "ka": "„“«»", "kk": "«»“”", "ko": "“”‘’", "lt": "„“„“", "lv": "“”‘’", "mk": "„“‚‘",
	"ms": "“”‘’", "nl": "“”‘’", "no": "«»‘’", "pl": "„”«»", "pt": "“”‘’", "pt-PT": "«»“”", "ro": "„”«»", "ru": "«»„“",
	"sk": "„“‚‘", "sl": "„“‚‘", "sq": "“”‘’", "sr": "„”’’", "sv": "””’’", "sw": "“”‘’", "ta": "“”‘’", "th": "“”‘’",
	"tr": "“”‘’", "uk": "«»„“", "ur": "”“’‘", "vi": "“”‘’", "zh": "“”‘’",
}

// longDash holds the languages whose dash between words is that of an em. CLDR has no dashes; the rule is that of
// GOST 7.32 and of Мильчин, Справочник издателя и автора, for Russian.
var longDash = map[string]bool{"ru": true, "uk": true, "be": true, "bg": true, "kk": true}

// elided holds words that begin with an apostrophe in place of letters; "'n'" is such a word with one at each end.
var elided = map[string][]string{
	"en": {"n", "tis", "twas", "twere", "twill", "em", "til", "cause", "bout"},
	"de": {"s", "n", "ne", "nen", "nem", "ner", "ran", "raus", "rein", "rum", "runter"},
	"nl": {"s", "t", "n", "k", "m", "r"},
	"it": {"sto", "sta", "sti", "ste", "ndrangheta", "l"},
	"ca": {"l", "ls", "n", "ns", "m", "t", "s"},
	"cy": {"r", "n", "i", "u", "w"},
}

// styleFor returns the style of a language; false if its marks are not known or are those that authors type.
func styleFor(tag string) (style, bool) {
	t, err := language.Parse(tag)
	if err != nil {
		return style{}, false
	}
	b, _ := t.Base()
	base, region := b.String(), ""
	if r, c := t.Region(); c == language.Exact {
		region = r.String()
	}
	if s, _ := t.Script(); s.String() == "Hant" {
		return style{}, false
	}
	switch base {
	case "nb", "nn":
		base = "no"
	case "tl":
		base = "fil"
	}
	key := base + "-" + region
	if base == "es" && region != "" && region != "ES" {
		key = "es-419"
	}
	marks, ok := quotes[key]
	if !ok {
		marks, ok = quotes[base]
	}
	if !ok {
		return style{}, false
	}
	m := []rune(marks)
	s := style{
		open: string(m[0]), shut: string(m[1]), innerOpen: string(m[2]), innerShut: string(m[3]),
		dash: "–", joined: base == "ko" || base == "zh", elided: elided[base],
	}
	if longDash[base] {
		s.dash = "—"
	}
	if base == "fr" {
		s.spaced = narrowNoBreak
		s.open, s.shut = s.open+narrowNoBreak, narrowNoBreak+s.shut
	}
	return s, true
}
