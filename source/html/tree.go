package html

import "strings"

// maxDepth bounds the nesting of elements: a deeper tag is dropped and its content kept. Real pages reach sixty;
// browsers stop at 512.
const maxDepth = 250

// A builder makes the tree of a page from its tags.
type builder struct {
	root   *node
	stack  []*node
	marks  []*node        // open marks, on the stack or suspended
	count  map[string]int // elements on the stack by name
	over   map[string]int // open tags beyond maxDepth by name
	ends   map[string]int // end tags of the page by name
	xml    bool           // <div/> is a complete element
	vector int            // open <svg> and <math> elements
	last   int            // the start of the last token
}

// parse returns the tree of a page.
func parse(src string) *node {
	toks := Scan(src)
	b := &builder{
		root:  &node{name: "body", end: len(src), attr: map[string]string{}},
		count: map[string]int{}, over: map[string]int{}, ends: map[string]int{},
	}
	b.xml = strings.HasPrefix(strings.TrimLeft(src, " \t\n\uFEFF"), "<?xml")
	b.stack = []*node{b.root}
	for _, t := range toks {
		if t.Kind == End {
			b.ends[t.Name]++
		}
	}
	for _, t := range toks {
		b.last = t.Start
		switch t.Kind {
		case Text:
			b.addText(t)
		case Start:
			b.start(t)
		case End:
			b.end(t)
		case Other:
			if inner, ok := strings.CutPrefix(t.Raw, "<![CDATA["); ok && (b.vector > 0 || b.xml) {
				b.addText(Token{Text: strings.TrimSuffix(inner, "]]>"), Raw: t.Raw, Start: t.Start})
			}
		case Comment:
		}
	}
	b.last = len(src)
	b.popTo(0)
	return b.root
}

func (b *builder) top() *node { return b.stack[len(b.stack)-1] }

// add appends n to the innermost open element.
func (b *builder) add(n *node) {
	n.parent = b.top()
	if k := len(n.parent.kids); k > 0 {
		n.prev = n.parent.kids[k-1]
		n.prev.next = n
	}
	n.parent.kids = append(n.parent.kids, n)
}

// push opens n.
func (b *builder) push(n *node) {
	b.add(n)
	n.onStack = true
	b.stack = append(b.stack, n)
	b.count[n.name]++
	if n.name == "svg" || n.name == "math" {
		b.vector++
	}
}

// popTo closes every element above index i of the stack.
func (b *builder) popTo(i int) {
	for len(b.stack) > i+1 {
		n := b.top()
		b.stack = b.stack[:len(b.stack)-1]
		n.onStack = false
		b.count[n.name]--
		n.end = max(n.start, b.last)
		if n.name == "svg" || n.name == "math" {
			b.vector--
		}
		if bounds(n.name) {
			b.marks = deleteMarks(b.marks, func(m *node) bool { return m.cell == n })
		}
	}
}

func (b *builder) addText(t Token) {
	if strings.TrimSpace(t.Text) != "" {
		b.leaveHead("")
		b.remark()
	}
	b.add(&node{text: t.Text, start: t.Start, end: t.Start + len(t.Raw)})
}

// leaveHead closes the head of the page before an element that cannot be in it.
func (b *builder) leaveHead(name string) {
	switch name {
	case "title", "meta", "link", "base", "script", "style", "noscript", "template":
		return
	}
	if len(b.stack) > 1 && b.stack[1].name == "head" && (b.top().name == "head" || name != "") {
		b.popTo(0)
	}
}

// start reads a start tag.
func (b *builder) start(t Token) {
	b.leaveHead(t.Name)
	n := &node{name: t.Name, role: Meaning(t.Name), attr: t.Attr, start: t.Start, end: t.Start + len(t.Raw)}
	switch {
	case t.Name == "html" || t.Name == "body":
		for k, v := range t.Attr {
			if _, twice := b.root.attr[k]; !twice {
				b.root.attr[k] = v
			}
		}
		return
	case (n.role == Unknown || n.role == Foreign && b.inCode(t.Name)) && b.isWord(t):
		b.addText(Token{Text: t.Raw, Raw: t.Raw, Start: t.Start})
		kids := b.top().kids
		kids[len(kids)-1].literal = true
		return
	case n.phrase():
	default:
		b.implied(n)
		if n.role.Block() {
			b.suspend()
		}
	}
	if isVoid(t.Name) || (b.xml || b.vector > 0) && strings.HasSuffix(t.Raw, "/>") {
		if !n.role.Block() {
			b.remark()
		}
		b.add(n)
		return
	}
	if len(b.stack) > maxDepth {
		b.over[t.Name]++
		if !n.phrase() {
			b.add(&node{name: "br", role: LineBreak, start: n.start, end: n.end})
		}
		return
	}
	if n.role.Inline() {
		b.mark(n)
		return
	}
	if n.phrase() {
		b.remark()
	}
	b.push(n)
}

// end reads an end tag.
func (b *builder) end(t Token) {
	if t.Name == "br" {
		b.add(&node{name: "br", role: LineBreak, start: t.Start, end: t.Start + len(t.Raw)})
		return
	}
	stop := t.Start + len(t.Raw)
	role := Meaning(t.Name)
	if b.over[t.Name] > 0 {
		b.over[t.Name]--
		return
	}
	if role.Inline() {
		b.last = stop
		b.unmark(t.Name)
		return
	}
	if i := b.opener(t.Name); i > 0 {
		b.popTo(i)
		b.last = stop
		b.popTo(i - 1)
	}
}

// inCode reports whether a tag called name stands in code, where the elements of forms and players are types of a
// programming language: List<object>. Browsers show the content of <object>, wherever it stands.
func (b *builder) inCode(name string) bool {
	return name == "object" || b.count["pre"]+b.count["code"] > 0
}

// isWord reports whether a start tag in no standard, or of no use there, is the author's word (vector<int>): it has no
// attributes, no hyphen as custom elements have, and no end tag.
func (b *builder) isWord(t Token) bool {
	return len(t.Attr) == 0 && b.ends[t.Name] == 0 && b.vector == 0 && !strings.ContainsAny(t.Name, "-:") &&
		!strings.HasSuffix(t.Raw, "/>")
}
