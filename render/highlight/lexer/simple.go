package lexer

import (
	"strings"

	"github.com/dlclark/regexp2/v2/syntax"
)

// Most expressions are lists of words or runs of characters, and an engine that can go back is slow at both: it tries
// word by word. Those are matched here. A text that is not ASCII where it matters is left to the engine.

// A verdict is what is known without the engine.
type verdict int

const (
	unknown verdict = iota
	fails
	matches
)

// A wordList is the expression \b(one|two)\b, with or without the first \b, or the head of an expression that goes on.
type wordList struct {
	words  map[string]bool
	folded bool // case does not matter
	edge   bool // it has the first \b
	whole  bool // it does not go on
}

// maxWord is longer than any word of a list.
const maxWord = 64

// readWordList reads a list of words; nil if the expression does not begin with one.
func readWordList(flags, pattern string) *wordList {
	l := &wordList{words: map[string]bool{}, folded: strings.Contains(flags, "i")}
	pattern, l.edge = strings.CutPrefix(pattern, `\b`)
	list, ok := strings.CutPrefix(pattern, "(")
	if !ok {
		return nil
	}
	list, rest, ok := strings.Cut(strings.TrimPrefix(list, "?:"), ")")
	if rest, ok = strings.CutPrefix(rest, `\b`); !ok || strings.Contains(rest, "|") {
		return nil // there are no edges, or there may be an alternative to the list
	}
	if l.whole = rest == ""; !l.whole && strings.ContainsAny(rest[:1], "?*+{") {
		return nil // the edge is counted
	}
	if l.folded {
		list = strings.ToLower(list)
	}
	for word := range strings.SplitSeq(list, "|") {
		if word == "" || len(word) >= maxWord || strings.ContainsFunc(word, func(c rune) bool { return !inWord(c) }) {
			return nil
		}
		l.words[word] = true
	}
	return l
}

// inWord reports whether \w matches an ASCII character.
func inWord(c rune) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_'
}

// match returns what is known at a place of a text, and the length of the word there.
func (l *wordList) match(text []rune, at int) (verdict, int) {
	if l.edge && at > 0 {
		if before := text[at-1]; before >= 128 {
			return unknown, 0
		} else if inWord(before) {
			return fails, 0
		}
	}
	var word [maxWord]byte
	n := 0
	for _, c := range text[at:] {
		if c >= 128 {
			return unknown, 0
		}
		if !inWord(c) {
			break
		}
		if n == maxWord {
			return fails, 0
		}
		if l.folded && c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		}
		word[n] = byte(c)
		n++
	}
	switch {
	case !l.words[string(word[:n])]:
		return fails, 0
	case !l.whole:
		return unknown, 0
	}
	return matches, n
}

// A run is an expression of characters one behind the other, each as often as it can be.
type run []times

// times is a set of characters, and how many there have to be and may be.
type times struct {
	set         set
	least, most int
}

// readRun reads a run; nil if the expression is more than that.
func readRun(flags, pattern string) run {
	if strings.ContainsAny(pattern, "(|^$") || strings.Contains(pattern, `\b`) {
		return nil // told before it is read in full
	}
	tree, err := syntax.Parse(whole(flags, pattern), syntax.ParseOptions{})
	if err != nil {
		return nil
	}
	out, ok := run{}.with(tree.Root)
	if !ok {
		return nil
	}
	return out
}

// with appends a part of an expression. Only loops of which the engine knows that it never has to go back are runs.
func (r run) with(n *syntax.RegexNode) (run, bool) {
	if n.Options&syntax.RightToLeft != 0 {
		return nil, false
	}
	one := times{least: 1, most: 1}
	switch n.T {
	case syntax.NtStart, syntax.NtUpdateBumpalong, syntax.NtEmpty:
		return r, true
	case syntax.NtCapture, syntax.NtGroup, syntax.NtAtomic, syntax.NtConcatenate:
		ok := true
		for _, c := range n.Children {
			if r, ok = r.with(c); !ok {
				return nil, false
			}
		}
		return r, true
	case syntax.NtMulti:
		for _, c := range n.Str {
			one.set = setOf(func(x rune) bool { return x == c })
			r = append(r, one)
		}
		return r, n.Options&syntax.IgnoreCase == 0
	case syntax.NtOne, syntax.NtNotone, syntax.NtSet:
	case syntax.NtOneloopatomic, syntax.NtNotoneloopatomic, syntax.NtSetloopatomic:
		one.least, one.most = n.M, n.N
	default:
		return nil, false
	}
	switch {
	case n.IsSetFamily():
		one.set = setOf(n.Set.CharIn)
	case n.IsOneFamily():
		one.set = setOf(func(x rune) bool { return x == n.Ch })
	default:
		one.set = setOf(func(x rune) bool { return x != n.Ch })
	}
	return append(r, one), n.IsSetFamily() || n.Options&syntax.IgnoreCase == 0
}

func setOf(in func(rune) bool) (s set) {
	for c := range rune(128) {
		if in(c) {
			s[c/64] |= 1 << (c % 64)
		}
	}
	return s
}

// match returns what is known at a place of a text, and the length of the match there.
func (r run) match(text []rune, at int) (verdict, int) {
	from := at
	for i := range r {
		t := &r[i]
		n := 0
		for n < t.most && at < len(text) {
			if text[at] >= 128 {
				return unknown, 0
			}
			if !t.set.has(text[at]) {
				break
			}
			n++
			at++
		}
		if n < t.least {
			return fails, 0
		}
	}
	return matches, at - from
}
