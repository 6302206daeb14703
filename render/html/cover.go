package html

import (
	"cmp"

	"example.org/studyguide/render/asset"
	"example.org/studyguide/source/words"
)

// cover writes what the guide is, who made it and how much is in it.
func (p *page) cover() {
	m := p.g.Meta
	p.logo()
	p.Line("h1", p.title)
	for _, l := range []struct{ class, text string }{
		{"subtitle", m.Subtitle},
		{"authors", p.lang.List(m.Authors)},
		{"counts", p.counts()},
		{"grades", p.grades()},
		{"description", m.Description},
	} {
		if t := clean(l.text); t != "" {
			p.Line("p", t, "class", l.class)
		}
	}
}

// counts returns what the guide holds, such as "105 questions, 6 sections", and its date.
func (p *page) counts() string {
	out := []string{p.lang.Count(words.CountQuestions, len(p.g.AllQuestions()))}
	if n := p.g.Parts(); n > 0 {
		out = append(out, p.lang.Count(words.CountSections, n))
	}
	if p.g.Meta.Date != "" {
		out = append(out, p.g.Meta.Date)
	}
	return p.lang.List(out)
}

// grades returns the number of questions of each difficulty.
func (p *page) grades() string {
	var out []string
	for _, d := range p.g.Grades() {
		out = append(out, p.lang.Text(words.Grade, "n", ordinal(d.N), "difficulty", d.Word))
	}
	return p.lang.List(out)
}

// logo writes the logo of whoever publishes the guide, if it can be shown.
func (p *page) logo() {
	m := p.g.Meta
	logo := m.LogoPath()
	if logo == "" {
		return
	}
	s := p.pictures.load(logo)
	if s.err != nil {
		p.Report(asset.Diagnostic(s.err, cmp.Or(m.Brand.LogoAt, m.Span()), logo, asset.AsLogo))
		return
	}
	p.Start("p", "class", "logo")
	p.Empty("img", "src", s.url, "class", s.class, "alt", cmp.Or(clean(m.Publisher), p.lang.List(m.Authors), p.title))
	p.EndLine()
}

// imprint writes who publishes the guide, and where.
func (p *page) imprint() {
	m := p.g.Meta
	p.Start("footer", "class", "imprint")
	p.Text("\n")
	for _, l := range []struct{ class, text string }{{"publisher", m.Publisher}, {"rights", m.Rights}} {
		if t := clean(l.text); t != "" {
			p.Line("p", t, "class", l.class)
		}
	}
	if m.URL != "" {
		p.Start("p", "class", "url")
		p.Start("a", "href", m.URL)
		p.Text(m.URL)
		p.End()
		p.EndLine()
	}
	if p.job.Program != "" && !m.NoColophon {
		p.Line("p", p.lang.Text(words.ColophonProgram, "program", p.job.Program))
	}
	p.EndLine()
}
