package epub

import (
	"cmp"
	"context"
	"fmt"
	"strings"

	"example.org/studyguide/fonts"
	"example.org/studyguide/render"
	"example.org/studyguide/render/asset"
	"example.org/studyguide/render/cover"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/memo"
	"example.org/studyguide/source/words"
)

// drawn is the cache key of a drawn cover: its content and its fonts.
type drawn struct {
	what string
	set  *fonts.Set
}

// coverPage writes the page of the cover and returns the cover's name in the book. The cover is the author's image; if
// there is none that can be read, one is drawn. A guide whose author wants none has no page and no name.
func (w *writer) coverPage(ctx context.Context, job *render.Job, title string, set *fonts.Set) (*file, string, error) {
	what, g := job.Cover(), job.Guide
	if what == nil {
		return nil, "", nil
	}
	name, err := "", error(nil)
	if src := g.Meta.Cover; src != "" {
		if name, _, err = w.images.add(src); err != nil {
			w.Report(asset.Diagnostic(err, cmp.Or(g.Meta.Brand.CoverAt, g.Meta.Span()), src, asset.AsCover))
		}
	}
	if name == "" {
		key := drawn{fmt.Sprintf("%#v", *what), set}
		png, ok := memo.Get[[]byte](w.memory, key)
		if !ok {
			if png, err = cover.PNG(ctx, *what, set); err != nil {
				return nil, "", fmt.Errorf("drawing the cover: %w", err)
			}
			memo.Put(w.memory, key, png)
		}
		name = w.images.put(resource{"images/cover.png", "image/png", png})
	}
	p := &part{}
	w.begin(p, 1)
	w.Start("section", "epub:type", "cover", "class", "cover")
	w.Text("\n")
	w.Empty(
		"img",
		"src",
		"../"+name,
		"alt",
		w.lang.Text(words.CoverOf, "title", title),
		"class",
		"cover",
		"role",
		"doc-cover",
	)
	w.Text("\n")
	w.EndLine()
	return &file{name: "cover.xhtml", title: title, parts: []*part{p}}, name, nil
}

// titlePage writes the page that says what the guide is, who made it and how much is in it.
func (w *writer) titlePage(g *ast.Guide, title string) *file {
	m := g.Meta
	p := &part{}
	w.begin(p, 1)
	w.Start("section", "epub:type", "titlepage", "class", "titlepage")
	w.Text("\n")
	w.Line("h1", title)
	for _, l := range []struct{ class, text string }{
		{"subtitle", m.Subtitle},
		{"authors", w.lang.List(m.Authors)},
		{"date", w.dated(m)},
		{"edition", w.edition(g)},
		{"counts", w.counts(g)},
		{"grades", w.grades()},
		{"description", m.Description},
		{"publisher", m.Publisher},
		{"rights", m.Rights},
		{"watermark", m.Brand.Watermark},
	} {
		if t := clean(l.text); t != "" {
			w.Line("p", t, "class", l.class)
		}
		if rows := cover.Of(g, w.lang).Rows; l.class == "grades" && len(rows) > 0 {
			ornament(&p.Buffer, rows, w.accent, w.rtl)
			p.drawn = true
		}
	}
	if of := m.Brand.Licence; of != "" {
		w.linked("licence", words.Licence, "licence", of, ast.LicenceURL(of))
	}
	if m.URL != "" {
		w.linked("url", words.DeckNewest, "url", m.URL, m.URL)
	}
	w.logo(m)
	w.EndLine()
	return &file{name: "title.xhtml", title: title, parts: []*part{p}}
}

// dated returns the version and the date of a guide.
func (w *writer) dated(m ast.Meta) string {
	version := w.lang.Version(m.Brand.Version)
	if version == "" || m.Date == "" {
		return version + m.Date
	}
	return version + " · " + m.Date
}

// linked writes a paragraph of a class: a text of the books with a link in one of its places, or a text that leads
// nowhere.
func (w *writer) linked(class string, of words.Concept, place, said, to string) {
	before, after := w.lang.Around(of, place)
	w.Start("p", "class", class)
	w.Text(before)
	if to != "" {
		w.Start("a", "href", to)
	}
	w.Text(said)
	if to != "" {
		w.End()
	}
	w.Text(after)
	w.EndLine()
}

// logo writes the author's logo, if it can be shown.
func (w *writer) logo(m ast.Meta) {
	logo := m.LogoPath()
	if logo == "" {
		return
	}
	name, _, err := w.images.add(logo)
	if err != nil {
		w.Report(asset.Diagnostic(err, cmp.Or(m.Brand.LogoAt, m.Span()), m.Logo, asset.AsLogo))
		return
	}
	w.Start("p", "class", "logo")
	w.Empty("img", "src", "../"+name, "alt", cmp.Or(clean(m.Publisher), w.lang.List(m.Authors), titleOf(m, w.lang)))
	w.EndLine()
}

// edition returns which of several papers the book is, or the key of which.
func (w *writer) edition(g *ast.Guide) string {
	var out []string
	if g.Meta.Answers == ast.AnswersOnly {
		out = append(out, w.lang.Text(words.PaperKey))
	}
	if g.Version != "" {
		out = append(out, w.lang.Text(words.PaperVersion, "version", g.Version))
	}
	return strings.Join(out, " · ")
}

// counts returns what the guide holds, such as "105 questions, 6 sections".
func (w *writer) counts(g *ast.Guide) string {
	out := []string{cover.Asked(g, w.lang)}
	if n := g.Parts(); n > 0 {
		out = append(out, w.lang.Count(words.CountSections, n))
	}
	listings, tables := g.Exhibits()
	if listings > 0 {
		out = append(out, w.lang.Count(words.CountListings, listings))
	}
	if tables > 0 {
		out = append(out, w.lang.Count(words.CountTables, tables))
	}
	return w.lang.List(out)
}

// grades returns the number of questions of each difficulty.
func (w *writer) grades() string {
	var parts []string
	for _, d := range w.levels {
		parts = append(parts, w.grade(d.N, d.Word))
	}
	return w.lang.List(parts)
}

// grade returns a number of questions of a difficulty.
func (w *writer) grade(n int, difficulty string) string {
	return w.lang.Text(words.Grade, "n", ordinal(n), "difficulty", difficulty)
}

// clean puts s on one line with single spaces.
func clean(s string) string { return strings.Join(strings.Fields(s), " ") }
