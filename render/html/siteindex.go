package html

import (
	"strings"

	"example.org/studyguide/render/markup"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/tex"
	"example.org/studyguide/source/words"
)

func (p *page) questionsWord() string { return p.lang.Text(words.PracticeQuestions) }
func (p *page) practiceWord() string  { return p.lang.Text(words.Practice) }

// index returns the body of the first page: what the guide is, the tools that find questions and show what is known of
// them, and the contents.
func (s *site) index() string {
	var top, tail markup.Fragment
	s.Begin(&top, 1)
	s.Start("header", "class", "cover")
	s.Text("\n")
	s.cover()
	s.Start("p", "class", "all")
	s.link(wholeFile, s.practiceWord()+" · "+s.lang.Count(words.CountQuestions, len(s.g.AllQuestions())))
	s.EndLine()
	s.EndLine()
	s.overview()
	s.sections()
	s.Begin(&s.list, 1)
	for _, l := range s.leaves {
		s.listing(l)
	}
	s.Begin(&tail, 1)
	s.notesOf(&s.intro, indexFile)
	s.Raw("</main>\n")
	s.imprint()
	return top.String() + "<main id=\"guide\">\n" + s.resolved(&s.intro.Buffer, indexFile) +
		s.resolved(&s.list.Buffer, indexFile) + tail.String()
}

// sections writes the list of the pages.
func (s *site) sections() {
	s.Open("nav", "class", "toc", "aria-labelledby", "h-contents")
	s.Line("h2", s.lang.Text(words.Contents), "id", "h-contents")
	s.Open("ol")
	for _, l := range s.leaves {
		s.Start("li")
		s.link(l.file, l.title)
		s.EndLine()
	}
	s.EndLine()
	s.EndLine()
}

// listing writes the questions of a page as links. The entries have the ids that the questions have in a page of the
// whole guide, so that links into that lead on.
func (s *site) listing(l *leaf) {
	id := ""
	if l.first {
		id = s.anchors[l.section.ID]
	}
	label := "h-" + strings.TrimSuffix(l.file, ".html")
	s.Start("section", "class", "section", "id", id, "aria-labelledby", landmark(s.indexed, l.title, label))
	s.Text("\n")
	s.Start("h2", "id", label)
	s.link(l.file, l.title)
	s.EndLine()
	s.entries(l.section.Sections, l.section.Questions)
	s.EndLine()
}

// entries writes questions, and sections with theirs, as a list of links.
func (s *site) entries(sections []*ast.Section, questions []*ast.Question) {
	if len(questions) > 0 {
		s.Open("ol", "class", "entries")
		for _, q := range questions {
			s.Start("li", "id", q.Key, "data-q", q.Key, "data-difficulty", clean(q.Difficulty),
				"data-tags", strings.Join(q.Tags, ", "))
			if id := s.anchors[q.ID]; id != q.Key {
				s.Start("span", "id", id)
				s.End()
			}
			s.entry(q.Key, markup.Label(q, s.lang))
			s.EndLine()
		}
		s.EndLine()
	}
	for _, sub := range sections {
		if s.placed(sub) {
			continue
		}
		s.Open("div", "class", "section")
		if title := clean(tex.Title(sub.Title)); title != "" {
			s.Start("h3", "id", s.anchors[sub.ID])
			s.entry(s.anchors[sub.ID], title)
			s.EndLine()
		}
		s.entries(sub.Sections, sub.Questions)
		s.EndLine()
	}
}

// leafBody returns the body of the page of a section.
func (s *site) leafBody(l *leaf, a about) string {
	var top, tail markup.Fragment
	s.Begin(&top, 1)
	s.Open("header", "class", "cover")
	s.upward()
	s.Line("h1", l.title, "id", "h-top", "dir", markup.Against(l.title, s.rtl), "lang", s.Tongues.Whole(l.title))
	s.Line("p", s.lang.Count(words.CountQuestions, l.section.CountQuestions()), "class", "counts")
	s.EndLine()
	s.tools()
	s.contentsOf(l.section.Sections, l.section.Questions, l.section.CountQuestions())
	s.Begin(&tail, 1)
	s.notesOf(&l.body, l.file)
	s.Raw("</main>\n")
	s.turn(a)
	s.imprint()
	return s.resolved(&top.Buffer, l.file) + "<main id=\"guide\">\n" + s.resolved(&l.body.Buffer, l.file) +
		tail.String()
}

// turn writes the links to the pages before and after, and to the first.
func (s *site) turn(a about) {
	titles := map[string]string{}
	for _, l := range s.leaves {
		titles[l.file] = l.title
	}
	s.Open("nav", "class", "turn", "aria-label", s.title)
	if a.prev != "" {
		s.link(a.prev, titles[a.prev], "rel", "prev")
		s.Text("\n")
	}
	s.link(indexFile, s.lang.Text(words.Contents), "rel", "up")
	s.Text("\n")
	if a.next != "" {
		s.link(a.next, titles[a.next], "rel", "next")
		s.Text("\n")
	}
	s.EndLine()
}

// notesOf writes the footnotes of a page.
func (s *site) notesOf(f *markup.Fragment, file string) {
	if len(f.Notes) > 0 {
		s.collected(f.Notes, func(n *markup.Note) string { return s.resolved(&n.Text.Buffer, file) })
	}
}

// asks returns the first questions of a page, as a description of it: as much as search engines show.
func (l *leaf) asks() string {
	const most = 155
	out := ""
	for _, q := range (&ast.Guide{Sections: []*ast.Section{l.section}}).AllQuestions() {
		next := clean(tex.Title(q.Title))
		if out != "" {
			next = out + " · " + next
		}
		if len([]rune(next)) > most {
			break
		}
		out = next
	}
	return out
}
