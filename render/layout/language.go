package layout

import "golang.org/x/text/language"

// longWords reports whether text in a language cannot be justified well without hyphens. Vietnamese is written in
// syllables, and in scripts but these letters, words or spaces give a line other ways to be filled.
func longWords(tag string) bool {
	t := language.Make(tag)
	script, _ := t.Script()
	switch script.String() {
	case "Latn", "Cyrl", "Grek", "Armn", "Geor":
		base, _ := t.Base()
		return base.String() != "vi"
	}
	return false
}

// han is how the punctuation of Chinese or Japanese stands in its square.
type han uint8

const (
	japanese han = iota
	simplified
	traditional
)

// hanOf returns how punctuation stands in text in a language.
func hanOf(tag string) han {
	t := language.Make(tag)
	if base, _ := t.Base(); base.String() != "zh" {
		return japanese
	}
	if script, _ := t.Script(); script.String() == "Hant" {
		return traditional
	}
	return simplified
}

// capitalNouns reports whether a language begins all nouns with capitals.
func capitalNouns(tag string) bool {
	base, _ := language.Make(tag).Base()
	return base.String() == "de" || base.String() == "lb"
}
