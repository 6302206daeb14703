package epub

import (
	"strings"

	"studyguide/render/asset"
	"studyguide/source/ast"
)

// coverPage writes the page of the cover and gives the cover's name in the book; nil and "" if the guide has none
// that can be read.
func (w *writer) coverPage(m ast.Meta, title string) (*file, string) {
	if m.Cover == "" {
		return nil, ""
	}
	name, err := w.images.add(m.Cover)
	if err != nil {
		w.report(asset.Diagnostic(err, m.Span(), m.Cover))
		return nil, ""
	}
	p := &part{}
	w.begin(p, 1)
	w.start("section", "epub:type", "cover", "class", "cover")
	w.text("\n")
	w.image(&ast.Image{Loc: m.Loc, Src: m.Cover, Alt: "Cover of " + title}, "cover")
	w.text("\n")
	w.endLine()
	return &file{name: "cover.xhtml", title: title, parts: []*part{p}}, name
}

// titlePage writes the page that says what the guide is, who made it and how much is in it.
func (w *writer) titlePage(g *ast.Guide, title string) *file {
	m := g.Meta
	p := &part{}
	w.begin(p, 1)
	w.start("section", "epub:type", "titlepage", "class", "titlepage")
	w.text("\n")
	w.line("h1", title)
	for _, l := range []struct{ class, text string }{
		{"subtitle", m.Subtitle},
		{"authors", strings.Join(m.Authors, ", ")},
		{"date", m.Date},
		{"counts", w.counts(g)},
		{"description", m.Description},
		{"publisher", m.Publisher},
		{"rights", m.Rights},
	} {
		if t := clean(l.text); t != "" {
			w.line("p", t, "class", l.class)
		}
	}
	w.endLine()
	return &file{name: "title.xhtml", title: title, parts: []*part{p}}
}

// counts tells how much is in the guide. It is right once the guide's files are written.
func (w *writer) counts(g *ast.Guide) string {
	out := []string{count(len(g.AllQuestions()), "question")}
	if n := len(g.Sections); n > 1 {
		out = append(out, count(n, "section"))
	}
	if w.listings > 0 {
		out = append(out, count(w.listings, "listing"))
	}
	return strings.Join(out, ", ")
}

// clean puts s on one line with single spaces.
func clean(s string) string { return strings.Join(strings.Fields(s), " ") }
