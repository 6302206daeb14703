package epub

import "strings"

// attrs are the attributes that several checks need.
type attrs struct {
	id, href, src, alt, role, types, lang, xmlLang, scope string
	hasID, hasAlt, hasHref, hidden                        bool // hidden: from screen readers
}

// attributes reads the attributes of a start tag and checks those that are allowed on any element.
func (w *walker) attributes(f *frame) attrs {
	var a attrs
	for i := range w.x.attrs {
		if at := &w.x.attrs[i]; at.name == "id" && at.space == noSpace {
			a.id, a.hasID = at.value, true
		}
	}
	if a.id != "" {
		f.id = a.id
	}
	label := ""
	for i := range w.x.attrs {
		at := &w.x.attrs[i]
		if at.space == opsSpace && at.name == "type" {
			a.types = at.value
		}
		if at.space == xlinkSpace && at.name == "href" {
			a.href, a.hasHref = at.value, true
		}
		if at.space == xmlSpace && at.name == "lang" {
			a.xmlLang = at.value
		}
		if at.space != noSpace {
			continue
		}
		switch at.name {
		case "href":
			a.href, a.hasHref = at.value, true
		case "src":
			a.src = at.value
		case "alt":
			a.alt, a.hasAlt = at.value, true
		case "role":
			a.role = at.value
		case "aria-hidden":
			a.hidden = at.value == "true"
		case "scope":
			a.scope = at.value
		case "lang":
			a.lang = at.value
		case "aria-label", "title":
			label += at.value
		case "aria-labelledby", "aria-describedby", "headers":
			f.named = f.named || at.name == "aria-labelledby"
			for id := range strings.FieldsSeq(at.value) {
				w.idrefs = append(w.idrefs, idref{at.name, id, f.id, at.off})
			}
		default:
			if strings.HasPrefix(at.name, "on") {
				w.fault(ruleScript, at.off, f.id, "the attribute %s is a script", quote(at.name))
			}
		}
	}
	f.named = f.named || !blank(label)
	w.languages(f, &a)
	if a.hasID {
		w.identify(f, &a)
	}
	if hasToken(a.types, "pagebreak") {
		w.d.breaks = append(w.d.breaks, target{id: a.id, off: f.off})
	}
	return a
}

func (w *walker) languages(f *frame, a *attrs) {
	for _, lang := range []string{a.lang, a.xmlLang} {
		if lang != "" && !isLangTag(lang) {
			w.fault(ruleLangTag, f.off, f.id, "the language %s is not a tag of BCP 47", quote(lang))
			break
		}
	}
	root := f.name == "html" && f.space == xhtmlSpace
	if a.lang != a.xmlLang && (a.lang != "" && a.xmlLang != "" || root) {
		w.fault(ruleLangMissing, f.off, f.id, "lang is %s and xml:lang %s", quote(a.lang), quote(a.xmlLang))
	} else if root && a.lang == "" {
		w.fault(ruleLangMissing, f.off, f.id, "the html element has no lang")
	}
}

// identify registers an element's id.
func (w *walker) identify(f *frame, a *attrs) {
	if a.id == "" || strings.ContainsFunc(a.id, func(r rune) bool { return !isNamePart(r) && r != ':' }) {
		w.fault(ruleIDForm, f.off, f.id, "the id %s is not a name", quote(a.id))
		return
	}
	if _, ok := w.d.ids[a.id]; ok {
		w.fault(ruleIDDuplicate, f.off, f.id, "the id %s is there twice", quote(a.id))
		return
	}
	t := target{
		id: a.id, off: f.off, footnote: hasToken(a.types, "footnote"), pagebreak: hasToken(a.types, "pagebreak"),
	}
	w.d.ids[a.id] = len(w.d.targets)
	w.d.targets = append(w.d.targets, t)
	if t.footnote {
		f.note = len(w.d.targets)
	}
}

// html checks an HTML element by its name and attributes.
func (w *walker) html(f, parent *frame, a *attrs) {
	if parent != nil && parent.name == "details" && parent.kids == 0 && f.name != "summary" && !parent.flagged {
		parent.flagged = true
		w.fault(ruleDetails, f.off, f.id, "the details element begins with %s", f.name)
	}
	if f.nav > 0 {
		w.navElement(f, parent, a)
	}
	switch f.name {
	case "html", "head", "body", "title":
		w.parts[f.name]++
	case "h1", "h2", "h3", "h4", "h5", "h6":
		w.heading(f)
	case "a":
		if a.hasHref {
			w.link(f, a)
		}
	case "link":
		w.ref(styleRef, f, a.href)
	case "img":
		w.ref(showRef, f, a.src)
		w.d.images++
		f.shown = true
		f.text = !blank(a.alt)
		if !a.hasAlt {
			w.d.noAlt++
			w.fault(ruleImageAlt, f.off, f.id, "the image has no alt attribute")
		}
	case "table":
		f.table = len(w.stack) + 1
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
			w.fault(ruleScope, f.off, f.id, "the scope of the header cell is %s, want col, row, colgroup or rowgroup",
				quote(a.scope))
		}
	case "script":
		w.fault(ruleScript, f.off, f.id, "there is a script")
	case "hr":
		f.shown = true
	case "nav":
		if w.isNav && f.nav == 0 {
			w.startNav(f, a)
		}
	}
}

// link checks a link to a place or a footnote.
func (w *walker) link(f *frame, a *attrs) {
	w.ref(linkRef, f, a.href)
	w.refs[len(w.refs)-1].note = hasToken(a.types, "noteref") || hasToken(a.role, "doc-noteref")
	if f.link {
		w.fault(ruleNesting, f.off, f.id, "a link stands in a link")
	}
	f.link = true
	if f.note > 0 && (hasToken(a.role, "doc-backlink") || hasToken(a.types, "backlink")) {
		w.d.targets[f.note-1].backlink = true
	}
}

// headings is the state of a document's headings so far.
type headings struct {
	level int // of the last one
	ones  int // number of h1
}

// heading checks a heading's level against the one before it (WCAG 2.2, technique G141).
func (w *walker) heading(f *frame) {
	w.d.headings = true
	h := &w.headings
	level := int(f.name[1] - '0')
	if level > h.level+1 {
		w.fault(ruleHeadSkip, f.off, f.id, "an h%d follows where an h%d is the deepest allowed", level, h.level+1)
	}
	h.level = level
	if level == 1 {
		if h.ones++; h.ones > 1 {
			w.fault(ruleHeadOne, f.off, f.id, "this is h1 number %d of the document", h.ones)
		}
	}
}

// tableOf returns the frame of the table around f, or nil.
func (w *walker) tableOf(f *frame) *frame {
	if f.table == 0 || f.table > len(w.stack) {
		return nil
	}
	return &w.stack[f.table-1]
}

// foreign opens an element of SVG or MathML.
func (w *walker) foreign(f, parent *frame, a *attrs) {
	f.model = foreignModel
	if parent != nil && parent.model != foreignModel && !parent.model.text() {
		w.fault(ruleNesting, f.off, f.id, "the element %s may not stand in %s", quote(f.name), parent.name)
	}
	f.shown = true
	w.d.math = w.d.math || f.space == mathSpace
	switch {
	case f.name == "svg" && !w.image && !a.hidden:
		w.d.images++
	case f.name == "script":
		w.fault(ruleScript, f.off, f.id, "there is a script")
	}
	if a.hasHref {
		kind := showRef
		if f.name == "a" {
			kind = linkRef
		}
		w.ref(kind, f, a.href)
	}
	for _, at := range w.x.attrs {
		if at.space == noSpace && fetches(at.value) {
			w.fault(ruleLinkRemote, at.off, f.id, "the attribute %s of the image refers to another file", at.name)
		}
	}
}

// fetches reports whether CSS loads another file; a reference within the file and data do not.
func fetches(css string) bool {
	s := strings.ToLower(css)
	if strings.Contains(s, "@import") {
		return true
	}
	for {
		_, rest, ok := strings.Cut(s, "url(")
		if !ok {
			return false
		}
		s = strings.TrimLeft(rest, " \t\r\n\"'")
		if !strings.HasPrefix(s, "#") && !strings.HasPrefix(s, "data:") {
			return true
		}
	}
}

// hasToken reports whether a list of words separated by spaces holds one.
func hasToken(list, word string) bool {
	for w := range strings.FieldsSeq(list) {
		if w == word {
			return true
		}
	}
	return false
}
