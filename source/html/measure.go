package html

import (
	"strings"
	"unicode"
)

// measure is how much text there is in a node. Letters and digits are counted, so that scripts without spaces weigh as
// others do, and neither layout nor rules count.
type measure struct {
	chars    int // letters and digits
	linked   int // those within links
	links    int
	headings int // h1 to h6 with text
	fields   int // of forms, to type into
	tables   int // <table>
}

// hidesText tells whether the text inside an element of the name is never part of a page.
func hidesText(name string) bool {
	switch name {
	case "script", "style", "template", "noscript", "title", "textarea", "select", "datalist", "iframe", "noframes", "noembed", "svg", "object", "canvas",
		"video", "audio", "head":
		return true
	}
	return false
}

// weigh measures n and all inside it.
func (n *node) weigh() {
	if n.name == "" {
		for _, r := range n.text {
			if unicode.IsLetter(r) || unicode.IsDigit(r) {
				n.chars++
			}
		}
		return
	}
	for _, k := range n.kids {
		k.weigh()
		if hidesText(k.name) {
			continue
		}
		n.chars += k.chars
		n.linked += k.linked
		n.links += k.links
		n.headings += k.headings
		n.fields += k.fields
		n.tables += k.tables
	}
	switch n.name {
	case "a":
		if n.attr["href"] != "" {
			n.linked = n.chars
			n.links++
		}
	case "h1", "h2", "h3", "h4", "h5", "h6":
		n.headings = min(1, n.chars)
	case "input":
		switch strings.ToLower(n.attr["type"]) {
		case "hidden", "checkbox", "radio", "button", "submit", "image":
		default:
			n.fields++
		}
	case "textarea", "select":
		n.fields++
	case "table":
		n.tables++
	}
}

// density is the share of a node's text that is the text of links.
func (m measure) density() float64 {
	if m.chars == 0 {
		return 0
	}
	return float64(m.linked) / float64(m.chars)
}

// each calls visit for n and everything inside it, in order; where visit gives false, what is inside is passed over.
func (n *node) each(visit func(*node) bool) {
	if !visit(n) {
		return
	}
	for _, k := range n.kids {
		k.each(visit)
	}
}

// find gives the first element inside n for which is reports true.
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

// within tells whether n is in, or inside it.
func (n *node) within(in *node) bool {
	for ; n != nil; n = n.parent {
		if n == in {
			return true
		}
	}
	return false
}

// plain gives the text inside n as one line.
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

// key gives the letters and digits of s, lower case: what two spellings of a title have in common.
func key(s string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, s)
}

// classes gives the class names and the id of n, lower case.
func (n *node) classes() []string {
	return strings.Fields(strings.ToLower(n.attr["class"] + " " + n.attr["id"]))
}

// hasClass tells whether n has a class or id of one of the names, in lower case.
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

// words gives the parts of the classes and the id of n: "site-Nav" and "siteNav" give "site" and "nav".
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

// is tells whether n plays an ARIA role.
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
