package epub

import "strings"

// isLangTag reports whether tag has the shape of a language tag (BCP 47, RFC 5646, section 2.1): subtags of letters and
// digits in their order. It does not check that subtags are registered.
func isLangTag(tag string) bool {
	parts := strings.Split(strings.ToLower(tag), "-")
	for _, s := range parts {
		if s == "" || len(s) > 8 || strings.ContainsFunc(s, func(r rune) bool { return !isLetter(r) && !isDigit(r) }) {
			return false
		}
	}
	if parts[0] == "x" || parts[0] == "i" {
		return len(parts) > 1
	}
	if !allLetters(parts[0]) || len(parts[0]) < 2 {
		return false
	}
	const (
		extlang = iota
		script
		region
		variant
		extension
	)
	stage := extlang
	for i, s := range parts[1:] {
		switch {
		case stage >= extension && len(s) > 1: // belongs to the extension
		case stage == extlang && len(s) == 3 && allLetters(s) && i < 3:
		case stage < script && len(s) == 4 && allLetters(s):
			stage = script
		case stage < region && (len(s) == 2 && allLetters(s) || len(s) == 3 && !strings.ContainsFunc(s, isLetter)):
			stage = region
		case stage <= variant && (len(s) >= 5 || len(s) == 4 && isDigit(rune(s[0]))):
			stage = variant
		case len(s) == 1 && i < len(parts)-2:
			stage = extension
			if s == "x" {
				return true
			}
		default:
			return false
		}
	}
	return true
}

func isLetter(r rune) bool { return 'a' <= r && r <= 'z' }
func isDigit(r rune) bool  { return '0' <= r && r <= '9' }

func allLetters(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return !isLetter(r) })
}
