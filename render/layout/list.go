package layout

import (
	"strconv"

	"studyguide/render/layout/tag"
	"studyguide/source/ast"
)

// list sets a list: its marks hang at the left of its items, which are indented by the widest of them.
func (s *setter) list(b *ast.List, c column) []row {
	indent := s.d.pt(14)
	if b.Ordered {
		last := s.piece(strconv.Itoa(b.Start+len(b.Items)-1)+".", &face{style: c.look.style, size: c.look.size}, b.At)
		indent = max(indent, last.width+s.d.pt(5))
	}
	in := c.indent(indent)
	if min(in.w, c.w) < s.d.textW/3 {
		in = c // too deep for paper: the marks stay, the indentation ends
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
		rows[0].hang(s.mark(b, item, i, c, in, tag.In(tag.Label, entry)))
		gap := Length(0)
		if !b.Tight && i > 0 {
			gap = s.d.grid / 2
		}
		out = append(out, before(rows, gap, betweenItems)...)
	}
	if !b.Tight {
		out = s.fill(out)
	}
	// Two items stay together at both ends: a single line of a list is as lonely as one of a paragraph.
	if n := len(out); n > 1 {
		out[1].penalty = max(out[1].penalty, 2*betweenItems)
		out[n-1].penalty = max(out[n-1].penalty, 2*betweenItems)
	}
	return out
}

// item sets the blocks of an item. One that is a single paragraph is the body of the item itself, not a part of it.
func (s *setter) item(item *ast.Item, in column, space Length) []row {
	if len(item.Blocks) == 1 {
		if p, ok := item.Blocks[0].(*ast.Paragraph); ok {
			rows := s.paragraphBlock(p, &tag.Content{Of: in.in}, in)
			if in.note {
				return rows
			}
			return s.hoist(rows)
		}
	}
	return s.spaced(item.Blocks, in, space)
}

// fill makes the height of rows a multiple of the grid by an empty row that is dropped at a page's end.
func (s *setter) fill(rows []row) []row {
	h := height(rows)
	if over := s.d.ceil(h) - h; over > 0 && len(rows) > 0 {
		rows = append(rows, row{height: over, penalty: never})
	}
	return rows
}

// mark gives the bullet, number or box of an item, for its first row.
func (s *setter) mark(b *ast.List, item *ast.Item, i int, c, in column, of *tag.Content) *Text {
	lk := c.look
	text := "•"
	switch {
	case item.Task == ast.Done:
		text = "☑"
	case item.Task != ast.NoTask:
		text = "☐"
	case b.Ordered:
		text = strconv.Itoa(b.Start+i) + "."
	}
	p := s.piece(text, &face{size: lk.size, color: s.d.ink.accent, in: of}, item.At)
	x := c.x + s.d.pt(3)
	if b.Ordered && item.Task == ast.NoTask {
		x = in.x - s.d.pt(5) - p.width
	}
	return p.at(x, lk.base())
}
