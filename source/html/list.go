package html

import (
	"slices"
	"strconv"
	"strings"

	"studyguide/source/ast"
)

// list reads ul and ol, and what some put into them that is no item.
func (f *flow) list(n *node) {
	if f.opened(n) {
		f.wrapper(n)
		return
	}
	l := &ast.List{Loc: f.at(n), Ordered: n.name == "ol", Tight: true}
	if l.Ordered {
		l.Start = 1
		if v, err := strconv.Atoi(strings.TrimSpace(n.attr["start"])); err == nil && v >= 0 {
			l.Start = v
		}
	}
	var loose *flow // what stands between items belongs to the one before
	settle := func() {
		if loose == nil {
			return
		}
		loose.flush()
		if len(loose.blocks) > 0 {
			if k := len(l.Items); k > 0 {
				l.Items[k-1].Blocks = append(l.Items[k-1].Blocks, loose.blocks...)
			} else {
				l.Items = append(l.Items, &ast.Item{Loc: ast.At(loose.blocks[0].Span()), Blocks: loose.blocks})
			}
		}
		loose = nil
	}
	for _, k := range n.kids {
		if k.role != Item {
			if loose == nil {
				loose = f.sub()
			}
			loose.node(k)
			continue
		}
		settle()
		if f.set(k) {
			continue
		}
		if v, err := strconv.Atoi(k.attr["value"]); err == nil && v >= 0 && l.Ordered && len(l.Items) == 0 {
			l.Start = v
		}
		item := &ast.Item{Loc: f.at(k), Task: task(k), Blocks: f.inside(k)}
		if len(item.Blocks) > 0 {
			l.Items = append(l.Items, item)
			l.Tight = l.Tight && len(item.Blocks) <= 2 && !slices.ContainsFunc(k.kids, func(x *node) bool { return x.name == "p" })
		}
	}
	settle()
	if len(l.Items) > 0 {
		f.block(l)
	}
}

// opened tells whether a list is no list but the frame of questions: its items are units.
func (f *flow) opened(n *node) bool {
	for _, k := range n.kids {
		if f.units[k] != nil {
			return true
		}
	}
	return false
}

// task tells whether a list item has a check box.
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
