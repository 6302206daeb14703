package layout

import (
	"strconv"

	"studyguide/fonts"
	"studyguide/source/ast"
)

// list sets a list: its marks hang at the left of its items, which are indented by the widest of them.
func (s *setter) list(b *ast.List, c column) []row {
	indent := s.d.pt(14)
	if b.Ordered {
		last := s.piece(strconv.Itoa(b.Start+len(b.Items)-1)+".", face{style: c.look.style, size: c.look.size}, b.At)
		indent = max(indent, last.width+s.d.pt(5))
	}
	in := c.indent(indent)
	if min(in.w, c.w) < s.d.textW/3 {
		in = c // too deep for paper: the marks stay, the indentation ends
	}
	var out []row
	space := s.d.grid
	if b.Tight {
		space = 0
	}
	for i, item := range b.Items {
		rows := s.spaced(item.Blocks, in, space)
		if len(rows) == 0 {
			rows = []row{{height: c.look.lead}}
		}
		rows[0].items = append(s.mark(b, item, i, c, in), rows[0].items...)
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

// fill makes the height of rows a multiple of the grid by an empty row that is dropped at a page's end.
func (s *setter) fill(rows []row) []row {
	h := height(rows)
	if over := s.d.ceil(h) - h; over > 0 && len(rows) > 0 {
		rows = append(rows, row{height: over, penalty: never})
	}
	return rows
}

// mark gives the bullet, number or box of an item, for its first row.
func (s *setter) mark(b *ast.List, item *ast.Item, i int, c, in column) []Item {
	lk := c.look
	base := lk.lead/2 + lk.size*3/10
	if item.Task != ast.NoTask {
		side := lk.size * 72 / 100
		x, y := c.x+s.d.pt(1), base-side*92/100
		items := []Item{&Frame{X: x, Y: y, W: side, H: side, Stroke: s.d.pt(0.7), Color: grey}}
		if item.Task == ast.Done {
			items = append(items, &Check{X: x, Y: y, W: side, Color: accent})
		}
		return items
	}
	fc := face{style: fonts.Style{}, size: lk.size, color: accent}
	text := "•"
	if b.Ordered {
		text = strconv.Itoa(b.Start+i) + "."
	}
	p := s.piece(text, fc, item.At)
	x := c.x + s.d.pt(3)
	if b.Ordered {
		x = in.x - s.d.pt(5) - p.width
	}
	return []Item{&Text{X: x, Y: base, Size: lk.size, Color: accent, Runs: p.runs}}
}
