package epub

import (
	"time"

	"example.org/studyguide/render/markup"
	"example.org/studyguide/render/tongue"
	"example.org/studyguide/source/words"
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
	var m markup.Buffer
	m.Raw(xmlDeclaration + "<!DOCTYPE html>\n")
	m.Start("html", append([]string{"xmlns", xhtmlSpace, "xmlns:epub", opsSpace}, b.rootAttrs()...)...)
	m.Text("\n")
	m.Start("head")
	m.Start("title")
	m.Text(b.words.Text(words.Contents))
	m.End()
	m.Empty("link", "rel", "stylesheet", "type", "text/css", "href", styleName)
	m.EndLine()
	m.Start("body")
	m.Text("\n")

	m.Start("nav", "epub:type", "toc", "role", "doc-toc", "class", "toc", "id", "toc", "aria-labelledby", "h-toc")
	m.Text("\n")
	m.Line("h1", b.words.Text(words.Contents), "id", "h-toc")
	b.navList(&m, b.contents)
	m.EndLine()

	m.Start("nav", "epub:type", "landmarks", "id", "landmarks", "aria-labelledby", "h-landmarks", "hidden", "hidden")
	m.Text("\n")
	m.Line("h2", b.words.Text(words.Landmarks), "id", "h-landmarks")
	b.navList(&m, b.landmarks)
	m.EndLine()

	if len(b.pageList) > 0 {
		m.Start(
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
		m.Text("\n")
		m.Line("h2", b.words.Text(words.Pages), "id", "h-page-list")
		b.navList(&m, b.pageList)
		m.EndLine()
	}

	m.EndLine() // body
	m.EndLine() // html
	return m.String()
}

// navList writes entries as a list. A title that runs against the book gets its direction, as its heading has, and one
// in another script its language.
func (b *book) navList(m *markup.Buffer, es []entry) {
	t := tongue.Of(b.lang, nil)
	m.Start("ol")
	m.Text("\n")
	for _, e := range es {
		m.Start("li")
		tag := t.Whole(e.title)
		m.Start("a", "href", e.href, "epub:type", e.kind,
			"dir", markup.Against(e.title, b.rtl), "lang", tag, "xml:lang", tag)
		m.Text(e.title)
		m.End()
		if len(e.children) > 0 {
			m.Text("\n")
			b.navList(m, e.children)
		}
		m.EndLine()
	}
	m.EndLine()
}

// ncxDocument returns toc.ncx, the contents for devices that know EPUB 2 only (ANSI/NISO Z39.86-2005, section 8).
func ncxDocument(b *book) string {
	var m markup.Buffer
	m.Raw(xmlDeclaration)
	m.Start("ncx", "xmlns", "http://www.daisy.org/z3986/2005/ncx/", "version", "2005-1", "xml:lang", b.lang)
	m.Text("\n")
	m.Start("head")
	m.Text("\n")
	for _, meta := range [][2]string{
		{"dtb:uid", b.identifier}, // must be the book's identifier, letter for letter
		{"dtb:depth", ordinal(depth(b.contents))},
		{"dtb:totalPageCount", "0"},
		{"dtb:maxPageNumber", "0"},
	} {
		m.Empty("meta", "name", meta[0], "content", meta[1])
		m.Text("\n")
	}
	m.EndLine()
	ncxText(&m, "docTitle", b.title)
	for _, a := range b.meta.Authors {
		if a := clean(a); a != "" {
			ncxText(&m, "docAuthor", a)
		}
	}
	m.Start("navMap")
	m.Text("\n")
	order := 0
	ncxPoints(&m, b.contents, b.rtl, &order)
	m.EndLine()
	m.EndLine()
	return m.String()
}

func ncxPoints(m *markup.Buffer, es []entry, rtl bool, order *int) {
	for _, e := range es {
		*order++
		m.Start("navPoint", "id", "np-"+ordinal(*order), "playOrder", ordinal(*order))
		m.Text("\n")
		ncxText(m, "navLabel", e.title, "dir", markup.Against(e.title, rtl))
		m.Empty("content", "src", e.href)
		m.Text("\n")
		ncxPoints(m, e.children, rtl, order)
		m.EndLine()
	}
}

func ncxText(m *markup.Buffer, name, text string, attrs ...string) {
	m.Start(name, attrs...)
	m.Start("text")
	m.Text(text)
	m.End()
	m.EndLine()
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
