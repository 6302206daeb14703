package epub

import (
	"example.org/studyguide/render/markup"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/words"
)

// checklist reports whether the book of g ends with a list of all questions. On paper they have boxes to tick; here
// each is a link, and what readers know they mark as their devices do.
func checklist(g *ast.Guide) bool { return g.Meta.Checklist && len(g.AllQuestions()) > 1 }

// checklistPages returns the list of all questions, with how many there are in each section, as few pages as maxFile
// allows.
func (b *book) checklistPages(g *ast.Guide, c lister) []page {
	if !checklist(g) {
		return nil
	}
	var all []entry
	for _, s := range g.Sections {
		n := s.CountQuestions()
		if n == 0 {
			continue
		}
		es := c.section(s)
		if !blank(s.Title) {
			es[0].title += " · " + b.words.Count(words.CountQuestions, n)
		}
		all = append(all, es...)
	}
	title := b.words.Text(words.Checklist)
	var out []page
	for i, es := range paginate(limit(all, contentsDepth), maxFile) {
		var m markup.Buffer
		m.Start("nav", "class", "toc", "aria-labelledby", "h-checklist")
		m.Text("\n")
		m.Line("h1", headingOf(b.words, title, i), "id", "h-checklist")
		b.navList(&m, beside(es))
		m.EndLine()
		out = append(out, page{name: checklistName(i + 1), title: title, body: m.String()})
	}
	return out
}

// checklistName returns the name of the nth page of the checklist, from 1.
func checklistName(n int) string { return partName("checklist", n) + ".xhtml" }
