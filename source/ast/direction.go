package ast

import "golang.org/x/text/language"

// RightToLeft tells whether a language, named by a BCP 47 tag, is written from right to left: whether its script is, said or likely
// (Unicode CLDR, likely subtags).
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
