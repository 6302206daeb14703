package tree

import (
	"slices"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/edition"
)

func (r *reader) meta(v *value) ast.Meta {
	line := func(name string) string { return oneLine(r.text(v, name)) }
	m := ast.Meta{
		Title: line("title"), Subtitle: line("subtitle"), Authors: r.texts(v, "authors"), Language: line("language"),
		Date: line("date"), Description: line("description"), Publisher: line("publisher"), Rights: line("rights"),
		Subjects: r.texts(v, "subjects"), Identifier: line("identifier"), Cover: line("cover"), Logo: line("logo"),
		URL: line("url"), Answers: line("answers"), Hyphenation: line("hyphenation"), Links: line("links"),
		Theme: line("theme"), QuestionLevel: r.whole(v, "questionLevel", 1, 6, 0),
		Minutes: r.whole(v, "minutes", 0, mostWhole, 0), Marks: r.whole(v, "marks", -1, mostWhole, 0),
		NoColophon: r.off(v, "colophon", "none"), AsWritten: r.off(v, "smart", "off"),
		Index: line("index"), Terms: r.texts(v, "terms"), TermCards: r.off(v, "termCards", "on"),
		Draft: r.off(v, "draft", "true"), NoNews: r.off(v, "new", "none"),
		Checklist: r.off(v, "checklist", "on"),
	}
	m.Brand = r.brand(v)
	if m.Answers != "" && !slices.Contains(edition.Modes(), m.Answers) {
		r.fail(v.fields["answers"].at, "%q is no place for answers", m.Answers)
	}
	if m.Links != "" && !slices.Contains(ast.LinkModes(), m.Links) {
		r.fail(v.fields["links"].at, "%q is no way to tell where links lead", m.Links)
	}
	if m.Index != "" && m.Index != ast.IndexNone && m.Index != ast.IndexTerms {
		r.fail(v.fields["index"].at, "%q is no kind of index", m.Index)
	}
	if w := v.get("words"); w != nil && r.object(w, "words") {
		m.Words = map[string]string{}
		for _, name := range w.names {
			m.Words[name] = r.text(w, name)
		}
	}
	if c := v.get("accessibility"); c != nil && r.object(c, "accessibility") {
		m.Claim = ast.Claim{ConformsTo: r.text(c, "conformsTo"), CertifiedBy: r.text(c, "certifiedBy")}
		r.rest(c)
	}
	if f := v.get("fonts"); f != nil && r.object(f, "fonts") {
		m.Fonts = ast.Fonts{
			Folder: r.text(f, "folder"), Text: r.text(f, "text"), Code: r.text(f, "code"),
			Fallback: r.texts(f, "fallback"), System: r.off(f, "system", "true"),
		}
		r.rest(f)
	}
	if p := v.get("page"); p != nil && r.object(p, "page") {
		m.Page = ast.Page{
			Size: r.text(p, "size"), Margin: r.points(p, "margin", 1, ast.MaxMargin),
			TypeSize: r.points(p, "typeSize", ast.MinTypeSize, ast.MaxTypeSize),
			Sides:    r.whole(p, "sides", 1, 2, 0), Gutter: r.points(p, "gutter", 0, ast.MaxMargin),
		}
		if _, err := ast.PaperNamed(m.Page.Size); m.Page.Size != "" && err != nil {
			r.fail(p.fields["size"].at, "%v", err)
		}
		r.rest(p)
	}
	r.rest(v)
	return m
}

// brand reads how books are marked.
func (r *reader) brand(v *value) ast.Brand {
	b := ast.Brand{
		Version: oneLine(r.text(v, "version")), Licence: oneLine(r.text(v, "licence")), Accent: r.text(v, "accent"),
		Watermark: oneLine(r.text(v, "watermark")),
	}
	if err := ast.CheckColor(b.Accent); b.Accent != "" && err != nil {
		r.fail(v.fields["accent"].at, "%v", err)
	}
	running := func(name string) ast.Running {
		of := v.get(name)
		if of == nil || !r.object(of, name) {
			return ast.Running{}
		}
		place := func(name string) string {
			text := oneLine(r.text(of, name))
			if err := ast.CheckRunning(text); err != nil {
				r.fail(of.fields[name].at, "%v", err)
			}
			return text
		}
		out := ast.Running{Left: place("left"), Middle: place("middle"), Right: place("right")}
		r.rest(of)
		return out
	}
	b.Header, b.Footer = running("header"), running("footer")
	return b
}

// off reports whether a field has the one word that it may have.
func (r *reader) off(v *value, name, word string) bool {
	s := r.text(v, name)
	if s != "" && s != word {
		r.fail(v.fields[name].at, "%q may only be %q", name, word)
	}
	return s == word
}
