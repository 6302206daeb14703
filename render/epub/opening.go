package epub

import (
	"slices"
	"strings"

	"example.org/studyguide/render/markup"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/tex"
	"example.org/studyguide/source/words"
)

// Fewer entries than listedLeast are seen without a list, more than listedMost are for the contents: they take several
// screens. Titles are shorter there than in the contents, two lines at most.
const (
	listedLeast = 6
	listedMost  = 40
	listedLen   = 80
)

// An opener writes what stands between the title of a chapter and its text.
type opener struct{ *writer }

// held returns how many questions of which difficulty are in a chapter, in a line; "" if there are none, or if the
// title page says it, since it is the only chapter.
func (w opener) held(s *ast.Section) string {
	g := &ast.Guide{Sections: []*ast.Section{s}}
	answers := 0
	for _, s := range g.AllSections() {
		answers += len(s.Answers)
	}
	questions := len(g.AllQuestions())
	switch {
	case w.alone:
		return ""
	case s.Back && answers > 0:
		return w.lang.Count(words.CountAnswers, answers)
	case questions == 0:
		return ""
	}
	facts := []string{w.lang.Count(words.CountQuestions, questions)}
	in := g.Difficulties()
	for _, d := range w.levels {
		same := func(t ast.Tally) bool { return strings.EqualFold(t.Word, d.Word) }
		if i := slices.IndexFunc(in, same); i >= 0 && len(in) > 1 {
			facts = append(facts, w.grade(in[i].N, d.Word))
		}
	}
	return strings.Join(facts, " · ")
}

// write writes what a chapter holds, and a list that leads to its questions and its parts.
func (w opener) write(s *ast.Section, held string) {
	w.Line("p", held, "class", markup.Capitals("holds", held))
	if in := w.listed(s); !s.Back && listedLeast <= len(in) && len(in) <= listedMost {
		w.Start("nav", "class", "holds", "aria-labelledby", headingID(w.anchors[s.ID]))
		w.Text("\n")
		w.Start("ol")
		w.Text("\n")
		for _, e := range in {
			w.Start("li")
			title := shorten(e.title, listedLen)
			tag := w.tongues.Whole(title)
			w.StartLink(e.href, "dir", markup.Against(title, w.rtl), "lang", tag, "xml:lang", tag)
			w.Text(title)
			w.End()
			w.EndLine()
		}
		w.EndLine()
		w.EndLine()
	}
}

// listed returns the questions of a section and its parts, with anchors as targets; those of a part without a title are
// listed like its own.
func (w opener) listed(s *ast.Section) []entry {
	var out []entry
	for _, q := range s.Questions {
		out = append(out, entry{title: markup.Label(q, w.lang), href: w.targets[q.ID]})
	}
	for _, sub := range s.Sections {
		if blank(sub.Title) {
			out = append(out, w.listed(sub)...)
		} else {
			out = append(out, entry{title: clean(tex.Title(sub.Title)), href: w.targets[sub.ID]})
		}
	}
	return out
}
