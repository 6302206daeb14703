package html

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"example.org/studyguide/render"
	"example.org/studyguide/render/markup"
	"example.org/studyguide/render/tongue"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/tex"
	"example.org/studyguide/source/words"
)

// A page is the page in the making: its body, and what the writing of it needs.
type page struct {
	*markup.Writer
	body  markup.Fragment
	g     *ast.Guide
	job   *render.Job
	lang  *words.Language
	tag   string // of the language
	rtl   bool
	title string // never empty
	up    string // the file that leads to this page, if it is in a folder

	pictures *pictures
	anchors  map[string]string      // id of the tree → id of its element
	answers  map[string]*ast.Answer // that stand apart in the tree, by id
	asked    map[string]bool        // those of them whose question is in the guide
	notes    map[string]*markup.Note
	listed   []*markup.Note  // in the order of their numbers
	names    map[string]bool // of sections so far
}

// newPage returns a page of job's guide. ps are the pictures that it may share with others.
func newPage(job *render.Job, ps *pictures) *page {
	g := job.Typeset()
	p := &page{
		g:        g,
		names:    map[string]bool{},
		job:      job,
		lang:     words.For(g.Meta.Language, g.Meta.Words),
		tag:      markup.Language(g.Meta),
		pictures: ps,
		anchors:  map[string]string{},
		answers:  g.MovedAnswers(),
		asked:    map[string]bool{},
		notes:    map[string]*markup.Note{},
	}
	p.rtl = ast.RightToLeft(p.tag)
	if p.title = clean(g.Meta.Title); p.title == "" {
		p.title = p.lang.Text(words.Untitled)
	}
	p.Writer = markup.NewWriter(markup.Config{
		Language: p.lang,
		Tongues:  tongue.Of(p.tag, g.Tongues),
		RTL:      p.rtl,
		Code:     job.Code,
		Sink:     job.Sink,
		Format:   "the page",
		HTML:     true,
		Anchor:   func(id string) string { return p.anchors[id] },
		Target:   func(id string) string { return p.anchors[id] },
		Image:    p.pictures.show,
		Note:     func(id string) *markup.Note { return p.notes[id] },
	})
	p.name()
	p.Begin(&p.body, 1)
	return p
}

// name records the ids of all that links may lead to. That of a question is its key; an answer's is its question's.
func (p *page) name() {
	for _, s := range p.g.AllSections() {
		p.anchors[s.ID] = markup.Anchor("s", s.ID)
		for _, q := range s.Questions {
			p.anchors[q.ID] = markup.Anchor("q", q.ID)
			p.asked[q.AnswerID] = true
		}
		for _, a := range s.Answers {
			p.anchors[a.ID] = markup.Anchor("a", a.ID)
		}
	}
	for _, q := range p.g.AllQuestions() {
		if p.answers[q.AnswerID] != nil {
			p.anchors[q.AnswerID] = p.anchors[q.ID]
		}
	}
	ast.Walk(p.g, func(n ast.Node) bool {
		if h, ok := n.(*ast.Heading); ok && h.ID != "" {
			p.anchors[h.ID] = markup.Anchor("p", h.ID)
		}
		return true
	})
	for i, n := range p.g.Notes {
		p.anchors[n.ID] = markup.Anchor("n", n.ID)
		p.notes[n.ID] = &markup.Note{Node: n, Number: ordinal(i + 1), Anchor: p.anchors[n.ID]}
		p.listed = append(p.listed, p.notes[n.ID])
	}
}

// key returns the name under which a browser keeps the progress in the guide. Editions of a guide share it.
func (p *page) key() string {
	sum := sha256.Sum256([]byte("studyguide page\n" + p.job.Guide.Identity()))
	return hex.EncodeToString(sum[:8])
}

// guide writes the body of the page.
func (p *page) guide(ctx context.Context) error {
	p.Start("header", "class", "cover")
	p.Text("\n")
	p.upward()
	p.cover()
	p.EndLine()
	p.tools()
	p.contents()
	p.Start("main", "id", "guide")
	p.Text("\n")
	p.intro()
	for _, s := range p.g.Sections {
		if err := p.section(ctx, s, 2); err != nil {
			return err
		}
	}
	p.footnotes()
	p.EndLine()
	p.imprint()
	return nil
}

// upward writes the link to the file that leads to this page.
func (p *page) upward() {
	if p.up != "" {
		p.Start("p", "class", "up")
		p.link(p.up, p.title, "rel", "up")
		p.EndLine()
	}
}

// link writes a link to a file of the folder.
func (p *page) link(file, text string, attrs ...string) {
	p.Start("a", append([]string{"href", file, "dir", markup.Against(text, p.rtl), "lang", p.Tongues.Whole(text)},
		attrs...)...)
	p.Text(text)
	p.End()
}

// intro writes what stands before the sections.
func (p *page) intro() {
	if len(p.g.Intro) == 0 {
		return
	}
	p.Start("section", "class", "intro", "aria-labelledby", "h-intro")
	p.Text("\n")
	p.Line("h2", p.lang.Text(words.Introduction), "id", "h-intro")
	p.Under(2)
	p.Blocks(p.g.Intro)
	p.EndLine()
}

// section writes a section under a heading of a level.
func (p *page) section(ctx context.Context, s *ast.Section, level int) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if p.placed(s) {
		return nil
	}
	id, label := p.anchors[s.ID], ""
	named := ast.PlainText(s.Title) != ""
	if named {
		label = "h-" + id
	}
	p.Start("section", "id", id, "class", "section",
		"aria-labelledby", landmark(p.names, ast.PlainText(s.Title), label))
	p.Text("\n")
	p.Anchored(id)
	if named {
		p.Heading(level, label, "", s.Title)
		p.Inlines(s.Title)
		p.EndLine()
	} else {
		level--
	}
	if err := p.within(ctx, s, level); err != nil {
		return err
	}
	p.EndLine()
	return nil
}

// landmark returns label, the id of a section's heading, unless there is a section of that title in names already: two
// landmarks of one name could not be told apart. It adds the title to names.
func landmark(names map[string]bool, title, label string) string {
	title = strings.ToLower(title)
	if names[title] {
		return ""
	}
	names[title] = true
	return label
}

// within writes what is in a section, whose heading is of a level.
func (p *page) within(ctx context.Context, s *ast.Section, level int) error {
	p.Under(max(level, 1))
	p.Blocks(s.Intro)
	for _, q := range s.Questions {
		p.question(q, level+1)
	}
	for _, a := range s.Answers {
		if !p.asked[a.ID] {
			p.answerAlone(a, level+1)
		}
	}
	for _, sub := range s.Sections {
		if err := p.section(ctx, sub, level+1); err != nil {
			return err
		}
	}
	return nil
}

// placed reports whether a section holds nothing but answers that stand with their questions.
func (p *page) placed(s *ast.Section) bool {
	if !s.Back || len(s.Intro) > 0 || len(s.Questions) > 0 {
		return false
	}
	for _, a := range s.Answers {
		if !p.asked[a.ID] {
			return false
		}
	}
	for _, sub := range s.Sections {
		if !p.placed(sub) {
			return false
		}
	}
	return true
}

// footnotes writes the footnotes, all at the end.
func (p *page) footnotes() {
	if len(p.listed) == 0 {
		return
	}
	p.WriteNotes([]*markup.Fragment{&p.body}, p.listed)
	p.Begin(&p.body, 2)
	p.collected(p.listed, func(n *markup.Note) string { return n.Text.String() })
}

// collected writes a section of footnotes that are written.
func (p *page) collected(notes []*markup.Note, text func(*markup.Note) string) {
	p.Start("section", "class", "notes", "aria-labelledby", "h-notes")
	p.Text("\n")
	p.Line("h2", p.lang.Text(words.Notes), "id", "h-notes")
	for _, n := range notes {
		p.Raw(text(n))
	}
	p.EndLine()
}

// contents writes the list of the guide's sections, each with its questions.
func (p *page) contents() { p.contentsOf(p.g.Sections, nil, len(p.g.AllQuestions())) }

// contentsOf writes a list of sections and questions, of which there are so many in all.
func (p *page) contentsOf(sections []*ast.Section, direct []*ast.Question, questions int) {
	p.Start("nav", "class", "toc", "aria-labelledby", "h-contents")
	p.Text("\n")
	p.Line("h2", p.lang.Text(words.Contents), "id", "h-contents")
	flat := true
	for _, s := range sections {
		flat = flat && ast.PlainText(s.Title) == ""
	}
	if flat && questions > longContents {
		p.Start("details", "class", "whole", "open", "open")
		p.Line("summary", p.lang.Count(words.CountQuestions, questions))
	}
	p.list(sections, direct)
	if flat && questions > longContents {
		p.EndLine()
	}
	p.EndLine()
}

// longContents is how many questions without sections are listed at most in contents that cannot be folded: they take
// two screens of a phone.
const longContents = 30

// list writes questions and sections as a list of links; those of a section without a title as if they were its
// neighbors.
func (p *page) list(sections []*ast.Section, questions []*ast.Question) {
	var items []func()
	var add func(ss []*ast.Section, qs []*ast.Question)
	add = func(ss []*ast.Section, qs []*ast.Question) {
		for _, q := range qs {
			items = append(items, func() { p.entry(p.anchors[q.ID], markup.Label(q, p.lang)) })
		}
		for _, s := range ss {
			title := clean(tex.Title(s.Title))
			switch {
			case p.placed(s):
			case title == "":
				add(s.Sections, s.Questions)
			case len(s.Questions)+len(s.Sections) == 0:
				items = append(items, func() { p.entry(p.anchors[s.ID], title) })
			default:
				items = append(items, func() {
					p.entry(p.anchors[s.ID], title)
					p.Start("details")
					p.Line("summary", p.lang.Count(words.CountQuestions, s.CountQuestions()))
					p.list(s.Sections, s.Questions)
					p.End()
				})
			}
		}
	}
	add(sections, questions)
	if len(items) == 0 {
		return
	}
	p.Start("ol")
	p.Text("\n")
	for _, write := range items {
		p.Start("li")
		write()
		p.EndLine()
	}
	p.EndLine()
}

// entry writes a link of the contents.
func (p *page) entry(anchor, title string) {
	tag := p.Tongues.Whole(title)
	p.StartLink(anchor, "dir", markup.Against(title, p.rtl), "lang", tag)
	p.Text(title)
	p.End()
}

// clean puts s on one line with single spaces.
func clean(s string) string { return strings.Join(strings.Fields(s), " ") }
