package epub

import (
	"slices"
	"strings"
)

// A doc is the result of reading an XHTML or SVG document.
type doc struct {
	broken  bool // it could not be read to its end
	ids     map[string]int
	targets []target
	breaks  []target // page breaks
	navs    []nav    // of the navigation document

	images, noAlt  int
	math, headings bool
}

// A target is an element that has an id.
type target struct {
	id                                    string
	off                                   int
	footnote, pagebreak, backlink, called bool // called: a reference to the footnote leads here
}

// A frame is an open element.
type frame struct {
	name  string
	space space
	off   int
	id    string // its own or that of the nearest enclosing element
	model model
	kids  int    // number of child elements
	first string // name of the first of them
	last  string
	text  bool // it has text, or content that is read aloud like text
	shown bool // it shows something

	flagged bool // its single finding was reported
	named   bool // it has an accessible name
	link    bool // it is in a link, or is one
	note    int  // 1 + the index of the target of the enclosing footnote
	table   int  // 1 + the depth of the enclosing table
	nav     int  // 1 + the index of the enclosing nav
	entry   int  // 1 + the index of the entry that it is
	depth   int  // of lists in the nav

	header, caption bool // of a table
}

// A walker is the state of reading one document.
type walker struct {
	*archive
	f        *file
	d        *doc
	x        *scanner
	image    bool // the document is SVG
	isNav    bool // the document is the navigation document
	stack    []frame
	headings headings
	parts    map[string]int // number of html, head, body and title elements
	text     strings.Builder
	idrefs   []idref
	refs     []ref
}

// An idref is an attribute that refers to ids of its own file.
type idref struct {
	name, value, id string
	off             int
}

// readDocument reads a document, reports the faults that can be seen in it alone, and returns its references.
func readDocument(a *archive, f *file, image, isNav bool) []ref {
	before := len(a.list)
	d := &doc{broken: true, ids: map[string]int{}}
	f.doc = d
	if !a.text(f) {
		return nil
	}
	controls, invalid := badChars(f.text)
	if invalid >= 0 {
		a.report(ruleSyntax, &f.source, invalid, "", "the file is not UTF-8")
		return nil
	}
	w := &walker{
		archive: a, f: f, d: d, x: &scanner{s: f.text}, image: image, isNav: isNav, parts: map[string]int{},
	}
	for {
		t, ok := w.x.next()
		if !ok {
			break
		}
		switch t.kind {
		case startTag:
			w.start(t)
		case charData:
			w.chars(t)
		case endTag:
			w.end()
		}
		for len(controls) > 0 && controls[0] < w.x.pos {
			a.control(&f.source, controls[0], w.id())
			controls = controls[1:]
		}
	}
	if fault := w.x.fault; fault != nil {
		a.report(fault.rule, &f.source, fault.off, w.id(), "%s", fault.text)
		// After a missing tag everything that follows is misplaced.
		own := slices.DeleteFunc(a.list[before:], func(g Finding) bool { return g.Rule == ruleNesting })
		a.list = a.list[:before+len(own)]
		return w.refs
	}
	d.broken = false
	w.whole()
	return w.refs
}

// control reports a control character.
func (a *archive) control(s *source, off int, id string) {
	for _, r := range s.text[off:] {
		a.report(ruleControl, s, off, id, "the character U+%04X is not for text", r)
		return
	}
}

// whole makes the checks that need the whole document.
func (w *walker) whole() {
	for _, r := range w.idrefs {
		if _, ok := w.d.ids[r.value]; !ok {
			w.fault(ruleIDRef, r.off, r.id, "%s refers to %s, which is not in the file", r.name, quote(r.value))
		}
	}
	// EPUB 3.3, XML conformance, allows few external identifiers; a book needs none of them.
	if external := w.x.doctype.external; external != "" {
		w.fault(ruleDoctype, w.x.doctype.off, "", "the document type is in another file: %s", quote(external))
	}
	switch p := w.parts; {
	case w.image:
	case p["html"] != 1 || p["head"] != 1 || p["body"] != 1:
		w.reportFile(ruleDocRoot, w.f.name, "the document is not one html element with one head and one body")
	case p["title"] == 0:
		w.reportFile(ruleDocTitle, w.f.name, "the document has no title")
	}
}

// fault reports a finding at an offset of the document.
func (w *walker) fault(rule string, off int, id, format string, args ...any) {
	w.report(rule, &w.f.source, off, id, format, args...)
}

func (w *walker) top() *frame {
	if len(w.stack) == 0 {
		return nil
	}
	return &w.stack[len(w.stack)-1]
}

// id returns the id of the nearest enclosing element that has one.
func (w *walker) id() string {
	if f := w.top(); f != nil {
		return f.id
	}
	return ""
}

// start opens an element.
func (w *walker) start(t token) {
	f := frame{name: t.name, space: t.space, off: t.off}
	parent := w.top()
	if parent != nil {
		f.id, f.link, f.note = parent.id, parent.link, parent.note
		f.table, f.nav, f.depth = parent.table, parent.nav, parent.depth
	} else if w.image && (t.space != svgSpace || t.name != "svg") {
		w.fault(ruleDocRoot, t.off, "", "the root element is %s, and not svg in its namespace", quote(t.name))
	}
	a := w.attributes(&f)
	switch t.space {
	case xhtmlSpace:
		w.place(&f, parent)
		w.html(&f, parent, &a)
	case svgSpace, mathSpace:
		w.foreign(&f, parent, &a)
	default:
		if !w.image && (parent == nil || parent.model != foreignModel) {
			w.fault(ruleElement, t.off, f.id, "the element %s is of another language", quote(t.name))
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

// chars reads text.
func (w *walker) chars(t token) {
	f := w.top()
	if f.nav > 0 && w.inEntry() {
		w.text.WriteString(t.value())
	}
	if f.space == svgSpace && f.name == "style" && fetches(t.text) {
		w.fault(ruleLinkRemote, f.off, f.id, "the style of the image refers to another file")
	}
	if blank(t.text) {
		return
	}
	f.text = true
	if (f.model == strictModel || f.model == voidModel) && !f.flagged {
		f.flagged = true
		w.fault(ruleNesting, t.off, f.id, "text stands in %s", f.name)
	}
	if f.name == "details" && f.kids == 0 && !f.flagged {
		f.flagged = true
		w.fault(ruleDetails, t.off, f.id, "the details element begins with text")
	}
}

// end closes the innermost element and checks its content.
func (w *walker) end() {
	f := *w.top()
	w.stack = w.stack[:len(w.stack)-1]
	heard := f.text || f.named
	if p := w.top(); p != nil {
		// An accessible name counts as content where text does; that of a block does not replace its content.
		p.text = p.text || f.text || f.named && f.model != flowModel && f.model != strictModel
		p.shown = p.shown || f.shown
	}
	if f.space != xhtmlSpace {
		return
	}
	switch f.name {
	case "title":
		if !f.text {
			w.fault(ruleDocTitle, f.off, f.id, "the title is empty")
		}
	case "body":
		if !f.text && !f.shown {
			w.fault(ruleDocEmpty, f.off, f.id, "the body shows nothing")
		}
	case "h1", "h2", "h3", "h4", "h5", "h6":
		if !heard {
			w.fault(ruleHeadEmpty, f.off, f.id, "the heading has no text")
		}
	case "a":
		if f.link && f.entry == 0 && !heard {
			w.fault(ruleLinkEmpty, f.off, f.id, "the link has no text")
		}
	case "table":
		if !f.header {
			w.fault(ruleHeader, f.off, f.id, "the table has no header cell")
		}
		if !f.caption && !f.named {
			w.fault(ruleCaption, f.off, f.id, "the table has neither a caption nor a name")
		}
	case "dl", "div":
		if f.last == "dt" {
			w.fault(ruleNesting, f.off, f.id, "the last term has no description")
		}
	case "details":
		if f.kids == 0 && !f.flagged {
			w.fault(ruleDetails, f.off, f.id, "the details element has no summary")
		}
	}
	if f.nav > 0 {
		w.endNav(&f)
	}
}
