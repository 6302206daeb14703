package layout

import (
	"example.org/studyguide/render/layout/tag"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/excerpt"
)

// titleCard makes the first card: the guide's title and authors in front, behind them its description, its rights and
// its colophon. It says whose the cards are where they have left their book.
func (d *deck) titleCard() {
	c := &card{title: true, posed: posed{q: &ast.Question{Loc: d.in.Guide.Meta.Loc}, section: &ast.Section{}}}
	d.cards = append([]*card{c}, d.cards...)
}

// A statement is a paragraph of the title card.
type statement struct {
	in    ast.Inline
	role  tag.Role
	look  func(*design) look
	above float64 // in points of running text of 10.5 pt
}

// titleFaces sets both sides of the title card.
func (d *deck) titleFaces(c *card) {
	front, back := d.titleFront(), d.titleBack()
	if !d.backs { // nothing is printed behind
		front, back = append(front, back...), nil
	}
	for side, all := range [][]statement{front, back} {
		all := all
		d.face(c, side, cardFace{
			rows:  func(s *setting, n int, by excerpt.Grain) []row { return d.statements(s, c, all, n, by) },
			parts: func(by excerpt.Grain) int { return excerpt.Count(paragraphs(all), by) },
		})
	}
}

// titleFront returns what stands in front of the title card.
func (d *deck) titleFront() []statement {
	meta, s := d.in.Guide.Meta, d.setting(0)
	quiet := func(d *design) look {
		lk := d.label()
		lk.size = d.text().size
		return lk
	}
	text := func(d *design) look {
		lk := d.text()
		lk.align, lk.hyphens = ragged, false
		return lk
	}
	sub := func(d *design) look {
		lk := text(d)
		lk.size, lk.lead, lk.color = d.title(5).size*115/100, d.title(5).lead*115/100, d.ink.quiet
		return lk
	}
	return said([]statement{
		{d.says(meta.Title), tag.H1, func(d *design) look { return d.title(0) }, 0},
		{d.says(meta.Subtitle), tag.P, sub, 4},
		{d.says(d.lang.List(meta.Authors)), tag.P, text, 12},
		{d.says(join(" · ", meta.Publisher, meta.Date)), tag.P, quiet, 2},
		{d.says(s.front.counts()), tag.P, quiet, 12},
		{d.says(s.front.grades()), tag.P, quiet, 0},
	})
}

// titleBack returns what stands behind the title card.
func (d *deck) titleBack() []statement {
	meta, s := d.in.Guide.Meta, d.setting(0)
	text := func(d *design) look {
		lk := d.text()
		lk.refers = false
		return lk
	}
	small := func(d *design) look {
		lk := d.small()
		lk.align, lk.color = ragged, d.ink.quiet
		return lk
	}
	all := []statement{{d.says(meta.Description), tag.P, text, 0}, {d.says(meta.Rights), tag.P, small, 8}}
	if meta.URL != "" {
		link := &ast.Link{Loc: meta.Loc, URL: meta.URL, Inlines: []ast.Inline{d.says(meta.URL)}}
		all = append(all, statement{link, tag.P, small, 8})
	}
	if d.in.Colophon != nil {
		for i, text := range s.front.imprint() {
			all = append(all, statement{d.says(text), tag.P, small, float64(8 * (1 - min(i, 1)))})
		}
	}
	return said(all)
}

// says returns a text that the front matter says.
func (d *deck) says(text string) ast.Inline {
	return &ast.Text{Loc: d.in.Guide.Meta.Loc, Value: text}
}

// said returns the statements that say something.
func said(all []statement) []statement {
	var out []statement
	for _, s := range all {
		if ast.PlainText([]ast.Inline{s.in}) != "" {
			out = append(out, s)
		}
	}
	return out
}

// paragraphs returns statements as blocks.
func paragraphs(all []statement) []ast.Block {
	var out []ast.Block
	for _, s := range all {
		out = append(out, &ast.Paragraph{Inlines: []ast.Inline{s.in}})
	}
	return out
}

// statements sets the first n parts of what a side of the title card says.
func (d *deck) statements(s *setting, c *card, all []statement, n int, by excerpt.Grain) []row {
	shown, _ := excerpt.Beginning(paragraphs(all), n, by)
	var rows []row
	for i, b := range shown {
		p, ok := b.(*ast.Paragraph)
		if !ok {
			continue
		}
		rows = follow(rows, s.text.paragraph(passage{
			in: p.Inlines, look: all[i].look(s.d), of: tag.In(all[i].role, c.of), x: s.d.textX, width: s.d.textW,
		}), s.d.pt(all[i].above), never)
	}
	return rows
}
