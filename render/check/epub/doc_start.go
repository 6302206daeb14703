package epub

import "strings"

// attrs are the attributes that more than one check looks at.
type attrs struct {
	id, href, src, role, types, lang, xmlLang, label string
	hasID, hasAlt, hasHref                           bool
	alt, scope                                       string
}

// start opens an element.
func (w *walker) start(t token) {
	f := frame{name: t.name, space: t.space, off: t.off}
	parent := w.top()
	if parent != nil {
		f.id, f.link, f.note, f.table, f.nav, f.depth = parent.id, parent.link, parent.note, parent.table, parent.nav, parent.depth
	}
	if parent == nil {
		w.root(t)
	}
	var a attrs
	w.attributes(&f, &a)
	if a.hasID {
		w.identify(&f, &a)
	}
	switch t.space {
	case xhtmlSpace:
		w.place(&f, parent)
		w.html(&f, parent, &a)
		w.refer(&f, &a)
	case svgSpace, mathSpace:
		w.foreign(&f, parent, &a)
	default:
		if parent != nil && parent.model != foreignModel {
			w.report(ruleElement, t.off, f.id, "the element %s is of another language", quote(t.name))
		}
		f.model = foreignModel
	}
	if parent != nil {
		if parent.kids == 0 {
			parent.first = f.name
		}
		parent.last = f.name
		parent.kids++
	}
	w.stack = append(w.stack, f)
}

// root checks the outermost element.
func (w *walker) root(t token) {
	space, name := xhtmlSpace, "html"
	if w.d.image {
		space, name = svgSpace, "svg"
	}
	if t.space != space || t.name != name {
		w.odd = true
		w.report(ruleDocRoot, t.off, "", "the root element is %s, and not %s in its namespace", quote(t.name), name)
	}
}

// attributes reads the attributes of a start tag and checks those that any element may have.
func (w *walker) attributes(f *frame, a *attrs) {
	styled := -1
	for i := range w.x.attrs {
		at := &w.x.attrs[i]
		switch at.space {
		case noSpace:
			switch at.name {
			case "id":
				a.id, a.hasID = at.value, true
			case "href":
				a.href, a.hasHref = at.value, true
			case "src":
				a.src = at.value
			case "alt":
				a.alt, a.hasAlt = at.value, true
			case "role":
				a.role = at.value
			case "scope":
				a.scope = at.value
			case "lang":
				a.lang = at.value
			case "aria-label", "title":
				a.label += at.value
			case "style":
				styled = at.off
			default:
				if strings.HasPrefix(at.name, "on") {
					w.d.script = true
					w.report(ruleScript, at.off, f.id, "the attribute %s is a script", quote(at.name))
				}
			}
		case xmlSpace:
			switch at.name {
			case "id":
				a.id, a.hasID = at.value, true
			case "lang":
				a.xmlLang = at.value
			}
		case opsSpace:
			if at.name == "type" {
				a.types = at.value
			}
		case xlinkSpace:
			if at.name == "href" {
				a.href, a.hasHref = at.value, true
			}
		}
	}
	if a.hasID && a.id != "" {
		f.id = a.id
	}
	f.named = !blank(a.label)
	if styled >= 0 {
		w.report(ruleStyle, styled, f.id, "the element %s has a style of its own", f.name)
	}
	w.languages(f, a)
	w.meanings(f, a)
}

func (w *walker) languages(f *frame, a *attrs) {
	for _, lang := range []string{a.lang, a.xmlLang} {
		if lang != "" && !isLangTag(lang) {
			w.report(ruleLangTag, f.off, f.id, "the language %s is not a tag of BCP 47", quote(lang))
			break
		}
	}
	root := f.name == "html" && f.space == xhtmlSpace
	if a.lang != a.xmlLang && (a.lang != "" && a.xmlLang != "" || root) {
		w.report(ruleLangMissing, f.off, f.id, "lang is %s and xml:lang %s", quote(a.lang), quote(a.xmlLang))
	} else if root && a.lang == "" {
		w.report(ruleLangMissing, f.off, f.id, "the html element has no lang")
	}
}

// identify takes in an element's id.
func (w *walker) identify(f *frame, a *attrs) {
	if a.id == "" || strings.ContainsFunc(a.id, func(r rune) bool { return !isNamePart(r) && r != ':' }) {
		w.report(ruleIDForm, f.off, f.id, "the id %s is no name", quote(a.id))
		return
	}
	if _, ok := w.d.ids[a.id]; ok {
		w.report(ruleIDDuplicate, f.off, f.id, "the id %s is there twice", quote(a.id))
		return
	}
	t := target{id: a.id, off: f.off, footnote: hasToken(a.types, "footnote"), pagebreak: hasToken(a.types, "pagebreak")}
	w.d.ids[a.id] = len(w.d.targets)
	w.d.targets = append(w.d.targets, t)
	if t.footnote {
		f.note = len(w.d.targets)
	}
}
