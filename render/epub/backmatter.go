package epub

import (
	"example.org/studyguide/render/markup"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/terms"
	"example.org/studyguide/source/words"
)

// A glossary and an index of terms stand behind the sections, as in the pages of the PDF. A book that flows has no
// pages: the index leads to questions, by their numbers or, if these are not clear, by their titles. Elements have the
// types of EPUB Indexes 1.0, which some reading devices know.

// backMatter is what stands behind the sections.
type backMatter struct {
	*writer
	guide  *ast.Guide
	index  *terms.Index
	says   []terms.Term      // the glossary
	names  map[string]string // of places, as the index shows them
	titled map[string]string // the titles of questions that it shows by their numbers
	clear  bool              // numbers are shown
}

func newBackMatter(w *writer, g *ast.Guide) *backMatter {
	b := &backMatter{writer: w, guide: g, index: terms.Of(g), names: map[string]string{}, titled: map[string]string{}}
	if w.exam {
		b.index = &terms.Index{}
	}
	b.says = b.index.Glossary()
	b.clear = numbersAreClear(g, b.index)
	if len(g.Intro) > 0 {
		b.names[terms.Introduction] = w.lang.Text(words.Introduction)
	}
	for _, s := range g.AllSections() {
		b.names[s.ID] = sectionTitle(s, titleOf(g.Meta, w.lang))
		for _, q := range s.Questions {
			b.name(q.ID, q.Number, markup.Label(q, w.lang))
		}
		for _, a := range s.Answers {
			b.name(a.ID, a.Number, shorten(ast.PlainText(a.Title), entryLen))
		}
	}
	return b
}

// numbersAreClear reports whether each question that an index leads to has a number of its own.
func numbersAreClear(g *ast.Guide, x *terms.Index) bool {
	used := map[string]bool{}
	for _, t := range x.Terms {
		for _, u := range t.Uses {
			used[u.ID] = true
		}
	}
	of := map[string]string{} // number → question
	for _, q := range g.AllQuestions() {
		if !used[q.ID] && !used[q.AnswerID] {
			continue
		}
		if q.Number == "" || of[q.Number] != "" {
			return false
		}
		of[q.Number] = q.ID
	}
	return true
}

// name sets how the index shows a question or an answer.
func (b *backMatter) name(id, number, title string) {
	b.names[id] = shorten(title, entryLen)
	if b.clear {
		b.names[id], b.titled[id] = number, title
	}
}

// files returns the glossary and the index, as far as there are any, and their entries in the contents, whose kinds are
// those of landmarks.
func (b *backMatter) files() (files []*file, listed []entry) {
	add := func(kind string, title string, these []*file) {
		if len(these) > 0 {
			files = append(files, these...)
			listed = append(listed, entry{title: title, href: "xhtml/" + these[0].name, kind: kind})
		}
	}
	title := b.lang.Text(words.Glossary)
	add("glossary", title, b.list("glossary", title, "dl", b.says, b.meaning))
	title = b.lang.Text(words.Index)
	add("index", title, b.list("index", title, "ul", b.index.Terms, b.entry))
	return files, listed
}

// list writes a list of terms to as few files as may hold it. write writes one term.
func (b *backMatter) list(kind, title, list string, all []terms.Term, write func(*terms.Term)) []*file {
	var out []*file
	for i := range all {
		if i == 0 || b.Len() > maxPart {
			if i > 0 {
				b.EndLine()
				b.EndLine()
			}
			p := &part{}
			b.begin(p, 1)
			name, heading := partName(kind, len(out)+1), headingOf(b.lang, title, len(out))
			out = append(out, &file{name: name + ".xhtml", title: title, parts: []*part{p}})
			b.Start("section", "epub:type", kind, "role", "doc-"+kind, "class", "terms", "aria-labelledby", "h-"+name)
			b.Text("\n")
			b.Line("h1", heading, "id", "h-"+name)
			of := ""
			if kind == "index" {
				of = "index-entry-list"
			}
			b.Start(list, "epub:type", of)
			b.Text("\n")
		}
		write(&all[i])
	}
	if len(out) > 0 {
		b.EndLine()
		b.EndLine()
	}
	return out
}

// meaning writes an entry of the glossary, with a link to what defines the term.
func (b *backMatter) meaning(t *terms.Term) {
	b.Start("dt", "epub:type", "glossterm")
	b.Text(t.Name)
	b.EndLine()
	b.Start("dd", "epub:type", "glossdef")
	b.Text(t.Long)
	if said := t.Said(); len(said) > 0 {
		if t.Long != "" {
			b.Text(": ")
		}
		b.Inlines(ast.Unlinked(said))
	}
	for _, u := range t.Uses {
		if u.Main {
			b.Text(" ")
			u.Main = false // it is the only one
			b.locator(u)
		}
	}
	b.EndLine()
}

// entry writes an entry of the index.
func (b *backMatter) entry(t *terms.Term) {
	b.Start("li", "epub:type", "index-entry")
	b.Start("span", "epub:type", "index-term")
	b.Text(t.Name)
	if t.Long != "" && len(b.says) == 0 {
		b.Text(" (" + t.Long + ")")
	}
	b.End()
	if !b.clear {
		b.Text("\n")
		b.Start("ul")
		b.Text("\n")
		for _, u := range t.Uses {
			b.Start("li")
			b.locator(u)
			b.EndLine()
		}
		b.EndLine()
		b.EndLine()
		return
	}
	for i, u := range t.Uses {
		b.Text(" ")
		b.locator(u)
		if i < len(t.Uses)-1 {
			b.Text(",")
		}
	}
	b.EndLine()
}

// locator writes a link to a place, bold if that defines the term.
func (b *backMatter) locator(u terms.Use) {
	link := []ast.Inline{&ast.Link{
		URL: "#" + u.ID, Title: b.titled[u.ID], Inlines: []ast.Inline{&ast.Text{Value: b.names[u.ID]}},
	}}
	if u.Main {
		link = []ast.Inline{&ast.Strong{Inlines: link}}
	}
	b.Inlines(link)
}
