package epub

// html checks an HTML element for what its name and its attributes tell.
func (w *walker) html(f, parent *frame, a *attrs) {
	if parent != nil && parent.name == "details" && parent.kids == 0 && f.name != "summary" && !parent.flagged {
		parent.flagged = true
		w.report(ruleDetails, f.off, f.id, "the details element begins with %s", f.name)
	}
	if f.nav > 0 {
		w.navElement(f, parent, a)
	}
	switch f.name {
	case "html", "head", "body":
		w.parts[f.name]++
	case "title":
		w.parts["title"]++
	case "h1", "h2", "h3", "h4", "h5", "h6":
		w.heading(f, int(f.name[1]-'0'))
	case "a", "area":
		if !a.hasHref {
			break
		}
		if f.link {
			w.report(ruleNesting, f.off, f.id, "a link stands in a link")
		}
		f.link = true
		if f.note > 0 && (hasToken(a.role, "doc-backlink") || hasToken(a.types, "backlink")) {
			w.d.targets[f.note-1].backlink = true
		}
	case "img":
		w.d.images++
		f.shown = true
		f.text = !blank(a.alt)
		if !a.hasAlt {
			w.d.noAlt++
			w.report(ruleImageAlt, f.off, f.id, "the image has no alt attribute")
		}
	case "table":
		f.table = len(w.stack) + 1
		f.layout = a.role == "presentation" || a.role == "none"
	case "caption":
		if t := w.tableOf(f); t != nil {
			t.caption = true
		}
	case "th":
		if t := w.tableOf(f); t != nil {
			t.header = true
		}
		switch a.scope {
		case "col", "row", "colgroup", "rowgroup":
		default:
			w.report(ruleTableScope, f.off, f.id, "the scope of the header cell is %s, want col, row, colgroup or rowgroup", quote(a.scope))
		}
	case "script":
		w.d.script = true
		w.report(ruleScript, f.off, f.id, "there is a script")
	case "style":
		w.keep(f)
	case "audio", "video":
		w.d.media = true
		f.shown = true
	case "object", "iframe", "embed", "canvas", "hr":
		f.shown = true
	case "nav":
		if w.d.item != nil && w.d.item.has("nav") && f.nav == 0 {
			w.startNav(f, a)
		}
	}
}

// heading checks a heading's level against the one before it (WCAG 2.2, technique G141).
func (w *walker) heading(f *frame, level int) {
	w.d.heading = true
	if level > w.level+1 {
		w.report(ruleHeadingSkip, f.off, f.id, "an h%d follows where an h%d is the deepest that may", level, w.level+1)
	}
	w.level = level
	if level == 1 {
		if w.ones++; w.ones > 1 {
			w.report(ruleHeadingOne, f.off, f.id, "this is h1 number %d of the document", w.ones)
		}
	}
}

// tableOf gives the frame of the table around f.
func (w *walker) tableOf(f *frame) *frame {
	if f.table == 0 || f.table > len(w.stack) {
		return nil
	}
	return &w.stack[f.table-1]
}

// foreign opens an element of SVG or MathML.
func (w *walker) foreign(f, parent *frame, a *attrs) {
	f.model = foreignModel
	if parent != nil && parent.model != flowModel && parent.model != phrasingModel && parent.model != titleModel && parent.model != foreignModel {
		w.report(ruleNesting, f.off, f.id, "the element %s may not stand in %s", quote(f.name), parent.name)
	}
	f.shown = true
	switch {
	case f.space == mathSpace:
		w.d.math = true
	case f.name == "svg":
		w.d.svg = true
	case f.name == "script":
		w.d.script = true
		w.report(ruleScript, f.off, f.id, "there is a script")
	case f.name == "style":
		w.keep(f)
	case f.name == "a" && a.hasHref:
		w.ref(linkRef, f, a.href, false)
		return
	}
	if a.hasHref {
		w.ref(showRef, f, a.href, false)
	}
}
