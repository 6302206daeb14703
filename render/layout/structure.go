package layout

import (
	"net/url"

	"example.org/studyguide/render/layout/tag"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/tex"
	"example.org/studyguide/source/words"
)

// structure builds the tree of the book's content from its pages, in the order in which they show it. It removes links
// that lead nowhere; their text remains.
func structure(b *Book, root *tag.Element) {
	b.Root = root
	says := newSpeech()
	defer says.end()
	for i, p := range b.Pages {
		var last *tag.Content
		mark := func(in *tag.Content) {
			if in != nil && in != last {
				in.Of.Add(tag.Mark{Page: i, ID: len(p.Marks)})
				p.Marks = append(p.Marks, in)
			}
			last = in
		}
		items, links := p.Items[:0], 0
		for _, it := range p.Items {
			switch it := it.(type) {
			case *Text:
				mark(it.In)
				says.add(it)
			case *Picture:
				mark(it.In)
				if it.In != nil && it.In.Of.Role == tag.Figure {
					bottom := p.Height - it.Y - it.H
					it.In.Of.With().Box = &tag.Box{
						it.X.Points(), bottom.Points(), (it.X + it.W).Points(), (bottom + it.H).Points(),
					}
				}
			case *Box, *Leader, *Stamp:
				mark(nil)
			case *Link:
				if !b.leads(it) {
					it.Of.Role = tag.Span
					continue
				}
				it.Of.Add(tag.Target{Page: i, Index: links})
				links++
			}
			items = append(items, it)
		}
		p.Items = items
	}
}

// leads reports whether a link has a target: an absolute URL or a place in the book.
func (b *Book) leads(l *Link) bool {
	if l.URL != "" {
		u, err := url.Parse(l.URL)
		return err == nil && u.Scheme != ""
	}
	_, ok := b.Places[l.ID]
	return ok
}

// sect returns the innermost section around an element, or the root.
func sect(e *tag.Element) *tag.Element {
	for e.Parent != nil && e.Role != tag.Sect {
		e = e.Parent
	}
	return e
}

// levels returns the structure levels of the headings among blocks that stand under a heading of level above. No level
// is skipped (ISO 14289-1, 7.4.2): to a screen reader a gap sounds like a missing heading.
func levels(bs []ast.Block, above int) map[*ast.Heading]int {
	out := map[*ast.Heading]int{}
	var open []int
	for _, b := range bs {
		if h, ok := b.(*ast.Heading); ok {
			for len(open) > 0 && open[len(open)-1] >= h.Level {
				open = open[:len(open)-1]
			}
			open = append(open, h.Level)
			out[h] = above + len(open)
		}
	}
	return out
}

// outline returns the outline of a guide that is set in b.
func outline(b *Book, g *ast.Guide, lang *words.Language) []*Entry {
	var out []*Entry
	if p, ok := b.Places[introID]; ok && len(g.Intro) > 0 {
		out = append(out, &Entry{Title: lang.Text(words.Introduction), Place: p})
	}
	for _, sec := range g.Sections {
		out = append(out, outlineOf(b, sec)...)
	}
	for _, e := range backMatter(lang, b.Places) {
		out = append(out, &Entry{Title: ast.PlainText(e.title), Place: b.Places[e.id]})
	}
	return out
}

// outlineOf returns a section's entry or, for a section without a title, those of its questions.
func outlineOf(b *Book, sec *ast.Section) []*Entry {
	var in []*Entry
	for _, q := range sec.Questions {
		in = append(in, &Entry{Title: q.Numbered(tex.Title(q.Title)), Place: b.Places[q.ID]})
	}
	for _, part := range sec.Sections {
		in = append(in, outlineOf(b, part)...)
	}
	if len(sec.Title) == 0 {
		return in
	}
	return []*Entry{{Title: tex.Title(sec.Title), Place: b.Places[sec.ID], Children: in}}
}
