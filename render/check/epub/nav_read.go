package epub

import "strings"

// A nav is a nav element of the navigation document that has an epub:type (EPUB 3.3, Navigation document).
type nav struct {
	kind    string // "toc", "page-list", "landmarks" or another type
	off     int
	id      string
	lists   int // directly in it
	entries []entry
}

// An entry is a line of a nav, or of the NCX.
type entry struct {
	label string
	href  string // empty for a span, which only groups
	kind  string // epub:type
	id    string
	off   int
	depth int // from 1
}

// startNav begins a nav that reading devices use.
func (w *walker) startNav(f *frame, a *attrs) {
	types := strings.Fields(a.types)
	if len(types) == 0 {
		return // for the reader only
	}
	w.d.navs = append(w.d.navs, nav{kind: types[0], off: f.off, id: f.id})
	f.nav = len(w.d.navs)
	f.depth = 0
}

// navElement checks an element inside a nav: a heading if any, then one list of items, each of which is a link or a
// span, and a list if it has entries under it.
func (w *walker) navElement(f, parent *frame, a *attrs) {
	n := &w.d.navs[f.nav-1]
	fits := true
	switch parent.name {
	case "nav":
		switch f.name {
		case "ol":
			n.lists++
			fits = n.lists == 1
		case "h1", "h2", "h3", "h4", "h5", "h6", "hgroup":
			fits = n.lists == 0
		default:
			fits = false
		}
	case "li":
		fits = parent.kids == 0 && (f.name == "a" || f.name == "span") || parent.kids == 1 && f.name == "ol"
	}
	if !fits {
		w.report(ruleNavStructure, f.off, f.id, "the element %s does not belong there in %s", f.name, parent.name)
	}
	switch {
	case f.name == "ol":
		f.depth++
		if f.depth > 1 && n.kind != "toc" {
			w.report(ruleNavStructure, f.off, f.id, "the nav %s is nested", quote(n.kind))
		} else if f.depth == maxDepth+1 {
			w.report(ruleNavDepth, f.off, f.id, "the contents are nested more than %d deep", maxDepth)
		}
	case parent.name == "li" && (f.name == "a" || f.name == "span"):
		n.entries = append(n.entries, entry{href: a.href, kind: a.types, id: f.id, off: f.off, depth: f.depth})
		f.entry = len(n.entries)
		w.keep(f)
	}
}

// maxDepth is the number of levels that reading devices show (Kobo's guide to EPUB).
const maxDepth = 3

// endNav closes an element inside a nav, or the nav itself.
func (w *walker) endNav(f *frame) {
	n := &w.d.navs[f.nav-1]
	switch {
	case f.entry > 0:
		e := &n.entries[f.entry-1]
		if e.label = oneLine(w.kept()); e.label == "" {
			w.report(ruleNavLabel, f.off, f.id, "the entry has no text")
		}
	case f.name == "ol" && f.kids == 0:
		w.report(ruleNavStructure, f.off, f.id, "the list is empty")
	case f.name == "li" && (f.kids == 0 || f.kids == 1 && f.first == "span"):
		w.report(ruleNavStructure, f.off, f.id, "the item has neither a link nor entries under it")
	case f.name == "nav" && n.lists == 0:
		w.report(ruleNavStructure, f.off, f.id, "the nav has no list")
	}
}
