package epub

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"path"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"

	"example.org/studyguide/render/markup"
	"example.org/studyguide/source/ast"
)

// packageDocument returns package.opf: metadata, manifest and reading order.
func packageDocument(b *book) string {
	var m markup.Buffer
	m.Raw(xmlDeclaration)
	m.Start("package", "xmlns", "http://www.idpf.org/2007/opf", "version", "3.0",
		"unique-identifier", "book-id", "xml:lang", b.lang)
	m.Text("\n")
	writeMetadata(&m, b)
	writeManifest(&m, b)

	direction := ""
	if b.rtl {
		direction = "rtl"
	}
	m.Start("spine", "toc", "ncx", "page-progression-direction", direction)
	m.Text("\n")
	for _, p := range b.pages {
		m.Empty("itemref", "idref", pageID(p.name))
		m.Text("\n")
	}
	m.EndLine()
	m.EndLine()
	return m.String()
}

func writeMetadata(m *markup.Buffer, b *book) {
	m.Start("metadata", "xmlns:dc", "http://purl.org/dc/elements/1.1/")
	m.Text("\n")
	dc := func(name, text, id string) {
		if text = clean(text); text != "" {
			m.Line("dc:"+name, text, "id", id)
		}
	}
	refine := func(id, property, value string, attrs ...string) {
		m.Line("meta", value, append([]string{"refines", "#" + id, "property", property}, attrs...)...)
	}
	dc("identifier", b.identifier, "book-id")
	dc("title", b.title, "title")
	refine("title", "title-type", "main")
	if clean(b.meta.Subtitle) != "" {
		refine("title", "display-seq", "1")
		dc("title", b.meta.Subtitle, "subtitle")
		refine("subtitle", "title-type", "subtitle")
		refine("subtitle", "display-seq", "2")
	}
	dc("language", b.lang, "")
	n := 0
	for _, a := range b.meta.Authors {
		if clean(a) == "" {
			continue
		}
		n++
		id := "author-" + ordinal(n)
		dc("creator", a, id)
		refine(id, "role", "aut", "scheme", "marc:relators")
		refine(id, "display-seq", ordinal(n))
	}
	if d := strings.TrimSpace(b.meta.Date); ast.IsDate(d) {
		dc("date", d, "")
	}
	dc("publisher", b.meta.Publisher, "")
	dc("rights", b.meta.Rights, "")
	dc("description", b.meta.Description, "")
	for _, s := range b.meta.Subjects {
		dc("subject", s, "")
	}
	if b.pageSource != "" {
		dc("source", b.pageSource, "pages")
		refine("pages", "source-of", "pagination")
		m.Line("meta", clean(b.pageSource), "property", "pageBreakSource")
	}
	m.Line("meta", modifiedStamp(b.modified), "property", "dcterms:modified")
	for _, f := range b.access.facts(b.words) {
		m.Line("meta", f.value, "property", "schema:"+f.property)
	}
	if c := b.meta.Claim; c.ConformsTo != "" { // a person may be named (EPUB Accessibility 1.1, section 4)
		m.Line("meta", c.ConformsTo, "property", "dcterms:conformsTo", "id", "conformance")
		if clean(c.CertifiedBy) != "" {
			refine("conformance", "a11y:certifiedBy", clean(c.CertifiedBy))
		}
	}
	if b.cover != "" {
		m.Empty("meta", "name", "cover", "content", imageID(b.cover)) // EPUB 2's way, which shops still look for
		m.Text("\n")
	}
	m.EndLine()
}

func writeManifest(m *markup.Buffer, b *book) {
	m.Start("manifest")
	m.Text("\n")
	item := func(id, href, mediaType, properties string) {
		m.Empty("item", "id", id, "href", href, "media-type", mediaType, "properties", properties)
		m.Text("\n")
	}
	item("nav", navName, "application/xhtml+xml", "nav")
	item("ncx", ncxName, "application/x-dtbncx+xml", "")
	item("style", styleName, "text/css", "")
	if b.access.math {
		item("style-plain", plainName, "text/css", "")
	}
	for _, r := range b.fonts {
		item("font-"+strings.TrimSuffix(path.Base(r.name), path.Ext(r.name)), r.name, r.mediaType, "")
	}
	for _, r := range b.images {
		properties := ""
		if r.name == b.cover {
			properties = "cover-image"
		}
		item(imageID(r.name), r.name, r.mediaType, properties)
	}
	for _, p := range b.pages {
		properties := ""
		switch {
		case p.math:
			properties = "mathml"
		case p.svg:
			properties = "svg"
		}
		item(pageID(p.name), "xhtml/"+p.name, "application/xhtml+xml", properties)
	}
	m.EndLine()
}

// pageID and imageID return ids in the manifest; the prefixes keep pages and images from sharing one.
func pageID(name string) string { return "page-" + strings.TrimSuffix(name, ".xhtml") }
func imageID(name string) string {
	return "image-" + strings.TrimSuffix(path.Base(name), path.Ext(name))
}

// identifier returns the unique identifier of the book: the author's own, else a UUID of version 5 (RFC 9562, section
// 5.5) made from the guide's title, the name of its file and its edition. Reading devices keep a reader's place by it,
// so it stays the same whatever is corrected, added or removed.
func identifier(g *ast.Guide) string {
	if clean(g.Meta.Identifier) != "" {
		return g.Identity()
	}
	var b strings.Builder
	b.WriteString("studyguide\n" + g.Identity())
	if m := g.Meta.Answers; m == ast.AnswersBack || m == ast.AnswersDetails {
		b.WriteString("answers " + m + "\n") // a device may hold two editions of one guide
	}
	if g.Selected != "" {
		b.WriteString("only " + g.Selected + "\n")
	}
	return "urn:uuid:" + uuid.NewSHA1(uuid.NameSpaceOID, []byte(b.String())).String()
}

// earliest returns the day on which EPUB 3.3 became a standard. A book must say when it was last modified (EPUB 3.3,
// 5.5.6): that of an undated guide says this day, before which no book of this form can be.
func earliest() time.Time { return time.Date(2023, time.May, 25, 0, 0, 0, 0, time.UTC) }

// release returns the date of the book. A day without a time gets one from the content: devices take two books of one
// identifier and one date for the same, and keep the old one.
func (b *book) release(date time.Time, moment bool) time.Time {
	const day = 24 * time.Hour
	if moment || !date.Equal(date.Truncate(day)) {
		return date
	}
	h := sha256.New()
	h.Write([]byte(packageDocument(b)))
	h.Write([]byte(navDocument(b)))
	for _, p := range b.pages {
		fmt.Fprintf(h, "%s\n%s\n%s\n", p.name, p.title, p.body)
	}
	h.Write(b.css)
	for _, r := range slices.Concat(b.fonts, b.images) {
		fmt.Fprintf(h, "%s\n%x\n", r.name, sha256.Sum256(r.data))
	}
	seconds := binary.BigEndian.Uint32(h.Sum(nil)) % uint32(day/time.Second)
	return date.Add(time.Duration(seconds) * time.Second)
}
