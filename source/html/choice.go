package html

import (
	"slices"
	"strings"

	"studyguide/source/ast"
)

// A quiz on a page lets its reader choose: by buttons beside the options, by a menu of them, in a list counted by
// letters. In the tree an option to choose is a line that begins with a box.

// boxOf returns the box of an option that a field chooses, empty if n is no such field.
func boxOf(n *node) string {
	if n.name != "input" {
		return ""
	}
	switch strings.ToLower(n.attr["type"]) {
	case "radio", "checkbox":
		if _, ok := n.attr["checked"]; ok {
			return "☑"
		}
		return "☐"
	}
	return ""
}

// offersChoice reports whether an element holds two fields or more to choose by.
func offersChoice(n *node) bool {
	found := 0
	var walk func(*node)
	walk = func(n *node) {
		if boxOf(n) != "" {
			found++
		}
		for _, k := range n.kids {
			walk(k)
		}
	}
	walk(n)
	return found >= 2
}

// choose begins the line of an option. The first box in the item of a list is that of the item (see [task]), and a
// box alone offers no choice.
func choose(f *flow, n *node) {
	box := boxOf(n)
	for up := n.parent; up != nil; up = up.parent {
		switch {
		case up.role == Item && task(up) != ast.NoTask:
			return
		case offersChoice(up):
			if box != "" && f.depth == 0 {
				f.flush()
				f.word(box+" ", n.start, n.start)
			}
			return
		}
	}
}

// isMenu reports whether a menu offers the answers of a question: it has a few, and what stands before it asks.
func isMenu(n *node) bool {
	const most = 8 // a longer menu is of countries, years
	options := menuOptions(n)
	if len(options) < 2 || len(options) > most {
		return false
	}
	for p := n; p != nil; p = p.parent {
		for before := p.prev; before != nil; before = before.prev {
			if text := strings.TrimSpace(before.says()); text != "" {
				return ast.EndsAsking(ast.TrimClosers(text)) || strings.HasSuffix(text, ":")
			}
		}
	}
	return false
}

// says returns the text within n.
func (n *node) says() string {
	var b strings.Builder
	var walk func(*node)
	walk = func(n *node) {
		b.WriteString(n.text)
		for _, k := range n.kids {
			walk(k)
		}
	}
	walk(n)
	return b.String()
}

// menuOptions returns the options of a select that can be chosen.
func menuOptions(n *node) []*node {
	var out []*node
	for _, k := range n.kids {
		_, off := k.attr["disabled"]
		value, has := k.attr["value"]
		switch {
		case k.name == "optgroup":
			out = append(out, menuOptions(k)...)
		case k.name == "option" && !off && !(has && value == "") && strings.TrimSpace(k.says()) != "":
			out = append(out, k)
		}
	}
	return out
}

// readMenu makes a list of the options of a menu.
func readMenu(f *flow, n *node) {
	l := &ast.List{Loc: f.at(n), Tight: true}
	options := menuOptions(n)
	for _, k := range n.kids {
		if k.name == "option" && !slices.Contains(options, k) && strings.TrimSpace(k.says()) != "" {
			f.asides.add(k, "form") // "Choose one"
		}
	}
	for _, k := range options {
		l.Items = append(l.Items, &ast.Item{Loc: f.at(k), Blocks: f.inside(k)})
	}
	f.block(l)
}

// letterOf returns the first letter by which a list counts its items, 0 if it counts by numbers.
func letterOf(n *node) rune {
	style := strings.ReplaceAll(strings.ToLower(n.attr["style"]), " ", "")
	classes := strings.Fields(n.attr["class"])
	is := func(kind, name string) bool {
		return n.attr["type"] == kind || strings.Contains(style, "list-style:"+name) ||
			strings.Contains(style, "list-style-type:"+name) || slices.Contains(classes, name)
	}
	switch {
	case n.name != "ol":
		return 0
	case is("A", "upper-alpha"), is("A", "upper-latin"):
		return 'A'
	case is("a", "lower-alpha"), is("a", "lower-latin"):
		return 'a'
	}
	return 0
}

// lettered puts letters in front of the items of a list that the page counts by letters.
func lettered(l *ast.List, first rune) {
	if first == 0 || len(l.Items) > 26 || l.Start != 1 {
		return
	}
	l.Ordered, l.Start = false, 0
	for i, it := range l.Items {
		at := it.At
		at.End = at.Start
		label := &ast.Text{Loc: ast.At(at), Value: string(first+rune(i)) + ". "}
		if p, ok := firstBlock(it).(*ast.Paragraph); ok {
			it.Blocks[0] = &ast.Paragraph{Loc: p.Loc, Inlines: append([]ast.Inline{label}, p.Inlines...)}
		} else {
			it.Blocks = append([]ast.Block{&ast.Paragraph{Loc: ast.At(at), Inlines: []ast.Inline{label}}}, it.Blocks...)
		}
	}
}

func firstBlock(it *ast.Item) ast.Block {
	if len(it.Blocks) == 0 {
		return nil
	}
	return it.Blocks[0]
}
