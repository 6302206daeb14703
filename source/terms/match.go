package terms

import "unicode"

// A matcher finds names in texts, in one pass over their words: a trie.
type matcher struct {
	root    *node
	english bool
}

type node struct {
	next map[string]*node
	name *name // that ends here; nil for none
}

// A name is one of the forms in which a term stands in texts.
type name struct {
	term  int
	text  string
	cased bool // it is only found as it is written: an abbreviation, a name such as "Go"
}

func newMatcher(english bool) *matcher { return &matcher{root: &node{}, english: english} }

// add makes m find a name, unless it finds another one that reads the same. It returns the name that is found, nil for
// a text without words, and whether it is a new one.
func (m *matcher) add(text string, term int) (n *name, added bool) {
	at := m.root
	for _, w := range wordsOf(text, m.english) {
		if at.next == nil {
			at.next = map[string]*node{}
		}
		if at.next[w.key] == nil {
			at.next[w.key] = &node{}
		}
		at = at.next[w.key]
	}
	if at == m.root {
		return nil, false
	}
	if at.name != nil {
		return at.name, false
	}
	at.name = &name{term: term, text: text, cased: hasCase(text)}
	return at.name, true
}

// named returns the name that reads like a text; nil if there is none.
func (m *matcher) named(text string) *name {
	at := m.root
	for _, w := range wordsOf(text, m.english) {
		if at = at.next[w.key]; at == nil {
			return nil
		}
	}
	return at.name
}

// find calls yield for each name in a text, the longest where several begin; they do not overlap.
func (m *matcher) find(text string, yield func(n *name, at span)) {
	words := wordsOf(text, m.english)
	for i := 0; i < len(words); {
		at, j := m.root, i
		var found *name
		var to int
		for j < len(words) {
			at = at.next[words[j].key]
			if at == nil {
				break
			}
			j++
			if at.name != nil && at.name.fits(text[words[i].start:words[j-1].end]) {
				found, to = at.name, j
			}
		}
		if found == nil {
			i++
			continue
		}
		yield(found, span{words[i].start, words[to-1].end})
		i = to
	}
}

// fits reports whether a name may be written so.
func (n *name) fits(text string) bool {
	if !n.cased {
		return true
	}
	if len(text) < len(n.text) {
		return n.text[:len(text)] == text && n.text[len(text):] == "s"
	}
	return text[:len(n.text)] == n.text
}

// hasCase reports whether a word of s has a capital letter behind its first letter, as in "API" and "gRPC", or digits
// and a capital, as in "S3".
func hasCase(s string) bool {
	begun, upper, digit := false, false, false
	for _, r := range s {
		switch {
		case unicode.IsUpper(r):
			if begun || digit {
				return true
			}
			upper, begun = true, true
		case unicode.IsDigit(r):
			if upper {
				return true
			}
			digit = true
		case unicode.IsLetter(r):
			begun = true
		default:
			begun, upper, digit = false, false, false
		}
	}
	return false
}
