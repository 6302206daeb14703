package epub

import (
	"context"
	"fmt"
	"slices"
	"time"

	"example.org/studyguide/fonts"
	"example.org/studyguide/render"
	"example.org/studyguide/render/markup"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/memo"
	"example.org/studyguide/source/tex"
	"example.org/studyguide/source/words"
)

// A book is the content of the archive before it is packed.
type book struct {
	meta       ast.Meta
	title      string // never empty
	lang       string
	words      *words.Language
	rtl        bool
	identifier string
	modified   time.Time

	pages      []page // in reading order
	css        []byte
	fonts      []resource // for code
	images     []resource // in the order of their first use
	cover      string     // name of the cover image
	contents   []entry
	landmarks  []entry
	pageList   []entry // of the PDF edition, if it was made in the same run
	pageSource string  // names that edition
	access     access
	memory     *memo.Memory

	spans  map[string]diag.Span // anchor → place in the guide
	begins map[string]string    // name of a file in the archive → the first anchor in it
}

// A page is one XHTML file: its name below EPUB/xhtml/, its title and what stands in its body.
type page struct {
	name, title, body string
	math, svg         bool // it shows a formula, a drawing
}

// newBook turns the guide of a job into a book.
func newBook(ctx context.Context, job *render.Job) (*book, error) {
	g, set := job.Typeset(), job.Fonts
	if set == nil {
		set = fonts.NewSet()
	}
	var pdf *render.PageMap
	if job.PageList != nil {
		var err error
		if pdf, err = job.PageList(ctx); err != nil {
			return nil, fmt.Errorf("asking for the pages of the PDF: %w", err)
		}
	}
	im := newImages(job.Assets)
	w := newWriter(g, im, job, pdf)
	b := &book{
		meta:       g.Meta,
		title:      titleOf(g.Meta, w.lang),
		lang:       markup.Language(g.Meta),
		words:      w.lang,
		identifier: identifier(job.Guide),
		memory:     job.Memory,
	}
	b.rtl = ast.RightToLeft(b.lang)

	files, err := w.files(ctx, g, job.Guide, b.title)
	if err != nil {
		return nil, err
	}
	if w.folded { // once, however many there are
		at := g.Meta.At
		if at.IsZero() {
			at = g.At
		}
		w.Report(diag.New(diag.AnswersShown, at,
			"the answers are folded in the EPUB; reading devices that cannot fold show them below the questions").
			WithHint("--answers back puts them at the end of the book in every device"))
	}
	cover, coverImage, err := w.coverPage(ctx, job, b.title, set)
	if err != nil {
		return nil, err
	}
	b.cover = coverImage
	for _, p := range []*file{cover, w.titlePage(g, b.title)} {
		if p != nil {
			b.pages = append(b.pages, p.page(nil, w.lang))
		}
	}

	where := map[string]string{} // anchor → file
	for _, f := range files {
		f.eachID(func(id string) { where[id] = f.name })
	}
	c := lister{w.anchors, where, w.lang}
	back, listed := newBackMatter(w, g).files()
	b.contents = append(contents(g, c, files), unkinded(listed)...)
	b.pages = append(b.pages, b.contentsPages()...)
	b.spans, b.begins = spansOf(g, w.anchors), map[string]string{}
	for _, f := range files {
		b.pages = append(b.pages, f.page(where, w.lang))
		f.eachID(func(id string) {
			if name := root + "xhtml/" + f.name; b.begins[name] == "" {
				b.begins[name] = id
			}
		})
	}
	b.pages = append(b.pages, b.checklistPages(g, c)...)
	for _, f := range back {
		b.pages = append(b.pages, f.page(where, w.lang))
	}
	var rules string
	if b.fonts, rules, err = typefaces(b.pages, set); err != nil {
		return nil, fmt.Errorf("cutting the fonts: %w", err)
	}
	b.css = slices.Concat([]byte(rules), bookCSS, []byte(accentRules(w.accent)))
	if len(w.pages.labels) > 0 {
		b.pageList, b.pageSource = w.pages.list(where), pageSource(w.lang, b.title, pdf)
	}
	b.landmarks = append(landmarks(g, c, files), listed...)
	if cover != nil {
		first := entry{title: w.lang.Text(words.Cover), href: "xhtml/" + cover.name, kind: "cover"}
		b.landmarks = slices.Insert(b.landmarks, 0, first)
	}
	b.images = im.all
	b.access = accessOf(im)
	b.access.math = slices.ContainsFunc(b.pages, func(p page) bool { return p.math })
	b.access.pages = len(b.pageList) > 0
	when := earliest()
	if job.Dated() {
		when = job.Date()
	}
	b.modified = b.release(when, job.Moment)
	return b, nil
}

// titleOf returns the guide's title, or a general one if the front matter has none.
func titleOf(m ast.Meta, l *words.Language) string {
	if t := clean(m.Title); t != "" {
		return t
	}
	return l.Text(words.Untitled)
}

// sectionTitle returns a section's title as plain text, or the guide's for a section without one.
func sectionTitle(s *ast.Section, guide string) string {
	if t := clean(tex.Title(s.Title)); t != "" {
		return t
	}
	return guide
}

// faqSection returns the first section of frequently asked questions, or nil.
func faqSection(g *ast.Guide) *ast.Section {
	all := g.AllSections()
	if i := slices.IndexFunc(all, func(s *ast.Section) bool { return s.FAQ }); i >= 0 {
		return all[i]
	}
	return nil
}
