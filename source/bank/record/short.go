package record

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// fewestLetters is the number of letters from which the start of a word stands for it: "odp" is "odpowiedź".
const fewestLetters = 3

// A phrase is words for a role.
type phrase struct {
	words []string
	role  Role
}

// phrases returns the words for roles by the letters with which they begin, as many as stand for a word.
var phrases = sync.OnceValue(func() map[string][]phrase {
	out := map[string][]phrase{}
	for name, role := range roles() {
		if list := strings.Fields(name); len(list) > 0 {
			key := start(list[0])
			out[key] = append(out[key], phrase{list, role})
		}
	}
	return out
})

// start returns the first letters of a word.
func start(word string) string {
	n := 0
	for i := range word {
		if n++; n > fewestLetters {
			return word[:i]
		}
	}
	return word
}

// ShortFor returns the roles that the name of a field may stand for if its words are cut ("Corr. answer", "Poprawna
// odp"), the least role first, and the label if it is that of an option ("Opt A"). It is a guess: the values decide.
func ShortFor(name string) (roles []Role, label string) {
	list := strings.Fields(spelled(name))
	if n := len(list); n > 1 && isLabel(list[n-1]) {
		rest := shortFor(list[:n-1])
		if slices.Contains(rest, Options) || slices.Contains(rest, Answer) {
			return []Role{Option}, counted("option", list[n-1], name).label
		}
		return nil, ""
	}
	return shortFor(list), ""
}

// shortFor returns the roles that words may stand for if they are cut.
func shortFor(list []string) []Role {
	var out []Role
	if len(list) == 0 {
		return nil
	}
	for _, p := range phrases()[start(list[0])] {
		if !slices.Contains(out, p.role) && p.cut(list) {
			out = append(out, p.role)
		}
	}
	slices.Sort(out)
	return out
}

// cut reports whether words are those of a phrase, some of them cut.
func (p phrase) cut(list []string) bool {
	if len(list) != len(p.words) {
		return false
	}
	for i, w := range list {
		if w != p.words[i] && (utf8.RuneCountInString(w) < fewestLetters || !strings.HasPrefix(p.words[i], w)) {
			return false
		}
	}
	return true
}
