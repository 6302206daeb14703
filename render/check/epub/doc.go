package epub

import "slices"

// A doc is what was learned from an XHTML or SVG document.
type doc struct {
	*file
	image   bool // it is SVG by itself
	broken  bool // it was not read to its end
	ids     map[string]int
	targets []target

	// What is in it.
	svg, math, script, remote, media, role, heading bool
	images, noAlt                                   int
	breaks                                          []target // page breaks

	navs []nav // of the navigation document
}

// A target is an element that has an id.
type target struct {
	id                                    string
	off                                   int
	footnote, pagebreak, backlink, called bool // called: a reference to the footnote leads here
}

// A frame is an element that is not ended yet.
type frame struct {
	name  string
	space space
	off   int
	id    string // its own or that of the nearest element around it
	model model
	kids  int    // elements in it
	first string // name of the first of them
	last  string
	text  bool // it has text, or what is read aloud like it
	shown bool // it shows something

	flagged bool // something was reported that is reported once
	named   bool // it has a name for those who hear it
	link    bool // it is in a link, or is one
	broken  bool // it is a page break
	note    int  // 1 + the index of the target of the footnote around it
	table   int  // 1 + the depth of the table around it
	nav     int  // 1 + the index of the nav around it
	entry   int  // 1 + the index of the entry that it is
	depth   int  // of lists in the nav

	header, caption, layout bool // of a table
}

// A walker goes through a document once.
type walker struct {
	c        *checker
	d        *doc
	x        *scanner
	stack    []frame
	controls []int // offsets of control characters ahead
	level    int   // of the last heading
	ones     int   // h1 so far
	odd      bool  // the root element is not what it should be
	parts    map[string]int
	value    []byte // text of a style element or of an entry of the navigation
	keeping  bool   // value grows
	valueOff int
	refs     []idref
}

// An idref is an attribute that refers to ids of its own file.
type idref struct {
	name, value, id string
	off             int
}

// walk reads a document and reports what can be told without the others.
func (c *checker) walk(f *file, image bool) {
	before := len(c.findings)
	d := &doc{file: f, image: image, broken: true, ids: map[string]int{}}
	f.doc = d
	if !c.text(f) {
		return
	}
	at, invalid := badChars(f.text)
	if invalid >= 0 {
		c.report(ruleSyntax, &f.source, invalid, "", "the file is not UTF-8")
		return
	}
	w := &walker{c: c, d: d, x: &scanner{s: f.text}, controls: at, parts: map[string]int{}}
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
		for len(w.controls) > 0 && w.controls[0] < w.x.pos {
			c.control(&f.source, w.controls[0], w.id())
			w.controls = w.controls[1:]
		}
	}
	if c.ended(&f.source, w.x, w.id()) {
		d.broken = false
		w.whole()
		return
	}
	// A tag that is missing puts all that follows in the wrong place.
	own := slices.DeleteFunc(c.findings[before:], func(g Finding) bool { return g.Rule == ruleNesting })
	c.findings = c.findings[:before+len(own)]
}

// whole checks what can be told at the end of a document.
func (w *walker) whole() {
	for _, r := range w.refs {
		if _, ok := w.d.ids[r.value]; !ok {
			w.c.report(ruleIDRef, &w.d.source, r.off, r.id, "%s refers to %s, which is not in the file", r.name, quote(r.value))
		}
	}
	if w.d.image || w.odd {
		return
	}
	if w.parts["html"] != 1 || w.parts["head"] != 1 || w.parts["body"] != 1 {
		w.c.reportFile(ruleDocRoot, w.d.name, "the document is not one html element with one head and one body")
	} else if w.parts["title"] == 0 {
		w.c.reportFile(ruleDocTitle, w.d.name, "the document has no title")
	}
}

// report notes a finding at the element whose start is being read or that was opened last.
func (w *walker) report(rule string, off int, id, format string, args ...any) {
	w.c.report(rule, &w.d.source, off, id, format, args...)
}

func (w *walker) top() *frame {
	if len(w.stack) == 0 {
		return nil
	}
	return &w.stack[len(w.stack)-1]
}

// id gives that of the nearest element around the place that has one.
func (w *walker) id() string {
	if f := w.top(); f != nil {
		return f.id
	}
	return ""
}
