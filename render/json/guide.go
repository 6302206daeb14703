package json

import (
	"encoding/base64"
	"fmt"
	"io"
	"maps"
	"slices"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
)

// version is the version of the format. It increases when a member changes its meaning or is removed; new members alone
// do not change it.
const version = 2

// write writes g to w in the format of the package documentation. The error is that of w, or names a node that the
// format cannot represent.
func write(w io.Writer, g *ast.Guide) error {
	e := encoder{jsonWriter: jsonWriter{w: w}, file: g.At.File, placed: len(g.Tongues) > 0}
	e.guide(g)
	e.end()
	return e.err
}

// encoder writes the parts of a tree. file is the guide's own; only places in other files name theirs. placed says that
// every inline has its place, since parts in other languages are known by theirs.
type encoder struct {
	jsonWriter
	file   string
	placed bool
}

func (e *encoder) guide(g *ast.Guide) {
	e.object(func() {
		e.member("studyguide", version)
		e.text("file", e.file)
		e.text("shape", g.Shape)
		e.span(g.At)
		e.text("selected", g.Selected)
		e.text("digest", g.Digest)
		e.key("meta")
		e.object(func() { e.meta(g.Meta) })
		e.blocks("intro", g.Intro)
		e.sections(g.Sections)
		list(e, "notes", g.Notes, func(n *ast.Note) {
			e.object(func() {
				e.member("id", n.ID)
				e.text("label", n.Label)
				e.span(n.At)
				e.blocks("blocks", n.Blocks)
			})
		})
		e.inside(g)
	})
}

// inside writes what a guide holds besides its text: which parts of it are in other languages, and pictures that are
// inside its source.
func (e *encoder) inside(g *ast.Guide) {
	if len(g.Tongues) > 0 {
		list(e, "tongues", g.Tongues, func(t ast.Tongue) {
			e.flat(func() {
				e.object(func() {
					e.member("language", t.Language)
					e.text("text", t.Text)
					e.span(t.At)
				})
			})
		})
	}
	if len(g.Media) > 0 {
		e.key("media")
		e.object(func() {
			for _, name := range slices.Sorted(maps.Keys(g.Media)) {
				e.element()
				e.scalar(name)
				e.buf.WriteString(": ")
				e.scalar(base64.StdEncoding.EncodeToString(g.Media[name]))
			}
		})
	}
}

// brand writes how books are marked.
func (e *encoder) brand(b ast.Brand) {
	e.text("version", b.Version)
	e.text("licence", b.Licence)
	e.text("accent", b.Accent)
	e.text("watermark", b.Watermark)
	running := func(name string, r ast.Running) {
		if r.IsZero() {
			return
		}
		e.key(name)
		e.flat(func() {
			e.object(func() {
				e.text("left", r.Left)
				e.text("middle", r.Middle)
				e.text("right", r.Right)
			})
		})
	}
	running("header", b.Header)
	running("footer", b.Footer)
}

func (e *encoder) meta(m ast.Meta) {
	e.member("title", m.Title)
	e.text("subtitle", m.Subtitle)
	e.texts("authors", m.Authors)
	e.text("language", m.Language)
	e.text("date", m.Date)
	e.text("description", m.Description)
	e.text("publisher", m.Publisher)
	e.text("rights", m.Rights)
	e.texts("subjects", m.Subjects)
	e.text("identifier", m.Identifier)
	e.text("cover", m.Cover)
	e.text("logo", m.Logo)
	e.text("url", m.URL)
	e.brand(m.Brand)
	if m.NoColophon {
		e.text("colophon", "none")
	}
	e.text("answers", m.Answers)
	if len(m.Words) > 0 {
		e.key("words")
		e.flat(func() {
			e.object(func() {
				for _, key := range slices.Sorted(maps.Keys(m.Words)) {
					e.text(key, m.Words[key])
				}
			})
		})
	}
	e.text("hyphenation", m.Hyphenation)
	if m.AsWritten {
		e.text("smart", "off")
	}
	e.text("links", m.Links)
	e.text("index", m.Index)
	if len(m.Terms) > 0 {
		e.texts("terms", m.Terms)
	}
	if m.TermCards {
		e.text("termCards", "on")
	}
	if m.Draft {
		e.text("draft", "true")
	}
	if m.NoNews {
		e.text("new", "none")
	}
	if m.Checklist {
		e.text("checklist", "on")
	}
	if m.Claim != (ast.Claim{}) {
		e.key("accessibility")
		e.flat(func() {
			e.object(func() {
				e.text("conformsTo", m.Claim.ConformsTo)
				e.text("certifiedBy", m.Claim.CertifiedBy)
			})
		})
	}
	if f := m.Fonts; f.Folder+f.Text+f.Code != "" || len(f.Fallback) > 0 || f.System {
		e.key("fonts")
		e.flat(func() {
			e.object(func() {
				e.text("folder", f.Folder)
				e.text("text", f.Text)
				e.text("code", f.Code)
				e.texts("fallback", f.Fallback)
				if f.System {
					e.text("system", "true")
				}
			})
		})
	}
	e.text("theme", m.Theme)
	if m.QuestionLevel != 0 {
		e.member("questionLevel", m.QuestionLevel)
	}
	if m.Minutes != 0 {
		e.member("minutes", m.Minutes)
	}
	if m.Marks != 0 {
		e.member("marks", max(m.Marks, -1))
	}
	if m.Page == (ast.Page{}) {
		return
	}
	e.key("page")
	e.flat(func() {
		e.object(func() {
			e.text("size", m.Page.Size)
			if m.Page.Margin != 0 {
				e.member("margin", m.Page.Margin)
			}
			if m.Page.TypeSize != 0 {
				e.member("typeSize", m.Page.TypeSize)
			}
			if m.Page.Sides != 0 {
				e.member("sides", m.Page.Sides)
			}
			if m.Page.Gutter != 0 {
				e.member("gutter", m.Page.Gutter)
			}
		})
	})
}

func (e *encoder) sections(ss []*ast.Section) {
	list(e, "sections", ss, func(s *ast.Section) {
		e.object(func() {
			e.member("id", s.ID)
			e.member("title", s.PlainTitle())
			e.inlines("inlines", s.Title)
			if s.FAQ {
				e.member("faq", true)
			}
			if s.NewPage {
				e.member("newPage", true)
			}
			e.span(s.At)
			e.blocks("intro", s.Intro)
			list(e, "questions", s.Questions, e.question)
			if s.Back {
				list(e, "answers", s.Answers, e.answer)
			}
			e.sections(s.Sections)
		})
	})
}

func (e *encoder) question(q *ast.Question) {
	e.object(func() {
		e.member("id", q.ID)
		e.text("key", q.Key)
		e.text("since", q.Since)
		e.text("changed", q.Changed)
		e.text("number", q.Number)
		e.text("answerId", q.AnswerID)
		e.member("title", q.PlainTitle())
		if q.Label != "" {
			e.member("titleText", q.Label+" "+q.PlainTitle())
		}
		e.inlines("inlines", q.Title)
		if q.NewPage {
			e.member("newPage", true)
		}
		e.text("difficulty", q.Difficulty)
		e.texts("tags", q.Tags)
		e.span(q.At)
		e.member("kind", q.Kind.String())
		e.blocks("prompt", q.Prompt)
		labels := ast.Labels(q.Options)
		i := 0
		list(e, "options", q.Options, func(o *ast.Option) {
			e.object(func() {
				e.member("label", labels[i])
				if o.Label != "" {
					e.member("labelled", true)
				}
				e.member("right", o.Right)
				e.span(o.At)
				e.blocks("blocks", o.Blocks)
			})
			i++
		})
		e.blocks("answer", q.Answer)
	})
}

func (e *encoder) answer(a *ast.Answer) {
	e.object(func() {
		e.member("id", a.ID)
		e.member("questionId", a.QuestionID)
		e.text("number", a.Number)
		e.member("title", a.PlainTitle())
		e.inlines("inlines", a.Title)
		e.texts("right", a.Right)
		e.span(a.At)
		e.blocks("blocks", a.Blocks)
	})
}

func (e *encoder) span(s diag.Span) {
	if s.IsZero() {
		return
	}
	e.key("span")
	e.flat(func() {
		e.object(func() {
			if s.File != e.file {
				e.member("file", s.File)
			}
			e.member("line", s.Start.Line)
			e.member("column", s.Start.Col)
			e.member("endLine", s.End.Line)
			e.member("endColumn", s.End.Col)
		})
	})
}

// running writes running text twice: plain, for search and counting, and as inlines.
func (e *encoder) running(in []ast.Inline) {
	e.member("text", ast.PlainLines(in))
	e.inlines("inlines", in)
}

func (e *encoder) inlines(name string, in []ast.Inline) {
	list(e, name, in, func(n ast.Inline) { e.flat(func() { e.object(func() { e.inline(n) }) }) })
}

func (e *encoder) inline(n ast.Inline) {
	kind := func(k string) {
		e.member("kind", k)
		switch n.(type) {
		case *ast.Link, *ast.Image, *ast.NoteRef:
			e.span(n.Span())
		default:
			if e.placed {
				e.span(n.Span())
			}
		}
	}
	switch n := n.(type) {
	case *ast.Text:
		kind("text")
		e.member("text", n.Value)
	case *ast.Code:
		kind("code")
		e.member("text", n.Value)
	case *ast.Math:
		kind("math")
		e.member("tex", n.TeX)
		e.member("display", n.Display)
	case *ast.Emph:
		kind("emphasis")
		e.inlines("inlines", n.Inlines)
	case *ast.Strong:
		kind("strong")
		e.inlines("inlines", n.Inlines)
	case *ast.Strike:
		kind("strike")
		e.inlines("inlines", n.Inlines)
	case *ast.Script:
		if n.Up {
			kind("superscript")
		} else {
			kind("subscript")
		}
		e.inlines("inlines", n.Inlines)
	case *ast.Link:
		kind("link")
		e.member("url", n.URL)
		e.text("title", n.Title)
		e.inlines("inlines", n.Inlines)
	case *ast.Image:
		kind("image")
		e.image(n)
	case *ast.Break:
		kind("break")
		e.member("hard", n.Hard)
	case *ast.NoteRef:
		kind("note")
		e.member("id", n.ID)
	default:
		e.fail(fmt.Errorf("writing JSON: no kind for the inline %T", n))
	}
}

func (e *encoder) image(n *ast.Image) {
	e.member("src", n.Src)
	e.member("alt", n.Alt)
	e.text("title", n.Title)
	e.text("width", n.Width.String())
	e.text("height", n.Height.String())
}
