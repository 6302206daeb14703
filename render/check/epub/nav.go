package epub

import "strings"

// maxDepth is the number of levels that reading devices show (Kobo's guide to EPUB).
const maxDepth = 3

// A nav is a nav element of the navigation document that has an epub:type (EPUB 3.3, Navigation document).
type nav struct {
	kind    string // "toc", "page-list", "landmarks" or another type
	entries []entry
}

// An entry is a line of a nav.
type entry struct {
	label string
	href  string // empty for a span, which only groups
	id    string
	off   int
}

// startNav begins a nav that devices use; one without a type is only for reading.
func (w *walker) startNav(f *frame, a *attrs) {
	if types := strings.Fields(a.types); len(types) > 0 {
		w.d.navs = append(w.d.navs, nav{kind: types[0]})
		f.nav = len(w.d.navs)
		f.depth = 0
	}
}

// navElement checks the depth of a list inside a nav, and begins an entry.
func (w *walker) navElement(f, parent *frame, a *attrs) {
	n := &w.d.navs[f.nav-1]
	switch {
	case f.name == "ol":
		if f.depth++; f.depth == maxDepth+1 {
			w.fault(ruleNavDepth, f.off, f.id, "the contents are nested more than %d deep", maxDepth)
		}
	case parent.name == "li" && (f.name == "a" || f.name == "span"):
		n.entries = append(n.entries, entry{href: a.href, id: f.id, off: f.off})
		f.entry = len(n.entries)
		w.text.Reset()
	}
}

// inEntry reports whether the place is inside an entry of a nav.
func (w *walker) inEntry() bool {
	for i := len(w.stack) - 1; i >= 0 && w.stack[i].nav > 0; i-- {
		if w.stack[i].entry > 0 {
			return true
		}
	}
	return false
}

// endNav closes an element inside a nav, or the nav itself.
func (w *walker) endNav(f *frame) {
	n := &w.d.navs[f.nav-1]
	switch {
	case f.entry > 0:
		e := &n.entries[f.entry-1]
		if e.label = oneLine(w.text.String()); e.label == "" {
			w.fault(ruleNavEmpty, f.off, f.id, "the entry has no text")
		}
	case f.name == "ol" && f.kids == 0:
		w.fault(ruleNavEmpty, f.off, f.id, "the list is empty")
	}
}

// checkNavigation compares the navigation document with the documents that it leads to.
func checkNavigation(b *book) {
	f := b.files[b.pkg.nav]
	if f == nil || f.doc == nil || f.doc.broken {
		return
	}
	var pages *nav
	for i := range f.doc.navs {
		switch n := &f.doc.navs[i]; n.kind {
		case "toc":
			b.inOrder(ruleNavOrder, f, n)
		case "page-list":
			pages = n
		}
	}
	b.checkPages(f, pages)
}

// A position is a place in the reading order.
type position struct{ place, off int }

func (a position) before(b position) bool {
	return a.place < b.place || a.place == b.place && a.off < b.off
}

// target returns the target of a reference and its position; false if it leads nowhere, or if its file is outside the
// reading order or could not be read, which is reported elsewhere.
func (b *book) target(from *file, href string) (*target, position, bool) {
	name, fragment, ok := resolve(from.name, href)
	if !ok || schemeOf(href) != "" {
		return nil, position{}, false
	}
	place, ok := b.pkg.place[name]
	f := b.files[name]
	if !ok || f == nil || f.doc == nil || f.doc.broken {
		return nil, position{}, false
	}
	if fragment == "" {
		return nil, position{place, 0}, true
	}
	i, ok := f.doc.ids[fragment]
	if !ok {
		return nil, position{}, false
	}
	t := &f.doc.targets[i]
	return t, position{place, t.off}, true
}

// inOrder checks that the entries of a nav follow the reading order (EPUB 3.3, toc nav and page-list nav).
func (b *book) inOrder(rule string, from *file, n *nav) {
	var last position
	for _, e := range n.entries {
		if e.href == "" {
			continue
		}
		_, at, ok := b.target(from, e.href)
		switch {
		case !ok:
		case at.before(last):
			b.report(rule, &from.source, e.off, e.id, "%s stands before the entry above it", quote(e.label))
		default:
			last = at
		}
	}
}

// checkPages compares the page list, if there is one, with the page breaks (EPUB Accessibility 1.1, Page navigation).
func (b *book) checkPages(from *file, n *nav) {
	listed := map[*target]bool{}
	if n != nil {
		b.inOrder(ruleNavPages, from, n)
		for _, e := range n.entries {
			t, _, ok := b.target(from, e.href)
			switch {
			case !ok:
			case t == nil || !t.pagebreak:
				b.report(ruleNavPages, &from.source, e.off, e.id, "page %s leads to no page break", quote(e.label))
			default:
				listed[t] = true
			}
		}
	}
	for _, f := range b.order {
		if f.doc == nil || f.doc.broken {
			continue
		}
		for _, mark := range f.doc.breaks {
			if i, ok := f.doc.ids[mark.id]; !ok || !listed[&f.doc.targets[i]] {
				b.report(ruleNavPages, &f.source, mark.off, mark.id, "the page break is not in the page list")
			}
		}
	}
}
