package epub

// links checks every reference of the book, once it is known what the book holds.
func (c *checker) links() {
	for _, r := range c.refs {
		c.link(r)
	}
	for _, f := range c.order {
		if f.doc == nil {
			continue
		}
		for _, t := range f.doc.targets {
			if t.called && !t.backlink {
				c.report(ruleNoteBacklink, &f.source, t.off, t.id, "the footnote has no link of the role doc-backlink")
			}
		}
	}
}

func (c *checker) link(r ref) {
	say := func(rule, format string, args ...any) {
		c.report(rule, &r.from.source, r.off, r.id, format, args...)
	}
	scheme := schemeOf(r.href)
	if fault := urlFault(r.href); fault != "" && scheme != "data" || r.href == "" {
		if r.href == "" {
			fault = "is empty"
		}
		say(ruleLinkForm, "the reference %s %s", quote(r.href), fault)
		return
	}
	if scheme != "" {
		switch {
		case r.kind != linkRef && scheme != "data":
			say(ruleLinkRemote, "%s is not in the book", quote(r.href))
		case r.kind == linkRef && scheme != "http" && scheme != "https" && scheme != "mailto" && scheme != "tel":
			say(ruleLinkScheme, "a link may not have the scheme of %s", quote(r.href))
		}
		return
	}
	name, fragment, ok := resolve(r.from.name, r.href)
	f := c.files[name]
	switch {
	case !ok, f == nil && !c.promised(name):
		say(ruleLinkDead, "there is no file %s in the book", quote(r.href))
		return
	case f == nil: // the manifest has it, and its absence is reported there
		return
	}
	if _, read := c.place(name); r.kind == linkRef && !read {
		say(ruleLinkUnread, "%s is not in the reading order", quote(name))
	}
	d := f.doc
	if d == nil || d.broken || fragment == "" && !r.note {
		return
	}
	i, ok := d.ids[fragment]
	switch {
	case !ok && fragment != "":
		say(ruleLinkDead, "there is no id %s in %s", quote(fragment), quote(name))
	case !r.note:
	case !ok || !d.targets[i].footnote:
		say(ruleNoteTarget, "%s is no element with the epub:type footnote", quote(r.href))
	default:
		d.targets[i].called = true
	}
}

// promised tells whether the manifest names a file.
func (c *checker) promised(name string) bool {
	return c.pkg != nil && c.pkg.files[name]
}

// place gives a file's place in the reading order.
func (c *checker) place(name string) (int, bool) {
	if c.pkg == nil {
		return 0, true
	}
	n, ok := c.pkg.place[name]
	return n, ok
}
