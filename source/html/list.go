package html

import (
	"slices"
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/markup"
)

// A listReader reads <ul> and <ol>. Some pages put elements other than items into them.
type listReader struct {
	flow   *flow
	list   *ast.List
	counts markup.Numbering
	loose  *flow // content between items
}

func readList(f *flow, n *node) {
	if framesUnits(n, f.questions) {
		f.wrapper(n)
		return
	}
	if readPanes(f, n) {
		return
	}
	l := listReader{flow: f, list: &ast.List{Loc: f.at(n), Ordered: n.name == "ol", Tight: true}}
	if l.list.Ordered {
		_, reversed := n.attr["reversed"]
		l.counts = markup.Numbering{Start: n.attr["start"], Reversed: reversed, Style: ListStyle(n.attr)}
	}
	for _, k := range n.kids {
		if k.role == Item {
			l.settle()
			l.item(k)
			continue
		}
		if l.loose == nil {
			l.loose = f.sub()
		}
		l.loose.node(k)
	}
	l.settle()
	switch {
	case len(l.list.Items) == 0:
	case l.list.Ordered:
		for _, part := range l.counts.Numbered(l.list) {
			f.block(part)
		}
	default:
		f.block(l.list)
	}
}

func (l *listReader) item(n *node) {
	if l.flow.setAside(n) {
		return
	}
	l.counts.Value(len(l.list.Items), n.attr["value"])
	item := &ast.Item{Loc: l.flow.at(n), Task: task(n), Blocks: l.flow.inside(n)}
	if len(item.Blocks) > 0 {
		l.list.Items = append(l.list.Items, item)
		l.list.Tight = l.list.Tight && len(item.Blocks) <= 2 &&
			!slices.ContainsFunc(n.kids, func(x *node) bool { return x.name == "p" })
	}
}

// settle adds the content between items to the item before, or makes it an item.
func (l *listReader) settle() {
	if l.loose == nil {
		return
	}
	l.loose.flush()
	if blocks := l.loose.blocks; len(blocks) > 0 {
		if k := len(l.list.Items); k > 0 {
			l.list.Items[k-1].Blocks = append(l.list.Items[k-1].Blocks, blocks...)
		} else {
			l.list.Items = append(l.list.Items, &ast.Item{Loc: ast.At(blocks[0].Span()), Blocks: blocks})
		}
	}
	l.loose = nil
}

// framesUnits reports whether the items of a list are questions.
func framesUnits(n *node, q *questions) bool {
	for _, k := range n.kids {
		if q.units[k] != nil {
			return true
		}
	}
	return false
}

// task returns the state of the check box of a list item.
func task(li *node) ast.Task {
	for _, k := range li.kids {
		switch {
		case k.name == "input" && strings.EqualFold(k.attr["type"], "checkbox"):
			if _, ok := k.attr["checked"]; ok {
				return ast.Done
			}
			return ast.Open
		case k.name == "label" || k.name == "p":
			return task(k)
		case k.name != "" || strings.TrimSpace(k.text) != "":
			return ast.NoTask
		}
	}
	return ast.NoTask
}
