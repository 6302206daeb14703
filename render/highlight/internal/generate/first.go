package generate

import (
	"fmt"

	"github.com/dlclark/regexp2/v2/syntax"
)

// first returns the ASCII characters with which a match of an expression can begin, one bit each; ok is false if a
// match can be empty, or begin with any of them.
func first(pattern string) (set [2]uint64, ok bool, err error) {
	tree, err := syntax.Parse(pattern, syntax.ParseOptions{})
	if err != nil {
		return set, false, fmt.Errorf("%q: %w", pattern, err)
	}
	b := begin(tree.Root)
	return b.set, !b.empty && b.set != [2]uint64{^uint64(0), ^uint64(0)}, nil
}

// A beginning is how a match of a part of an expression can begin.
type beginning struct {
	set   [2]uint64
	empty bool // the match may have no characters of its own
}

func (b *beginning) add(c rune) {
	if c < 128 {
		b.set[c/64] |= 1 << (c % 64)
	}
}

func (b *beginning) addAll(o beginning) {
	b.set[0] |= o.set[0]
	b.set[1] |= o.set[1]
}

// where returns the beginning of one character for which the function holds.
func where(in func(rune) bool) (b beginning) {
	for c := range rune(128) {
		if in(c) {
			b.add(c)
		}
	}
	return b
}

// begin returns what is known of a node: if in doubt, that it may be empty, which says nothing.
func begin(n *syntax.RegexNode) (b beginning) {
	folded := n.Options&syntax.IgnoreCase != 0
	switch n.T {
	case syntax.NtOne, syntax.NtOneloop, syntax.NtOnelazy, syntax.NtOneloopatomic:
		b = one(n.Ch, folded)
	case syntax.NtNotone, syntax.NtNotoneloop, syntax.NtNotonelazy, syntax.NtNotoneloopatomic:
		b = where(func(c rune) bool { return folded || c != n.Ch })
	case syntax.NtSet, syntax.NtSetloop, syntax.NtSetlazy, syntax.NtSetloopatomic:
		b = where(n.Set.CharIn)
	case syntax.NtMulti:
		return one(n.Str[0], folded)
	case syntax.NtNothing:
		return b
	case syntax.NtAlternate:
		for _, c := range n.Children {
			o := begin(c)
			b.addAll(o)
			b.empty = b.empty || o.empty
		}
		return b
	case syntax.NtConcatenate:
		b.empty = true
		for _, c := range n.Children {
			o := begin(c)
			b.addAll(o)
			if !o.empty {
				b.empty = false
				break
			}
		}
		return b
	case syntax.NtCapture, syntax.NtGroup, syntax.NtAtomic:
		return begin(n.Children[0])
	case syntax.NtLoop, syntax.NtLazyloop:
		b = begin(n.Children[0])
		b.empty = b.empty || n.M == 0
		return b
	case syntax.NtPosLook:
		return ahead(n)
	default:
		// What looks around or marks a place takes no character; a reference to a group may take any.
		b.empty = true
		if n.T == syntax.NtRef || n.T == syntax.NtBackRefCond || n.T == syntax.NtExprCond {
			b.set = [2]uint64{^uint64(0), ^uint64(0)}
		}
		return b
	}
	if n.T != syntax.NtOne && n.T != syntax.NtNotone && n.T != syntax.NtSet {
		b.empty = n.M == 0
	}
	return b
}

// ahead returns the beginning of a match that must have something ahead of it: the match may be empty there, but not
// the text. What is behind says nothing.
func ahead(n *syntax.RegexNode) beginning {
	if n.Options&syntax.RightToLeft != 0 {
		return beginning{empty: true}
	}
	return begin(n.Children[0])
}

// one returns the beginning of a literal character. A letter of another alphabet may be the other case of an ASCII one.
func one(c rune, folded bool) (b beginning) {
	switch {
	case !folded:
		b.add(c)
	case c >= 128:
		return where(func(rune) bool { return true })
	default:
		b.add(c)
		if c|0x20 >= 'a' && c|0x20 <= 'z' {
			b.add(c ^ 0x20)
		}
	}
	return b
}
