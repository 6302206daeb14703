package epub

import (
	"cmp"
	"slices"
	"strings"

	"studyguide/source/ast"
	"studyguide/source/words"
)

// A file is an XHTML file in the making: the parts that it holds.
type file struct {
	name, title string
	parts       []*part
	intro       bool // it holds the introduction
}

// page returns the finished page; where maps every anchor to its file.
func (f *file) page(where map[string]string, lang *words.Language) page {
	p := page{name: f.name, title: f.title, body: f.body(where, lang)}
	for _, part := range f.parts {
		p.math = p.math || part.hasMath
		p.svg = p.svg || part.drawn
		for _, n := range part.notes {
			p.math = p.math || n.part.hasMath
		}
	}
	return p
}

// eachID returns every anchor of the file, those of its footnotes too.
func (f *file) eachID(yield func(id string)) {
	for _, p := range f.parts {
		for _, id := range p.ids {
			yield(id)
		}
		for _, n := range p.notes {
			for _, id := range n.part.ids {
				yield(id)
			}
		}
	}
}

// body returns the content of the file's body element: the parts inside their sections, then the footnotes. where maps
// every anchor to its file.
func (f *file) body(where map[string]string, l *words.Language) string {
	fileOf := func(target string) string {
		if name := where[target]; name != f.name {
			return name
		}
		return ""
	}
	var m markup
	var open []*ast.Section
	for _, p := range f.parts {
		keep := common(open, p.path)
		for len(open) > keep {
			m.endLine()
			open = open[:len(open)-1]
		}
		for len(open) < len(p.path) {
			open = p.path[:len(open)+1]
			f.startSection(&m, open, p, l)
		}
		m.raw(p.resolve(fileOf))
	}
	for range open {
		m.endLine()
	}
	f.footnotes(&m, fileOf, l)
	return m.b.String()
}

// startSection opens the element of the last section of path, in which p stands. Where the section goes on from an
// earlier file its title is repeated, so that no file begins with a heading of a lower level.
func (f *file) startSection(m *markup, path []*ast.Section, p *part, l *words.Language) {
	s := path[len(path)-1]
	opens := p.opens && len(path) == len(p.path)
	kind, role := "", ""
	switch {
	case s.FAQ:
		kind, role = "qna", "doc-qna"
	case len(path) == 1:
		kind, role = "chapter", "doc-chapter"
	}
	id, label := "", ""
	if opens {
		id, label = p.ids[0], p.label
	}
	m.start("section", "epub:type", kind, "role", role, "id", id, "aria-labelledby", label, "class", "section")
	m.text("\n")
	if !opens && titled(path) {
		m.line("h"+ordinal(min(levelOf(path), 6)), l.Text(words.ContinuedTitle, "title", sectionTitle(s, f.title)))
	}
}

// footnotes writes the footnotes of all parts in the order of their numbers: that which a note brings along counts
// behind those of the text.
func (f *file) footnotes(m *markup, fileOf func(string) string, l *words.Language) {
	var all []*note
	for _, p := range f.parts {
		all = append(all, p.notes...)
	}
	if len(all) == 0 {
		return
	}
	slices.SortStableFunc(all, func(a, b *note) int {
		return cmp.Or(len(a.number)-len(b.number), strings.Compare(a.number, b.number))
	})
	m.start("section", "class", "notes", "aria-label", l.Text(words.Notes))
	m.text("\n")
	for _, n := range all {
		m.raw(n.part.resolve(fileOf))
	}
	m.endLine()
}

// common returns the number of sections that two paths share at their start.
func common(a, b []*ast.Section) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}
