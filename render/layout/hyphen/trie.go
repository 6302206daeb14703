package hyphen

import "slices"

// boundary stands for the start and the end of a word in patterns and in what they are matched against.
const boundary = '.'

// trie holds patterns by their letters; the first node is the root.
type trie []node

// node is the end of a beginning of patterns.
type node struct {
	letters []rune  // with which a pattern may go on; few, so they are searched one by one
	next    []int32 // the nodes they lead to
	levels  []byte  // the digits of the pattern that ends here: one before each letter and one after the last
}

func newTrie() trie { return make(trie, 1) }

// step gives the node that letter r leads to from node n, or -1.
func (t trie) step(n int32, r rune) int32 {
	if i := slices.Index(t[n].letters, r); i >= 0 {
		return t[n].next[i]
	}
	return -1
}

// add puts in a pattern; levels has one element more than letters.
func (t *trie) add(letters []rune, levels []byte) {
	var n int32
	for _, r := range letters {
		to := t.step(n, r)
		if to < 0 {
			to = int32(len(*t))
			at := &(*t)[n]
			at.letters = append(at.letters, r)
			at.next = append(at.next, to)
			*t = append(*t, node{})
		}
		n = to
	}
	(*t)[n].levels = levels
}

// breaks tells for every letter of word whether a hyphen may stand before it: whether the highest level that any
// pattern gives the place is odd (Liang, section 2).
func (t trie) breaks(word []rune) []bool {
	marked := make([]rune, 0, len(word)+2)
	marked = append(marked, boundary)
	marked = append(marked, word...)
	marked = append(marked, boundary)
	highest := make([]byte, len(marked)+1)
	for i := range marked {
		var n int32
		for _, r := range marked[i:] {
			if n = t.step(n, r); n < 0 {
				break
			}
			for k, level := range t[n].levels {
				highest[i+k] = max(highest[i+k], level)
			}
		}
	}
	may := make([]bool, len(word))
	for i := range may {
		may[i] = highest[i+1]%2 == 1
	}
	return may
}
