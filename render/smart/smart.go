// Package smart gives text the marks of a typographer: quotation marks, apostrophes, dashes and ellipses in place of
// what keyboards have, and no-break spaces between what one line should hold.
//
// Input and output are trees; the input is never changed. The books alone are made from the output: what is read back
// (JSON, Markdown) keeps what the author wrote, and so do ids, links, code, formulas and addresses in the books. The
// language of the guide decides on the marks (styles.go), also in words of another language.
//
// A wrong mark is worse than a plain one. So quotation marks are only replaced where they pair within their paragraph,
// title or cell, and where what they enclose is no code:
//
//	She said "it's 'done' - at last..."  →  She said “it’s ‘done’ – at last…”
//	Set x="1" and "y" = "2;3".           →  as it is
//
// Marks that authors have chosen themselves stay.
//
// This package may change with any version; package studyguide at the top of the module is the stable one.
package smart

import (
	"strings"
	"unicode/utf8"

	"example.org/studyguide/source/ast"
)

// Guide returns g with typographic marks in all of its running text. It returns g itself if the author wants the marks
// as written, and if nothing is known about those of the guide's language.
func Guide(g *ast.Guide) *ast.Guide {
	s, ok := styleFor(g.Meta.LanguageTag())
	if g.Meta.AsWritten || !ok {
		return g
	}
	e := &editor{style: s}
	out := *g
	out.Meta = e.meta(g.Meta)
	out.Intro = e.blocks(g.Intro)
	out.Sections = e.sections(g.Sections)
	out.Notes = each(g.Notes, func(n *ast.Note) { n.Blocks = e.blocks(n.Blocks) })
	return &out
}

// An editor copies trees with the marks of a style.
type editor struct {
	style   style
	changes int // texts that were changed so far
}

// each returns copies of what list points to, changed by change.
func each[T any](list []*T, change func(*T)) []*T {
	var out []*T
	for _, p := range list {
		c := *p
		change(&c)
		out = append(out, &c)
	}
	return out
}

// meta copies the texts of front matter that books show.
func (e *editor) meta(m ast.Meta) ast.Meta {
	for _, to := range []*string{&m.Title, &m.Subtitle, &m.Description, &m.Publisher, &m.Rights} {
		*to = e.text(*to)
	}
	for key, value := range m.Words {
		if changed := e.text(value); changed != value {
			words := make(map[string]string, len(m.Words))
			for k, v := range m.Words {
				words[k] = v
			}
			words[key] = changed
			m.Words = words
		}
	}
	return m
}

func (e *editor) sections(list []*ast.Section) []*ast.Section {
	return each(list, func(s *ast.Section) {
		s.Title, s.Intro = e.inlines(s.Title), e.blocks(s.Intro)
		s.Questions = each(s.Questions, func(q *ast.Question) {
			q.Title, q.Prompt, q.Answer = e.inlines(q.Title), e.blocks(q.Prompt), e.blocks(q.Answer)
			q.Options = each(q.Options, func(o *ast.Option) { o.Blocks = e.blocks(o.Blocks) })
		})
		s.Answers = each(s.Answers, func(a *ast.Answer) {
			a.Title, a.Blocks = e.inlines(a.Title), e.blocks(a.Blocks)
		})
		s.Sections = e.sections(s.Sections)
	})
}

func (e *editor) blocks(list []ast.Block) []ast.Block {
	var out []ast.Block
	for _, b := range list {
		before := e.changes
		c := ast.WithParts(b, e.inlines, e.blocks)
		if f, ok := c.(*ast.Figure); ok && f.Image != nil {
			f.Image = e.image(f.Image)
		}
		if e.changes == before { // most blocks, and those of unknown kinds
			c = b
		}
		out = append(out, c)
	}
	return out
}

// image copies an image with the marks of its texts.
func (e *editor) image(n *ast.Image) *ast.Image {
	c := *n
	c.Alt, c.Title = e.text(n.Alt), e.text(n.Title)
	return &c
}

// inlines returns a run of inlines, such as a paragraph or a title, with the marks of its text. Their contexts are seen
// through emphasis and links: the quotation mark of *"word"* is beside a word.
func (e *editor) inlines(in []ast.Inline) []ast.Inline {
	p := passage{style: e.style, plain: true}
	p.read(in)
	if p.plain && !p.titled {
		return in
	}
	before := e.changes
	e.mark(&p)
	w := writer{e, &p, 0}
	if out := w.inlines(in); e.changes != before {
		return out
	}
	return in
}

// text returns a text with its marks.
func (e *editor) text(s string) string {
	p := passage{style: e.style, plain: true}
	p.add(s)
	if p.plain {
		return s
	}
	e.mark(&p)
	return p.text(0, len(p.runes))
}

// mark finds the marks of a passage.
func (e *editor) mark(p *passage) {
	p.mark()
	if len(p.marks) > 0 {
		e.changes++
	}
}

// A writer writes the characters of a passage back into copies of its inlines.
type writer struct {
	*editor
	of *passage
	at int // the next character of it
}

func (w *writer) inlines(in []ast.Inline) []ast.Inline {
	out := make([]ast.Inline, 0, len(in))
	for _, n := range in {
		switch t := n.(type) {
		case *ast.Text:
			c := *t
			c.Value = w.next(utf8.RuneCountInString(t.Value))
			n = &c
		case *ast.Image:
			w.at++
			n = w.image(t)
		case *ast.NoteRef:
		case *ast.Link:
			if address(t) {
				w.at++
				break
			}
			c := *t
			c.Title, c.Inlines = w.text(t.Title), w.inlines(t.Inlines)
			n = &c
		default:
			if ast.Encloses(n) {
				n = ast.WithChildren(n, w.inlines(ast.Children(n)))
			} else {
				w.at++
			}
		}
		out = append(out, n)
	}
	return out
}

// next returns what is written for the next n characters.
func (w *writer) next(n int) string {
	w.at += n
	return w.of.text(w.at-n, w.at)
}

// address reports whether the text of a link is the address that it leads to.
func address(l *ast.Link) bool {
	text := ast.PlainText(l.Inlines)
	scheme, rest, _ := strings.Cut(l.URL, ":")
	return text == l.URL || text == rest || text == strings.TrimPrefix(rest, "//") && scheme != ""
}
