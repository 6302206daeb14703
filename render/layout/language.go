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

// capitalNouns reports whether a language begins all nouns with capitals.
func capitalNouns(tag string) bool {
	base, _ := language.Make(tag).Base()
	return base.String() == "de" || base.String() == "lb"
}
