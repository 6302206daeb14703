package html

import (
	"strings"
	"unicode"
)

// A node is an element or a text of a page, or the whole page.
//
// The parser of x/net/html is not used, for two reasons. It keeps no positions, and they cannot be recovered, because
// it copies and moves elements. And its tree is made for display: marks that span blocks (<b><p>…</b>) enclose the
// blocks, where a guide needs them inside. Unclosed tags have the effect that the standard prescribes (WHATWG HTML,
// 13.1.2.4 and 13.2.6.4), as far as it shows in the text of a page.
type node struct {
	name       string // of an element, lower case; empty for a text
	role       Role
	attr       map[string]string
	text       string // of a text: its content, entities decoded
	literal    bool   // the text looks like a tag, but is the author's word
	start, end int    // bytes of the source
	parent     *node
	kids       []*node
	prev, next *node // siblings
	onStack    bool
	cell       *node // of a mark: the table cell or similar element around it, which limits its effect
	again      int   // of a mark: open marks of the same name inside it, which have no effect
	turning    bool  // leads to the pages before and after
	divided    bool  // a group of items of a list; see divideLists
	measure
}

// phrase reports whether n is an element within a line of text, which ends at the latest with its block.
func (n *node) phrase() bool {
	switch n.name {
	case "tbody", "thead", "tfoot", "colgroup", "col":
		return false
	case "label", "time", "data", "output", "rt", "rp":
		return true
	}
	return n.role.Inline() || n.role == Transparent || n.role == Image || n.role == LineBreak
}

// before returns the nearest sibling before n that has text; nil if there is none.
func (n *node) before() *node {
	k := n.prev
	for k != nil && k.chars == 0 {
		k = k.prev
	}
	return k
}

// each calls visit for n and everything inside it, in order. It skips the content of nodes for which visit returns
// false.
func (n *node) each(visit func(*node) bool) {
	if !visit(n) {
		return
	}
	for _, k := range n.kids {
		k.each(visit)
	}
}

// find returns the first element inside n that satisfies is; nil if there is none.
func (n *node) find(is func(*node) bool) *node {
	for _, k := range n.kids {
		if k.name != "" && is(k) {
			return k
		}
		if f := k.find(is); f != nil {
			return f
		}
	}
	return nil
}

// within reports whether n is the node in, or inside it.
func (n *node) within(in *node) bool {
	for ; n != nil; n = n.parent {
		if n == in {
			return true
		}
	}
	return false
}

// plain returns the text inside n on one line.
func (n *node) plain() string {
	var b strings.Builder
	n.each(func(k *node) bool {
		if k.name == "" {
			b.WriteString(k.text)
		} else if !k.phrase() || k.name == "br" {
			b.WriteByte(' ')
		}
		return !hidesText(k.name) || k == n
	})
	return strings.Join(strings.Fields(b.String()), " ")
}

// key returns the letters and digits of s in lower case, for comparing titles.
func key(s string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, s)
}

// classes returns the class names and the id of n, lower case.
func (n *node) classes() []string {
	return strings.Fields(strings.ToLower(n.attr["class"] + " " + n.attr["id"]))
}

// hasClass reports whether n has a class or id of one of the names, which are lower case.
func (n *node) hasClass(names ...string) bool {
	if n.attr["class"] == "" && n.attr["id"] == "" {
		return false
	}
	for _, c := range n.classes() {
		for _, name := range names {
			if c == name {
				return true
			}
		}
	}
	return false
}

// words returns the parts of the classes and the id of n, lower case: "site" and "nav" of both "site-Nav" and
// "siteNav".
func (n *node) words() []string {
	if n.attr["class"] == "" && n.attr["id"] == "" {
		return nil
	}
	var out []string
	for _, c := range strings.Fields(n.attr["class"] + " " + n.attr["id"]) {
		from, lower := 0, false
		cut := func(to int) {
			if to > from {
				out = append(out, strings.ToLower(c[from:to]))
			}
		}
		for i := 0; i < len(c); i++ {
			switch {
			case c[i] == '-' || c[i] == '_':
				cut(i)
				from = i + 1
			case c[i] >= 'A' && c[i] <= 'Z' && lower:
				cut(i)
				from = i
			}
			lower = c[i] >= 'a' && c[i] <= 'z'
		}
		cut(len(c))
	}
	return out
}

// is reports whether n has one of the ARIA roles.
func (n *node) is(roles ...string) bool {
	have := strings.ToLower(n.attr["role"])
	if have == "" {
		return false
	}
	for _, r := range roles {
		if have == r {
			return true
		}
	}
	return false
}
