package ast

import "golang.org/x/text/language"

// RightToLeft reports whether the language of a BCP 47 tag is written from right to left. A tag without a script is
// taken to be in the likely one (Unicode CLDR, likely subtags).
func RightToLeft(tag string) bool {
	t, err := language.Parse(tag)
	if err != nil {
		return false
	}
	script, _ := t.Script()
	switch script.String() {
	case "Adlm", "Arab", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa":
		return true
	}
	return false
}
