package epub

import (
	"example.org/studyguide/render"
	"example.org/studyguide/render/markup"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/words"
)

// pages maps pages of the PDF edition to the book: each page to the first section, question or answer that stands at
// the beginning of something on it. A page on which nothing begins is left out, since no place in the book is certainly
// its start.
type pages struct {
	labels []string          // in reading order
	at     map[string]string // id of the tree → label
}

// introductionID is the PDF's id of the introduction, which is no section of the tree.
const introductionID = "introduction"

// pagesOf returns the pages of a PDF that was made in the same run, or none.
func pagesOf(g *ast.Guide, m *render.PageMap) pages {
	p := pages{at: map[string]string{}}
	if m == nil {
		return p
	}
	seen := map[string]bool{}
	add := func(id string) {
		if label := m.Label[id]; label != "" && !seen[label] {
			seen[label] = true
			p.labels = append(p.labels, label)
			p.at[id] = label
		}
	}
	add(introductionID)
	var section func(s *ast.Section)
	section = func(s *ast.Section) {
		if !blank(s.Title) {
			add(s.ID)
		}
		for _, q := range s.Questions {
			add(q.ID)
		}
		for _, a := range s.Answers {
			add(a.ID)
		}
		for _, sub := range s.Sections {
			section(sub)
		}
	}
	for _, s := range g.Sections {
		section(s)
	}
	return p
}

// pageAnchor returns the id of the mark of a page.
func pageAnchor(label string) string { return markup.Anchor("page", label) }

// list returns the entries of the page list.
func (p pages) list(where map[string]string) []entry {
	var out []entry
	for _, label := range p.labels {
		a := pageAnchor(label)
		out = append(out, entry{title: label, href: "xhtml/" + where[a] + "#" + a})
	}
	return out
}

// pageSource returns the name of the edition whose pages the book lists.
func pageSource(l *words.Language, title string, m *render.PageMap) string {
	return l.Text(words.PDFEdition, "title", title, "pages", l.Count(words.CountPages, m.Count))
}
