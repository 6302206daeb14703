package epub

import "strings"

const (
	opfType   = "application/oebps-package+xml"
	xhtmlType = "application/xhtml+xml"
	svgType   = "image/svg+xml"
	ncxType   = "application/x-dtbncx+xml"
	cssType   = "text/css"
)

// A pkg is what the package document says (EPUB 3.3, Package document).
type pkg struct {
	*source
	uniqueID string // id of the dc:identifier that counts
	metas    []meta
	items    []*item
	byID     map[string]*item
	refs     []itemref
	ncx      string // id of the NCX's item
	ids      map[string]bool
	files    map[string]bool // that the manifest names

	nav   *file          // the navigation document
	toc   *ncx           // what the NCX says
	place map[string]int // file → its place in the spine
}

// A meta is a property of the book: an element of Dublin Core, named "dc:" and its name, or a meta element.
type meta struct {
	property, value, refines, id string
	name, content                string // EPUB 2's form
	off                          int
}

type item struct {
	id, href, mediaType, properties, fallback string
	file                                      string // what href names
	off                                       int
}

func (i *item) has(property string) bool {
	return hasToken(i.properties, property)
}

type itemref struct {
	idref, linear string
	off           int
}

// readPackage reads the package document; nil if there is none or it is not one.
func (c *checker) readPackage(f *file) *pkg {
	if f == nil || !c.text(f) {
		return nil
	}
	p := &pkg{source: &f.source, byID: map[string]*item{}, ids: map[string]bool{}, files: map[string]bool{}, place: map[string]int{}}
	x, ok := c.scan(p.source)
	if !ok {
		return nil
	}
	r := packageReader{c: c, p: p, x: x}
	for {
		t, ok := x.next()
		if !ok {
			break
		}
		switch t.kind {
		case startTag:
			r.start(t)
		case charData:
			r.text(t)
		case endTag:
			r.end()
		}
	}
	if !c.ended(p.source, x, "") {
		return nil
	}
	for _, part := range []string{"package", "metadata", "manifest", "spine"} {
		if n := r.parts[part]; n != 1 {
			c.reportFile(ruleOPFStructure, p.name, "there are %d elements %s, want 1", n, part)
			if part == "package" {
				return nil
			}
		}
	}
	return p
}

// A packageReader is in the middle of a package document.
type packageReader struct {
	c     *checker
	p     *pkg
	x     *scanner
	parts map[string]int
	meta  *meta // being read
	value strings.Builder
	depth int // of elements inside the meta
}

func (r *packageReader) start(t token) {
	if r.meta != nil {
		r.depth++
		return
	}
	a := func(name string) string { return r.x.attr(noSpace, name) }
	p := r.p
	if id := a("id"); id != "" {
		if p.ids[id] {
			r.c.report(ruleIDDuplicate, p.source, t.off, id, "the id %s is there twice", quote(id))
		}
		p.ids[id] = true
	}
	lang := r.x.attr(xmlSpace, "lang")
	if lang != "" && !isLangTag(lang) {
		r.c.report(ruleLangTag, p.source, t.off, a("id"), "xml:lang %s is not a tag of BCP 47", quote(lang))
	}
	switch {
	case t.space == dcSpace:
		r.meta = &meta{property: "dc:" + t.name, id: a("id"), off: t.off}
	case t.space != opfSpace:
	case t.name == "meta":
		r.meta = &meta{property: a("property"), refines: a("refines"), id: a("id"), name: a("name"), content: a("content"), off: t.off}
	case t.name == "item":
		i := &item{id: a("id"), href: a("href"), mediaType: a("media-type"), properties: a("properties"), fallback: a("fallback"), off: t.off}
		p.items = append(p.items, i)
		r.c.listed(p, i)
	case t.name == "itemref":
		p.refs = append(p.refs, itemref{a("idref"), a("linear"), t.off})
	case t.name == "spine":
		p.ncx = a("toc")
		r.part(t.name)
	case t.name == "package":
		p.uniqueID = a("unique-identifier")
		if lang == "" {
			r.c.report(ruleLangMissing, p.source, t.off, "", "the package has no xml:lang")
		}
		if a("version") != "3.0" {
			r.c.report(ruleOPFStructure, p.source, t.off, "", "the version is %s, want 3.0", quote(a("version")))
		}
		r.part(t.name)
	case t.name == "metadata", t.name == "manifest":
		r.part(t.name)
	}
}

func (r *packageReader) part(name string) {
	if r.parts == nil {
		r.parts = map[string]int{}
	}
	r.parts[name]++
}

func (r *packageReader) text(t token) {
	switch {
	case r.meta == nil:
	case t.cdata:
		r.value.WriteString(t.text)
	default:
		r.value.WriteString(unescape(t.text))
	}
}

func (r *packageReader) end() {
	switch {
	case r.meta == nil:
	case r.depth > 0:
		r.depth--
	default:
		r.meta.value = oneLine(r.value.String())
		r.value.Reset()
		r.p.metas = append(r.p.metas, *r.meta)
		r.meta = nil
	}
}
