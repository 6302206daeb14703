package layout

import (
	"slices"
	"strconv"

	"example.org/studyguide/render/layout/tag"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
)

// list sets a list. Marks hang before the items, which are indented by the width of the widest mark.
func (s *blockSetter) list(b *ast.List, c column) []row {
	indent := s.d.pt(14)
	letters := lettered(b)
	widest := func(text string) {
		p := s.text.shape.piece(text, &face{style: c.look.style, size: c.look.size}, b.At)
		indent = max(indent, p.width+s.d.pt(5))
	}
	if b.Ordered {
		widest(strconv.Itoa(b.Start+len(b.Items)-1) + ".")
	}
	for _, l := range letters.labels {
		widest(l)
	}
	items := make([][]ast.Block, len(b.Items))
	for i, item := range b.Items {
		if items[i] = item.Blocks; letters.items != nil {
			items[i] = letters.items[i].Blocks
		}
	}
	in, side := s.indented(c, indent, items)
	list := tag.New(tag.List, c.in)
	list.With().Numbering = counted(b, letters)
	var out []row
	space, apart := s.d.grid, s.d.grid/2
	if b.Tight {
		space, apart = 0, 0
	} else if slices.ContainsFunc(b.Items, severalBlocks) {
		apart = space // items are no closer to each other than what is in them
	}
	for i, item := range b.Items {
		entry := tag.New(tag.Item, list)
		rows := s.item(items[i], in.inside(tag.New(tag.Body, entry)), space)
		if len(rows) == 0 {
			rows = []row{{height: c.look.lead}}
		}
		m := mark{text: "•", at: item.At, of: tag.In(tag.Label, entry)}
		switch {
		case item.Task == ast.Done:
			m.text = "☑"
		case item.Task != ast.NoTask:
			m.text = "☐"
		case letters.labels != nil:
			m.text, m.counts = letters.labels[i], true
		case b.Ordered:
			m.text, m.counts = strconv.Itoa(b.Start+i)+".", true
		}
		rows[0].hang(s.mark(m, c, in, side))
		gap := apart
		if i == 0 {
			gap = 0
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

func severalBlocks(it *ast.Item) bool { return len(it.Blocks) > 1 }

// item sets the blocks of an item. A single paragraph is the body of the item itself, not a child of it.
func (s *blockSetter) item(item []ast.Block, in column, space Length) []row {
	if p, ok := ast.SoleParagraph(item); ok {
		rows := s.paragraphBlock(p, &tag.Content{Of: in.in}, in)
		if in.note {
			return rows
		}
		return s.notes.hoist(rows)
	}
	return s.spaced(item, in, space)
}

// A mark is the bullet, number or box of an item.
type mark struct {
	text   string
	counts bool // it is a number or letter, and stands flush right
	at     diag.Span
	of     *tag.Content
}

// mark returns a mark for the first row of its item, whose text is in a column within c.
func (s *blockSetter) mark(m mark, c, in column, side side) *Text {
	lk := c.look
	fc := &face{size: lk.size, color: s.d.ink.accent, in: m.of}
	p := s.text.shape.piece(m.text, fc, m.at)
	if m.counts {
		return s.hung(m.text, fc, m.at, in, side)
	}
	x := c.x + s.d.pt(3)
	if side.far {
		x = c.x + c.w - s.d.pt(3) - p.width
	}
	t := p.at(x, lk.base())
	if side.right {
		s.text.shape.beside(t)
	}
	return t
}
