package layout

import (
	"strconv"

	"studyguide/render/layout/tag"
	"studyguide/source/ast"
)

// list sets a list. Marks hang at the left of the items, which are indented by the width of the widest mark.
func (s *blockSetter) list(b *ast.List, c column) []row {
	indent := s.d.pt(14)
	if b.Ordered {
		last := s.text.shape.piece(
			strconv.Itoa(b.Start+len(b.Items)-1)+".",
			&face{style: c.look.style, size: c.look.size},
			b.At,
		)
		indent = max(indent, last.width+s.d.pt(5))
	}
	in := c.indent(indent)
	if min(in.w, c.w) < s.d.textW/3 {
		in = c // too deep for the paper: the mark stays, the indentation does not
	}
	list := tag.New(tag.List, c.in)
	list.Numbering = "Disc"
	if b.Ordered {
		list.Numbering = "Decimal"
	}
	var out []row
	space := s.d.grid
	if b.Tight {
		space = 0
	}
	for i, item := range b.Items {
		entry := tag.New(tag.Item, list)
		rows := s.item(item, in.inside(tag.New(tag.Body, entry)), space)
		if len(rows) == 0 {
			rows = []row{{height: c.look.lead}}
		}
		rows[0].hang(s.mark(b, i, c, in.x, tag.In(tag.Label, entry)))
		gap := Length(0)
		if !b.Tight && i > 0 {
			gap = s.d.grid / 2
		}
		out = append(out, before(rows, gap, betweenItems)...)
	}
	if !b.Tight {
		out = s.d.fill(out)
	}
	// Two items stay together at both ends: a single line of a list is as lonely as one of a paragraph.
	if n := len(out); n > 1 {
		out[1].penalty = max(out[1].penalty, 2*betweenItems)
		out[n-1].penalty = max(out[n-1].penalty, 2*betweenItems)
	}
	return out
}

// item sets the blocks of an item. A single paragraph is the body of the item itself, not a child of it.
func (s *blockSetter) item(item *ast.Item, in column, space Length) []row {
	if len(item.Blocks) == 1 {
		if p, ok := item.Blocks[0].(*ast.Paragraph); ok {
			rows := s.paragraphBlock(p, &tag.Content{Of: in.in}, in)
			if in.note {
				return rows
			}
			return s.notes.hoist(rows)
		}
	}
	return s.spaced(item.Blocks, in, space)
}

// mark returns the bullet, number or box of an item, for its first row. The text of the item begins at end.
func (s *blockSetter) mark(b *ast.List, i int, c column, end Length, of *tag.Content) *Text {
	lk, item := c.look, b.Items[i]
	text := "•"
	switch {
	case item.Task == ast.Done:
		text = "☑"
	case item.Task != ast.NoTask:
		text = "☐"
	case b.Ordered:
		text = strconv.Itoa(b.Start+i) + "."
	}
	p := s.text.shape.piece(text, &face{size: lk.size, color: s.d.ink.accent, in: of}, item.At)
	x := c.x + s.d.pt(3)
	if b.Ordered && item.Task == ast.NoTask {
		x = end - s.d.pt(5) - p.width
	}
	return p.at(x, lk.base())
}
