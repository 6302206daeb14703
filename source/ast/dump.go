package ast

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"example.org/studyguide/source/diag"
)

// Dump returns g as text, one node a line, indented by depth. Fixtures hold trees in this form, and trees are compared
// in it: two guides whose dumps are equal say the same, at the same places in their sources. It is for reading and
// comparing, not for parsing.
//
// A line holds the node's kind, its fields, its position as @line:col, and last its running text in quotes, in the
// notation of [DumpInlines]. Zero fields and positions are omitted. The lines of a listing follow it, each after a bar.
func Dump(g *Guide) string {
	var d dumper
	d.line("guide", value("shape", g.Shape), value("selected", g.Selected),
		value("version", g.Version), at(g.At), quote(g.Meta.Title))
	d.nest(func() {
		d.meta(g.Meta)
		d.group("intro", g.Intro)
		d.sections(g.Sections)
		d.notes(g.Notes)
	})
	return d.String()
}

// DumpDocument returns the output of a reader in the form of [Dump]. A heading's slug is shown as its id.
func DumpDocument(doc *Document) string {
	d := dumper{slugs: doc.Slugs}
	d.line("document", doc.Format, at(doc.At), quote(doc.Meta.Title))
	d.nest(func() {
		d.meta(doc.Meta)
		d.blocks(doc.Blocks)
		d.sections(doc.Sections)
		d.notes(doc.Notes)
	})
	return d.String()
}

// DumpBlocks returns blocks in the form of [Dump].
func DumpBlocks(blocks []Block) string {
	var d dumper
	d.blocks(blocks)
	return d.String()
}

// dumper writes the lines of a tree. depth is that of the next line.
type dumper struct {
	strings.Builder
	depth int
	slugs map[*Heading]string
}

// line writes the parts that are not empty as one line.
func (d *dumper) line(parts ...string) {
	d.WriteString(strings.Repeat("  ", d.depth))
	sep := ""
	for _, p := range parts {
		if p != "" {
			d.WriteString(sep + p)
			sep = " "
		}
	}
	d.WriteByte('\n')
}

func (d *dumper) nest(body func()) {
	d.depth++
	body()
	d.depth--
}

// group writes blocks under a line that names them; nothing if there are none.
func (d *dumper) group(name string, blocks []Block) {
	if len(blocks) == 0 {
		return
	}
	d.line(name)
	d.nest(func() { d.blocks(blocks) })
}

// count writes a number under its name; nothing if it is 0.
func (d *dumper) count(name string, n int) {
	if n != 0 {
		d.line(name, fmt.Sprint(n))
	}
}

func (d *dumper) meta(m Meta) {
	field := func(key, v string) {
		if v != "" {
			d.line(key, quote(v))
		}
	}
	field("subtitle", m.Subtitle)
	for _, a := range m.Authors {
		field("author", a)
	}
	field("language", m.Language)
	field("date", m.Date)
	field("description", m.Description)
	field("publisher", m.Publisher)
	field("rights", m.Rights)
	for _, s := range m.Subjects {
		field("subject", s)
	}
	field("identifier", m.Identifier)
	field("cover", m.Cover)
	field("logo", m.Logo)
	field("url", m.URL)
	field("version", m.Brand.Version)
	field("licence", m.Brand.Licence)
	field("accent", m.Brand.Accent)
	field("watermark", m.Brand.Watermark)
	for _, r := range []struct {
		name string
		of   Running
	}{{"header", m.Brand.Header}, {"footer", m.Brand.Footer}} {
		field(r.name+"-left", r.of.Left)
		field(r.name+"-middle", r.of.Middle)
		field(r.name+"-right", r.of.Right)
	}
	if m.NoColophon {
		field("colophon", "none")
	}
	field("answers", m.Answers)
	for _, key := range slices.Sorted(maps.Keys(m.Words)) {
		d.line("word", key, quote(m.Words[key]))
	}
	field("hyphenation", m.Hyphenation)
	if m.AsWritten {
		field("smart", "off")
	}
	field("links", m.Links)
	field("index", m.Index)
	for _, t := range m.Terms {
		field("term", t)
	}
	if m.TermCards {
		field("term-cards", "on")
	}
	if m.Draft {
		field("draft", "true")
	}
	if m.NoNews {
		field("new", "none")
	}
	if m.Checklist {
		field("checklist", "on")
	}
	field("conforms-to", m.Claim.ConformsTo)
	field("certified-by", m.Claim.CertifiedBy)
	field("fonts", m.Fonts.Folder)
	field("text-font", m.Fonts.Text)
	field("code-font", m.Fonts.Code)
	if m.Fonts.System {
		field("fonts", SystemFonts)
	}
	for _, name := range m.Fonts.Fallback {
		field("fallback-font", name)
	}
	field("theme", m.Theme)
	if m.QuestionLevel != 0 {
		d.line("question-level", fmt.Sprint(m.QuestionLevel))
	}
	d.count("minutes", m.Minutes)
	d.count("marks", m.Marks)
	d.count("pages", m.Page.Pages)
	if m.Page != (Page{}) {
		d.line("page", m.Page.Size, points("margin", m.Page.Margin), points("type", m.Page.TypeSize),
			points("gutter", m.Page.Gutter))
		d.count("sides", m.Page.Sides)
	}
}

func (d *dumper) sections(ss []*Section) {
	for _, s := range ss {
		d.line("section", flag("faq", s.FAQ), flag("back", s.Back), flag("new-page", s.NewPage), id(s.ID), at(s.At),
			inlines(s.Title))
		d.nest(func() {
			d.group("intro", s.Intro)
			for _, q := range s.Questions {
				d.line("question", q.Number, flag("new-page", q.NewPage), id(q.ID), value("answer", q.AnswerID),
					at(q.At), inlines(q.Title))
				d.nest(func() {
					if q.Key != KeyOf(q.ID) && q.Key != "" {
						d.line("key", q.Key)
					}
					if q.Since+q.Changed != "" {
						d.line("since", q.Since, value("changed", q.Changed))
					}
					if q.Difficulty != "" {
						d.line("difficulty", quote(q.Difficulty))
					}
					for _, tag := range q.Tags {
						d.line("tag", quote(tag))
					}
					d.count("withheld", q.Withheld)
					d.count("marks", q.Marks)
					if q.Kind != Free {
						d.line("kind", q.Kind.String())
					}
					d.group("prompt", q.Prompt)
					for _, o := range q.Options {
						d.line("option", o.Label, flag("right", o.Right), at(o.At))
						d.nest(func() { d.blocks(o.Blocks) })
					}
					d.group("answer", q.Answer)
				})
			}
			var key []string
			for _, a := range s.Key {
				key = append(key, a.Number+"="+strings.Join(a.Right, "+"))
			}
			if key != nil {
				d.line("key", strings.Join(key, " "))
			}
			for _, a := range s.Answers {
				d.line("answer", a.Number, id(a.ID), value("to", a.QuestionID), value("page", a.Page), at(a.At),
					inlines(a.Title))
				d.nest(func() {
					d.count("marks", a.Marks)
					for _, label := range a.Right {
						d.line("right", label)
					}
					d.blocks(a.Blocks)
				})
			}
			d.sections(s.Sections)
		})
	}
}

func (d *dumper) notes(notes []*Note) {
	for _, n := range notes {
		d.line("note", id(n.ID), value("label", n.Label), at(n.At))
		d.nest(func() { d.blocks(n.Blocks) })
	}
}

func at(s diag.Span) string {
	if s.IsZero() {
		return ""
	}
	return fmt.Sprintf("@%d:%d", s.Start.Line, s.Start.Col)
}

func id(s string) string {
	if s == "" {
		return ""
	}
	return "#" + s
}

func value(key, v string) string {
	if v == "" {
		return ""
	}
	return key + "=" + v
}

func points(key string, v float64) string {
	if v == 0 {
		return ""
	}
	return fmt.Sprintf("%s=%gpt", key, v)
}

func flag(name string, set bool) string {
	if !set {
		return ""
	}
	return name
}
