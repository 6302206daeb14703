package words

import (
	"strings"
	"sync"
)

// looked holds what guides are searched for, of all languages. Only reading asks for it, so it is parsed when first needed.
var looked = sync.OnceValue(func() map[Concept][]string {
	out := map[Concept][]string{}
	for _, tag := range tags() {
		entries(tag, func(part, key, value string) {
			if part != "reading" {
				return
			}
			for word := range strings.SplitSeq(value, "|") {
				if word = strings.TrimSpace(word); word != "" {
					out[Concept(key)] = append(out[Concept(key)], word)
				}
			}
		})
	}
	return out
})

// Words returns the words that guides have for a concept, in all languages. The caller must not change them.
func Words(c Concept) []string { return looked()[c] }

// known holds the same for [Is].
var known = sync.OnceValue(func() map[Concept]map[string]bool {
	out := map[Concept]map[string]bool{}
	for c, all := range looked() {
		out[c] = make(map[string]bool, len(all))
		for _, word := range all {
			out[c][folded(word)] = true
		}
	}
	return out
})

// Is reports whether a text is nothing but a word for a concept in some language, whatever its case.
func Is(c Concept, text string) bool { return known()[c][folded(text)] }

// folded returns a text without case and with single spaces.
func folded(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), " ")) }
