package epub

// navigation checks the navigation document and the NCX against the rest of the book.
func (c *checker) navigation(p *pkg) {
	c.reached(p)
	var toc *nav
	if p.nav != nil && p.nav.doc != nil && !p.nav.doc.broken {
		toc = c.contents(p, p.nav.doc)
	}
	c.compareNCX(p, toc)
}

// contents checks the navigation document and gives its toc.
func (c *checker) contents(p *pkg, d *doc) *nav {
	lists := map[string]*nav{}
	for i := range d.navs {
		n := &d.navs[i]
		if lists[n.kind] != nil {
			c.report(ruleNavTOC, &d.source, n.off, n.id, "there are two nav elements of the type %s", quote(n.kind))
			continue
		}
		lists[n.kind] = n
	}
	toc := lists["toc"]
	if toc == nil {
		c.reportFile(ruleNavTOC, d.name, "there is no nav element of the type toc")
	} else {
		c.inOrder(ruleNavOrder, d.file, toc)
	}
	c.landmarks(d, lists["landmarks"])
	c.pages(p, d, lists["page-list"])
	return toc
}

// A position is where in the reading order something stands.
type position struct{ place, off int }

func (a position) before(b position) bool {
	return a.place < b.place || a.place == b.place && a.off < b.off
}

// target finds the place in the book that a reference leads to; false if it leads nowhere or its file is out of the reading
// order or could not be read, of which other findings tell.
func (c *checker) target(from *file, href string) (*target, position, bool) {
	name, fragment, ok := resolve(from.name, href)
	if !ok || schemeOf(href) != "" {
		return nil, position{}, false
	}
	place, ok := c.place(name)
	f := c.files[name]
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
func (c *checker) inOrder(rule string, from *file, n *nav) {
	var last position
	for _, e := range n.entries {
		if e.href == "" {
			continue
		}
		_, at, ok := c.target(from, e.href)
		switch {
		case !ok:
		case at.before(last):
			c.report(rule, &from.source, e.off, e.id, "%s stands before the entry above it", quote(e.label))
		default:
			last = at
		}
	}
}

func (c *checker) landmarks(d *doc, n *nav) {
	if n == nil {
		c.reportFile(ruleNavLandmark, d.name, "there is no nav element of the type landmarks")
		return
	}
	seen := map[[2]string]bool{}
	for _, e := range n.entries {
		key := [2]string{e.kind, e.href}
		switch {
		case e.kind == "":
			c.report(ruleNavLandmark, &d.source, e.off, e.id, "the landmark %s has no epub:type", quote(e.label))
		case seen[key]:
			c.report(ruleNavLandmark, &d.source, e.off, e.id, "the landmark %s is there twice", quote(e.kind))
		}
		seen[key] = true
	}
}

// pages compares the page list with the page breaks (EPUB Accessibility 1.1, Page navigation).
func (c *checker) pages(p *pkg, d *doc, n *nav) {
	listed := map[*target]bool{}
	if n != nil {
		c.inOrder(ruleNavPages, d.file, n)
		for _, e := range n.entries {
			t, _, ok := c.target(d.file, e.href)
			switch {
			case !ok:
			case t == nil || !t.pagebreak:
				c.report(ruleNavPages, &d.source, e.off, e.id, "page %s leads to no page break", quote(e.label))
			default:
				listed[t] = true
			}
		}
		if !p.paged() {
			c.report(ruleNavPages, &d.source, n.off, n.id, "the package does not say whose pages are listed (pageBreakSource)")
		}
	}
	for _, f := range c.order {
		if f.doc == nil || f.doc.broken {
			continue
		}
		for _, b := range f.doc.breaks {
			if i, ok := f.doc.ids[b.id]; !ok || !listed[&f.doc.targets[i]] {
				c.report(ruleNavPages, &f.source, b.off, b.id, "the page break is not in the page list")
			}
		}
	}
}

// paged tells whether the package names the source of the page numbers, in the way of today or that of EPUB 3.2.
func (p *pkg) paged() bool {
	for _, m := range p.metas {
		if m.property == "pageBreakSource" || m.property == "source-of" && m.value == "pagination" {
			return true
		}
	}
	return false
}

// reached checks that what is not in the linear reading order can be come to by a link (EPUB 3.3, itemref element).
func (c *checker) reached(p *pkg) {
	if c.broken() {
		return
	}
	linked := map[string]bool{}
	for _, r := range c.refs {
		if r.kind == linkRef && schemeOf(r.href) == "" {
			if name, _, ok := resolve(r.from.name, r.href); ok && name != r.from.name {
				linked[name] = true
			}
		}
	}
	for _, r := range p.refs {
		if i := p.byID[r.idref]; i != nil && r.linear == "no" && !linked[i.file] && !i.has("nav") {
			c.report(ruleNavReach, p.source, r.off, i.id, "no link leads to %s, which is not in the linear reading order", quote(i.file))
		}
	}
}
