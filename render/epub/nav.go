package epub

import (
	"time"

	"studyguide/render/tongue"
	"studyguide/source/words"
)

const (
	xmlDeclaration = `<?xml version="1.0" encoding="UTF-8"?>` + "\n"
	xhtmlSpace     = "http://www.w3.org/1999/xhtml"
	opsSpace       = "http://www.idpf.org/2007/ops"
)

// navDocument returns nav.xhtml: the contents, the landmarks and the page list, all for the reading device only (EPUB
// 3.3, section 7). It is no page of the book, since older engines would show the lists that it hides; see
// [book.contentsPages].
func navDocument(b *book) string {
	var m markup
	m.raw(xmlDeclaration + "<!DOCTYPE html>\n")
	m.start("html", append([]string{"xmlns", xhtmlSpace, "xmlns:epub", opsSpace}, b.rootAttrs()...)...)
	m.text("\n")
	m.start("head")
	m.start("title")
	m.text(b.words.Text(words.Contents))
	m.end()
	m.empty("link", "rel", "stylesheet", "type", "text/css", "href", styleName)
	m.endLine()
	m.start("body")
	m.text("\n")

	m.start("nav", "epub:type", "toc", "role", "doc-toc", "class", "toc", "id", "toc", "aria-labelledby", "h-toc")
	m.text("\n")
	m.line("h1", b.words.Text(words.Contents), "id", "h-toc")
	b.navList(&m, b.contents)
	m.endLine()

	m.start("nav", "epub:type", "landmarks", "id", "landmarks", "aria-labelledby", "h-landmarks", "hidden", "hidden")
	m.text("\n")
	m.line("h2", b.words.Text(words.Landmarks), "id", "h-landmarks")
	b.navList(&m, b.landmarks)
	m.endLine()

	if len(b.pageList) > 0 {
		m.start(
			"nav",
			"epub:type",
			"page-list",
			"role",
			"doc-pagelist",
			"id",
			"page-list",
			"aria-labelledby",
			"h-page-list",
			"hidden",
			"hidden",
		)
		m.text("\n")
		m.line("h2", b.words.Text(words.Pages), "id", "h-page-list")
		b.navList(&m, b.pageList)
		m.endLine()
	}

	m.endLine() // body
	m.endLine() // html
	return m.b.String()
}

// navList writes entries as a list. A title that runs against the book gets its direction, as its heading has, and one
// in another script its language.
func (b *book) navList(m *markup, es []entry) {
	t := tongue.Of(b.lang, nil)
	m.start("ol")
	m.text("\n")
	for _, e := range es {
		m.start("li")
		tag := t.Whole(e.title)
		m.start("a", "href", e.href, "epub:type", e.kind,
			"dir", against(e.title, b.rtl), "lang", tag, "xml:lang", tag)
		m.text(e.title)
		m.end()
		if len(e.children) > 0 {
			m.text("\n")
			b.navList(m, e.children)
		}
		m.endLine()
	}
	m.endLine()
}

// ncxDocument returns toc.ncx, the contents for devices that know EPUB 2 only (ANSI/NISO Z39.86-2005, section 8).
func ncxDocument(b *book) string {
	var m markup
	m.raw(xmlDeclaration)
	m.start("ncx", "xmlns", "http://www.daisy.org/z3986/2005/ncx/", "version", "2005-1", "xml:lang", b.lang)
	m.text("\n")
	m.start("head")
	m.text("\n")
	for _, meta := range [][2]string{
		{"dtb:uid", b.identifier}, // must be the book's identifier, letter for letter
		{"dtb:depth", ordinal(depth(b.contents))},
		{"dtb:totalPageCount", "0"},
		{"dtb:maxPageNumber", "0"},
	} {
		m.empty("meta", "name", meta[0], "content", meta[1])
		m.text("\n")
	}
	m.endLine()
	ncxText(&m, "docTitle", b.title)
	for _, a := range b.meta.Authors {
		if a := clean(a); a != "" {
			ncxText(&m, "docAuthor", a)
		}
	}
	m.start("navMap")
	m.text("\n")
	order := 0
	ncxPoints(&m, b.contents, b.rtl, &order)
	m.endLine()
	m.endLine()
	return m.b.String()
}

func ncxPoints(m *markup, es []entry, rtl bool, order *int) {
	for _, e := range es {
		*order++
		m.start("navPoint", "id", "np-"+ordinal(*order), "playOrder", ordinal(*order))
		m.text("\n")
		ncxText(m, "navLabel", e.title, "dir", against(e.title, rtl))
		m.empty("content", "src", e.href)
		m.text("\n")
		ncxPoints(m, e.children, rtl, order)
		m.endLine()
	}
}

func ncxText(m *markup, name, text string, attrs ...string) {
	m.start(name, attrs...)
	m.start("text")
	m.text(text)
	m.end()
	m.endLine()
}

// depth returns the number of levels of es.
func depth(es []entry) int {
	deepest := 0
	for _, e := range es {
		deepest = max(deepest, 1+depth(e.children))
	}
	return deepest
}

// rootAttrs returns the attributes of every XHTML root: its language, and the direction of one that is not the usual.
func (b *book) rootAttrs() []string {
	dir := ""
	if b.rtl {
		dir = "rtl"
	}
	return []string{"lang", b.lang, "xml:lang", b.lang, "dir", dir}
}

// modifiedStamp returns a time in the only form that dcterms:modified may have (EPUB 3.3, section 5.5.6).
func modifiedStamp(t time.Time) string { return t.UTC().Format("2006-01-02T15:04:05Z") }
