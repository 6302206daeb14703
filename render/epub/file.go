package epub

import (
	"cmp"
	"slices"
	"strings"

	"example.org/studyguide/render/markup"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/words"
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
		p.math = p.math || part.Math
		p.svg = p.svg || part.drawn
		for _, n := range part.Notes {
			p.math = p.math || n.Text.Math
		}
	}
	return p
}

// eachID returns every anchor of the file, those of its footnotes too.
func (f *file) eachID(yield func(id string)) {
	for _, p := range f.parts {
		for _, id := range p.IDs {
			yield(id)
		}
		for _, n := range p.Notes {
			for _, id := range n.Text.IDs {
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
	var m markup.Buffer
	var open []*ast.Section
	for _, p := range f.parts {
		keep := common(open, p.path)
		for len(open) > keep {
			m.EndLine()
			open = open[:len(open)-1]
		}
		for len(open) < len(p.path) {
			open = p.path[:len(open)+1]
			f.startSection(&m, open, p, l)
		}
		m.Raw(p.Resolve(fileOf))
	}
	for range open {
		m.EndLine()
	}
	f.footnotes(&m, fileOf, l)
	return m.String()
}

// startSection opens the element of the last section of path, in which p stands. Where the section goes on from an
// earlier file its title is repeated, so that no file begins with a heading of a lower level.
func (f *file) startSection(m *markup.Buffer, path []*ast.Section, p *part, l *words.Language) {
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
		id, label = p.IDs[0], p.label
	}
	m.Start("section", "epub:type", kind, "role", role, "id", id, "aria-labelledby", label, "class", "section")
	m.Text("\n")
	if !opens && titled(path) {
		m.Line("h"+ordinal(min(levelOf(path), 6)), l.Text(words.ContinuedTitle, "title", sectionTitle(s, f.title)))
	}
}

// footnotes writes the footnotes of all parts in the order of their numbers: that which a note brings along counts
// behind those of the text.
func (f *file) footnotes(m *markup.Buffer, fileOf func(string) string, l *words.Language) {
	var all []*markup.Note
	for _, p := range f.parts {
		all = append(all, p.Notes...)
	}
	if len(all) == 0 {
		return
	}
	slices.SortStableFunc(all, func(a, b *markup.Note) int {
		return cmp.Or(len(a.Number)-len(b.Number), strings.Compare(a.Number, b.Number))
	})
	m.Start("section", "class", "notes", "aria-label", l.Text(words.Notes))
	m.Text("\n")
	for _, n := range all {
		m.Raw(n.Text.Resolve(fileOf))
	}
	m.EndLine()
}

// common returns the number of sections that two paths share at their start.
func common(a, b []*ast.Section) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}
