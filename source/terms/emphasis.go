package terms

import (
	"strings"
	"unicode"

	"example.org/studyguide/source/pattern"
)

// Words by which an English sentence says what a term means: behind it, and before it.
var (
	means  = pattern.New(`^\s+(?:\([^()]{2,60}\)\s+)?(?:is|are|was|means|refers to|stands for|describes|denotes)\s`)
	called = pattern.New(`(?i)(?:called|known as|termed|referred to as|the term|the concept of|named)\s+` +
		`(?:an?\s+|the\s+)?["“]?$`)
)

// lead is how many bytes of what stands before a term are looked at.
const lead = 40

// explainedInBold returns the terms that an answer emphasizes where it says what they mean. What else is bold is as
// often a label, the beginning of an item or a word that is to be stressed.
func explainedInBold(p passage) []string {
	var out []string
	for _, b := range p.bold {
		name := strings.TrimSpace(p.text[b.start:b.end])
		before, after := p.text[:b.start], p.text[b.end:]
		if !isName(name, 4) || strings.TrimSpace(before) == "" && strings.TrimSpace(after) == "" {
			continue
		}
		if p.isCode(b) {
			continue
		}
		if means.MatchString(after) || called.MatchString(before[max(0, len(before)-lead):]) {
			out = append(out, name)
		}
	}
	return out
}

// isName reports whether a text can be a term: some words and signs within them, and more than one letter, or one with
// signs as in "C++".
func isName(s string, most int) bool {
	if n := len(strings.Fields(s)); n == 0 || n > most || len(s) > 60 {
		return false
	}
	letters := 0
	for _, r := range s {
		switch {
		case unicode.IsLetter(r):
			letters++
		case unicode.IsDigit(r), unicode.IsMark(r), strings.ContainsRune(" \u00a0-\u2010\u2011/&+#'’.", r):
		default:
			return false
		}
	}
	enough := letters > 1 || letters == 1 && strings.ContainsAny(s, "+#")
	return enough && !strings.HasSuffix(s, ".") && !strings.HasPrefix(s, "-")
}
