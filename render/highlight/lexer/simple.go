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

// A wordList is the expression \b(one|two)\b, or the head of one that goes on.
type wordList struct {
	// words has the words, true, and the heads of words with other characters in them, false: the engine reads on.
	words  map[string]bool
	odd    bool // there are words that begin with other characters
	folded bool // case does not matter
	edge   bool // it begins with \b
	dotted bool // it may stand behind a dot: it does not begin with (?<!\.)
	whole  bool // it does not go on
}

// maxWord is longer than any word of a list.
const maxWord = 64

// readWordList reads a list of words; nil if the expression does not begin with one.
func readWordList(flags, pattern string) *wordList {
	l := &wordList{folded: strings.Contains(flags, "i"), dotted: true}
	if rest, ok := strings.CutPrefix(pattern, `(?i)`); ok {
		pattern, l.folded = rest, true
	}
	if rest, ok := strings.CutPrefix(pattern, `(?<!\.)`); ok {
		pattern, l.dotted = rest, false
	}
	pattern, l.edge = strings.CutPrefix(pattern, `\b`)
	list, ok := strings.CutPrefix(pattern, "(")
	if !ok {
		return nil
	}
	list, rest, _ := strings.Cut(strings.TrimPrefix(list, "?:"), ")")
	if !l.ends(rest) {
		return nil
	}
	if l.folded {
		list = strings.ToLower(list)
	}
	l.words = make(map[string]bool, strings.Count(list, "|")+1)
	for word := range strings.SplitSeq(list, "|") {
		if !l.add(word) {
			return nil
		}
	}
	return l
}

// ends reports whether words end where what follows them begins, and nothing is an alternative to them.
func (l *wordList) ends(rest string) bool {
	l.whole = rest == `\b`
	for _, edge := range []string{`\b`, `(\s*)\b`, `(\s+)`} {
		if after, ok := strings.CutPrefix(rest, edge); ok {
			return !strings.Contains(after, "|") && (after == "" || !strings.ContainsAny(after[:1], "?*+{"))
		}
	}
	return false
}

// add adds a word, and reports whether it is one that can be read.
func (l *wordList) add(word string) bool {
	head := len(word)
	for i, c := range word {
		if c != ' ' && c != '-' && (c >= 128 || !inWord(c)) {
			return false
		}
		if head == len(word) && !inWord(c) {
			head = i
		}
	}
	switch {
	case word == "" || len(word) >= maxWord:
		return false
	case head == 0:
		l.odd = true
	case head < len(word):
		l.words[word[:head]] = false
	default:
		if _, ok := l.words[word]; !ok {
			l.words[word] = true
		}
	}
	return true
}

// inWord reports whether \w matches an ASCII character.
func inWord(c rune) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_'
}

// match returns what is known at a place of a text, and the length of the word there.
func (l *wordList) match(text []rune, at int) (verdict, int) {
	var buffer [maxWord]byte
	word, ok := l.read(buffer[:0], text[at:])
	switch {
	case !ok:
		return unknown, 0
	case len(word) == 0 && l.odd:
		return unknown, 0
	case at > 0 && l.edge && text[at-1] >= 128:
		return unknown, 0
	case at > 0 && (l.edge && inWord(text[at-1]) || !l.dotted && text[at-1] == '.'):
		return fails, 0
	}
	alone, ok := l.words[string(word)]
	switch {
	case !ok:
		return fails, 0
	case !alone || !l.whole:
		return unknown, 0
	}
	return matches, len(word)
}

// read returns the word at the start of a text, or more than any word of a list has; ok is false if it is not ASCII.
func (l *wordList) read(word []byte, text []rune) (_ []byte, ok bool) {
	for _, c := range text {
		if c >= 128 {
			return nil, false
		}
		if !inWord(c) || len(word) == maxWord {
			break
		}
		if l.folded && c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		}
		word = append(word, byte(c))
	}
	return word, true
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
