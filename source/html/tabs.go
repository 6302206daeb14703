package html

import (
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/markup"
)

// Tabs are often two lists: one of labels, and one whose items are what the labels show. Where those hold questions,
// the labels are the titles of their sections.

// paneLevel is the level of the headings that labels become: below the title of the page.
const paneLevel = 2

// readPanes reads a list of tabs that hold questions, or of their labels, and reports whether n is one.
func readPanes(f *flow, n *node) bool {
	items := itemsOf(n)
	if panes := itemsOf(listBeside(n, func(k *node) *node { return k.next })); arePanes(f.questions, panes) &&
		len(panes) == len(items) && areLabels(items) {
		return true // they are read with the panes
	}
	if !arePanes(f.questions, items) {
		return false
	}
	labels := itemsOf(listBeside(n, func(k *node) *node { return k.prev }))
	for i, k := range items {
		if len(labels) == len(items) && areLabels(labels) {
			in := markup.Flatten(f.inside(labels[i]))
			f.block(&ast.Heading{Loc: f.at(labels[i]), Level: paneLevel, Inlines: in})
		}
		f.wrapper(k)
	}
	return true
}

// listBeside returns the list beside n in a direction, if nothing else stands between; nil if there is none.
func listBeside(n *node, toward func(*node) *node) *node {
	for k := toward(n); k != nil; k = toward(k) {
		switch {
		case k.chars == 0:
		case k.role == List:
			return k
		default:
			return nil
		}
	}
	return nil
}

// itemsOf returns the items of a list; nil if it holds anything else.
func itemsOf(n *node) []*node {
	var items []*node
	if n == nil {
		return nil
	}
	for _, k := range n.kids {
		switch {
		case k.role == Item:
			items = append(items, k)
		case k.chars > 0:
			return nil
		}
	}
	return items
}

// arePanes reports whether items are the panes of tabs: each holds several questions.
func arePanes(q *questions, items []*node) bool {
	for _, k := range items {
		if q.holds[k] < fewestNamed-1 || q.titles[k] {
			return false
		}
	}
	return len(items) > 1
}

// areLabels reports whether items are the labels of tabs: a few words each.
func areLabels(items []*node) bool {
	const most = 60 // letters
	for _, k := range items {
		if k.chars == 0 || k.chars > most {
			return false
		}
	}
	return len(items) > 1
}
