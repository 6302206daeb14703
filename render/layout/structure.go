package layout

import (
	"net/url"

	"studyguide/render/layout/tag"
	"studyguide/source/ast"
)

// structure builds the tree of the book's content from what its pages show, in the order in which they show it, and takes
// out the links that lead nowhere: their text is text like any other.
func structure(b *Book, root *tag.Element) {
	b.Root = root
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
			case *Picture:
				mark(it.In)
				if it.In != nil && it.In.Of.Role == tag.Figure {
					bottom := p.Height - it.Y - it.H
					it.In.Of.Box = &tag.Box{it.X.Points(), bottom.Points(), (it.X + it.W).Points(), (bottom + it.H).Points()}
				}
			case *Box, *Leader:
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

// leads tells whether a link has somewhere to go. Only absolute URLs lead anywhere from a file.
func (b *Book) leads(l *Link) bool {
	if l.URL != "" {
		u, err := url.Parse(l.URL)
		return err == nil && u.Scheme != ""
	}
	_, ok := b.Places[l.ID]
	return ok
}

// sect gives the nearest section that an element is in.
func sect(e *tag.Element) *tag.Element {
	for e.Parent != nil && e.Role != tag.Sect {
		e = e.Parent
	}
	return e
}

// levels gives the structure levels of the headings among blocks that stand under a heading of level above: one deeper at a time, for
// a screen reader takes a step that is left out for a loss (ISO 14289-1, 7.4.2).
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
