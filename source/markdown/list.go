package markdown

import (
	"strconv"
	"strings"

	gast "github.com/yuin/goldmark/ast"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/html"
	"example.org/studyguide/source/markup"
	"example.org/studyguide/source/pattern"
)

// openList opens a list; n is nil if it is from a tag.
func (b *builder) openList(l *ast.List, n gast.Node, start int, tag string) {
	b.toFlow()
	b.push(&frame{class: parts, tag: tag, node: n, start: start, end: start, data: l, done: func(f *frame) {
		if len(l.Items) == 0 {
			return
		}
		l.Loc = b.loc(f)
		if p := b.bareMark(l, n); p != nil {
			b.attach(p, f.start, f.end)
			return
		}
		parts := []*ast.List{l}
		if counts := b.counts[l]; counts != nil {
			parts = counts.Numbered(l)
		}
		for _, part := range parts {
			b.attach(part, f.start, f.end)
		}
	}})
}

// bareMark returns the mark of a list of one item with nothing behind it as a paragraph; nil for other lists. It is no
// list, but all that its author says, as "1." or "-" below a question. Several are lines to fill in.
func (b *builder) bareMark(l *ast.List, n gast.Node) *ast.Paragraph {
	if n == nil || n.ChildCount() != 1 || len(l.Items) != 1 || len(l.Items[0].Blocks) > 0 {
		return nil
	}
	start := min(n.FirstChild().Pos(), len(b.Src))
	line := strings.TrimSpace(string(b.Src[start:b.LineEnd(start)]))
	if !itemMark.MatchString(line) {
		return nil // a box, or what a comment or a page leaves out
	}
	loc := ast.At(b.Span(start, start+len(line)))
	return &ast.Paragraph{Loc: loc, Inlines: []ast.Inline{&ast.Text{Loc: loc, Value: line}}}
}

// itemMark matches the mark of an item alone.
var itemMark = pattern.New(`^(?:[-+*]|\d{1,9}[.)])$`)

// openItem opens an item of l; n is nil if it is from a tag.
func (b *builder) openItem(l *ast.List, n gast.Node, start int, tag string) {
	item := &ast.Item{}
	b.push(&frame{class: flow, tag: tag, node: n, start: start, end: start, data: item, done: func(f *frame) {
		item.Loc = b.loc(f)
		item.Blocks = f.blocks
		l.Items = append(l.Items, item)
	}})
}

// checkBox makes the innermost open item a task.
func (b *builder) checkBox(checked bool) {
	for i := len(b.frames) - 1; i > 0; i-- {
		if item, ok := b.frames[i].data.(*ast.Item); ok {
			item.Task = ast.Open
			if checked {
				item.Task = ast.Done
			}
			return
		}
	}
}

// item opens an <li>, in a new list if none is open.
func (t *tagReader) item(tok html.Token, start int) {
	i := t.findBefore(func(f *frame) bool { _, ok := f.data.(*ast.List); return ok },
		func(f *frame) bool { return f.class == flow && f.tag != "li" })
	if i < 0 {
		t.openList(&ast.List{Tight: true}, nil, start, "ul")
	} else {
		t.popTo(i)
	}
	l := t.top().data.(*ast.List)
	if counts := t.counts[l]; counts != nil {
		counts.Value(len(l.Items), tok.Attr["value"])
	}
	t.openItem(l, nil, start, "li")
}

// list opens a <ul> or <ol>.
func (t *tagReader) list(tok html.Token, start int) {
	l := &ast.List{Ordered: tok.Name == "ol", Tight: true}
	if l.Ordered {
		_, reversed := tok.Attr["reversed"]
		if t.counts == nil {
			t.counts = map[*ast.List]*markup.Numbering{}
		}
		t.counts[l] = &markup.Numbering{Start: tok.Attr["start"], Reversed: reversed, Style: html.ListStyle(tok.Attr)}
	}
	t.openList(l, nil, start, tok.Name)
}

// list opens a list of Markdown.
func (r *reader) list(n *gast.List, start int) *ast.List {
	l := &ast.List{Ordered: n.IsOrdered(), Tight: n.IsTight}
	if l.Ordered {
		l.Start = n.Start
	}
	r.openList(l, n, start, "list")
	return l
}

// item reads an item of Markdown.
func (r *reader) item(n *gast.ListItem) {
	list, ok := r.top().data.(*ast.List)
	if !ok || r.top().node != n.Parent() {
		// A tag in an earlier item has closed the list, such as a </summary> after its last word.
		parent, ok := n.Parent().(*gast.List)
		if !ok {
			r.children(n)
			return
		}
		list = r.list(parent, n.Pos())
	}
	start := min(n.Pos(), len(r.Src)) // goldmark counts a tab before a marker as columns
	if k, ok := numberAt(r.Src[start:r.LineEnd(start)]); ok && list.Ordered {
		list = r.recount(list, n, k)
	}
	r.openItem(list, n, start, "item")
	r.children(n)
	r.leave(n, 0)
}

// itemNumber matches the number at the start of an item.
var itemNumber = pattern.New(`^[ \t]*(\d{1,9})[.)]`)

// numberAt returns the number at the start of an item, and whether there is one.
func numberAt(line []byte) (int, bool) {
	m := itemNumber.FindSubmatch(line)
	if m == nil {
		return 0, false
	}
	k, err := strconv.Atoi(string(m[1]))
	return k, err == nil
}

// recount returns the list that an item with the number k belongs to: list, or a new one if k does not continue the
// author's count. CommonMark reads only the first number of a list, and would make one list of the steps 1 and 2 of an
// answer and the question 6 after them. Items that all have the first number are left to Markdown to count.
func (r *reader) recount(list *ast.List, n *gast.ListItem, k int) *ast.List {
	switch {
	case len(list.Items) == 0:
		return list
	case k == list.Start && !r.counted[list], k == 1 && r.lazy(n.Parent()):
		return list
	case k == list.Start+len(list.Items):
		r.counted[list] = true
		return list
	}
	parent, ok := n.Parent().(*gast.List)
	if !ok || r.top().node != n.Parent() {
		return list
	}
	r.pop()
	next := r.list(parent, n.Pos())
	next.Start = k
	return next
}

// lazy reports whether the author of a list has numbered only its first item, and left the others to Markdown with a 1
// each.
func (r *reader) lazy(list gast.Node) bool {
	is, known := r.lazily[list]
	if !known {
		n := 0
		is = true
		for c := list.FirstChild(); c != nil; c = c.NextSibling() {
			start := min(c.Pos(), len(r.Src))
			_, heads := c.FirstChild().(*gast.Heading) // the steps below a question, not its siblings
			if k, ok := numberAt(r.Src[start:r.LineEnd(start)]); heads || n > 0 && (!ok || k != 1) {
				is = false
				break
			}
			n++
		}
		is = is && n >= 3 // 1. 1. may be two lists
		r.lazily[list] = is
	}
	return is
}
