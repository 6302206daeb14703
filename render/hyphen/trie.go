package hyphen

import "unicode/utf8"

// boundary marks the start and the end of a word, in patterns and in the words that they are matched against.
const boundary = '.'

// trie holds patterns by their letters. All of it is in two slices: the 4,938 patterns of English make 8,399 nodes, and
// small slices for each took 4.6 ms instead of 1.9 to load, in every run (BenchmarkLoad).
type trie struct {
	nodes  []node // the first is the root
	levels []byte // of all patterns
	// the root's children for ASCII letters, where the search for each place of a word begins
	root [utf8.RuneSelf]int32
}

// node stands for a prefix of patterns.
type node struct {
	letter   rune  // that leads here
	child    int32 // the first of the nodes that the pattern may go on with; 0: none
	sibling  int32 // the next node with the same parent; 0: none
	from, to int32 // the digits of the pattern that ends here, in levels: one before each letter and one after the last
}

func newTrie() trie { return trie{nodes: make([]node, 1)} }

// step returns the node that letter r leads to from node n, or 0. A node has few children, so they are searched one by
// one.
func (t *trie) step(n int32, r rune) int32 {
	if n == 0 && r < utf8.RuneSelf {
		return t.root[r]
	}
	c := t.nodes[n].child
	for c != 0 && t.nodes[c].letter != r {
		c = t.nodes[c].sibling
	}
	return c
}

// add inserts a pattern; levels has one element more than letters.
func (t *trie) add(letters []rune, levels []byte) {
	var n int32
	for _, r := range letters {
		to := t.step(n, r)
		if to == 0 {
			to = int32(len(t.nodes))
			t.nodes = append(t.nodes, node{letter: r, sibling: t.nodes[n].child})
			t.nodes[n].child = to
			if n == 0 && r < utf8.RuneSelf {
				t.root[r] = to
			}
		}
		n = to
	}
	at := &t.nodes[n]
	at.from = int32(len(t.levels))
	t.levels = append(t.levels, levels...)
	at.to = int32(len(t.levels))
}

// breaks returns, for every letter of word, whether a hyphen may stand before it: whether the highest level that any
// pattern assigns to the place is odd (Liang, section 2).
func (t *trie) breaks(word []rune) []bool {
	marked := make([]rune, 0, len(word)+2)
	marked = append(marked, boundary)
	marked = append(marked, word...)
	marked = append(marked, boundary)
	highest := make([]byte, len(marked)+1)
	for i := range marked {
		var n int32
		for _, r := range marked[i:] {
			if n = t.step(n, r); n == 0 {
				break
			}
			at := &t.nodes[n]
			for k, level := range t.levels[at.from:at.to] {
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
