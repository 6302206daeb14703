package html

import (
	"slices"
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/markup"
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
		if _, ok := n.attr["checked"]; ok || n.isRight() {
			return "☑"
		}
		return "☐"
	}
	return ""
}

// isRight reports whether the data of a page says that the option which a field chooses is right: the field's own, or
// that of the question, which names the right value.
func (n *node) isRight() bool {
	const far = 6 // ancestors that are examined
	for _, name := range []string{"data-correct", "data-is-correct", "data-right"} {
		switch strings.ToLower(n.attr[name]) {
		case "true", "1", "yes":
			return true
		}
	}
	value := strings.TrimSpace(n.attr["value"])
	if value == "" {
		return false
	}
	for a, i := n.parent, 0; a != nil && i < far; a, i = a.parent, i+1 {
		for _, name := range []string{"data-correct", "data-answer", "data-correct-answer", "data-right"} {
			if v := strings.TrimSpace(a.attr[name]); v != "" {
				return strings.EqualFold(v, value)
			}
		}
	}
	return false
}

// isChoiceRow reports whether a row of a table is an option: a field to choose it by in one cell, its text in others.
func isChoiceRow(n *node) bool {
	fields, text := 0, 0
	for _, k := range n.kids {
		switch {
		case k.role != Cell:
		case k.find(func(x *node) bool { return boxOf(x) != "" }) != nil:
			fields++
			if k.chars > 0 {
				text++
			}
		case k.chars > 0:
			text++
		}
	}
	return fields == 1 && text > 0
}

// readChoiceRow reads the cells of an option as one line.
func readChoiceRow(f *flow, n *node) {
	var in []ast.Inline
	for _, k := range n.kids {
		if k.role != Cell {
			continue
		}
		more := markup.Trim(markup.Flatten(f.inside(k)))
		if len(in) > 0 && len(more) > 0 {
			in = append(in, &ast.Text{Loc: ast.At(more[0].Span()), Value: " "})
		}
		in = append(in, more...)
	}
	if len(in) > 0 {
		f.block(&ast.Paragraph{Loc: f.at(n), Inlines: in})
	}
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

// ListStyle returns how a list with these attributes counts its items, as the attribute type says it: by "a", "A", "i",
// "I", or figures ("").
func ListStyle(attr map[string]string) string {
	style := strings.ReplaceAll(strings.ToLower(attr["style"]), " ", "")
	classes := strings.Fields(attr["class"])
	for _, k := range []struct{ kind, name string }{
		{"A", "upper-alpha"}, {"A", "upper-latin"}, {"a", "lower-alpha"}, {"a", "lower-latin"},
		{"I", "upper-roman"}, {"i", "lower-roman"},
	} {
		if attr["type"] == k.kind || strings.Contains(style, "list-style:"+k.name) ||
			strings.Contains(style, "list-style-type:"+k.name) || slices.Contains(classes, k.name) {
			return k.kind
		}
	}
	return ""
}
