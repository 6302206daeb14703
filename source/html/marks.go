package html

func deleteMarks(marks []*node, is func(*node) bool) []*node {
	kept := marks[:0]
	for _, m := range marks {
		if !is(m) {
			kept = append(kept, m)
		}
	}
	return kept
}

// bound returns the innermost element that marks outside it have no effect in ("marker", 13.2.4.3).
func (b *builder) bound() *node {
	if b.bounds() == 0 {
		return nil
	}
	for i := len(b.stack) - 1; i > 0; i-- {
		if bounds(b.stack[i].name) {
			return b.stack[i]
		}
	}
	return nil
}

func (b *builder) bounds() int {
	n := 0
	for _, name := range []string{"td", "th", "caption", "object", "applet", "marquee", "template"} {
		n += b.count[name]
	}
	return n
}

// remark reopens the marks that a block interrupted ("reconstruct the active formatting elements").
func (b *builder) remark() {
	if len(b.marks) == 0 {
		return
	}
	in := b.bound()
	for i, m := range b.marks {
		if m.onStack || m.cell != in || len(b.stack) > maxDepth {
			continue
		}
		again := &node{name: m.name, role: m.role, attr: m.attr, start: b.last, cell: in, again: m.again}
		b.push(again)
		b.marks[i] = again
	}
}

// suspend closes the marks of the innermost block and everything in them, because a block begins. They stay in marks,
// and are reopened inside it.
func (b *builder) suspend() {
	to := len(b.stack)
	for i := len(b.stack) - 1; i > 0 && b.stack[i].phrase(); i-- {
		if b.stack[i].role.Inline() {
			to = i
		}
	}
	if to < len(b.stack) {
		b.popTo(to - 1)
	}
}

// mark opens a mark. A link closes an open link; a mark within one of its kind has no effect.
func (b *builder) mark(n *node) {
	if n.role == Anchor {
		b.unmark("a")
	}
	if m := b.openMark(n.name); m >= 0 {
		b.marks[m].again++
		return
	}
	b.remark()
	n.cell = b.bound()
	b.push(n)
	b.marks = append(b.marks, n)
}

// openMark returns the index in marks of the open mark called name, or -1.
func (b *builder) openMark(name string) int {
	if len(b.marks) == 0 {
		return -1
	}
	in := b.bound()
	for i, m := range b.marks {
		if m.name == name && m.cell == in {
			return i
		}
	}
	return -1
}

// unmark closes the mark called name, if it is open.
func (b *builder) unmark(name string) {
	i := b.openMark(name)
	if i < 0 {
		return
	}
	m := b.marks[i]
	if m.again > 0 {
		m.again--
		return
	}
	b.marks = append(b.marks[:i], b.marks[i+1:]...)
	for j := len(b.stack) - 1; j > 0 && m.onStack; j-- {
		if b.stack[j] == m {
			b.popTo(j - 1)
		}
	}
}
