package ast

import "fmt"

func (e *encoder) blocks(name string, blocks []Block) {
	list(e, name, blocks, func(b Block) { e.object(func() { e.block(b) }) })
}

func (e *encoder) block(b Block) {
	kind := func(k string) {
		e.member("kind", k)
		e.span(b.Span())
	}
	switch b := b.(type) {
	case *Paragraph:
		kind("paragraph")
		e.running(b.Inlines)
	case *Heading:
		kind("heading")
		e.member("level", b.Level)
		e.running(b.Inlines)
	case *List:
		kind("list")
		e.list(b)
	case *Listing:
		kind("listing")
		e.member("language", b.Language)
		e.member("text", b.Text)
	case *Table:
		kind("table")
		e.table(b)
	case *Quote:
		kind("quote")
		e.blocks("blocks", b.Blocks)
	case *Callout:
		kind("callout")
		e.member("type", b.Kind)
		e.member("title", PlainText(b.Title))
		e.inlines("inlines", b.Title)
		e.blocks("blocks", b.Blocks)
	case *Figure:
		kind("image")
		if b.Image != nil {
			e.image(b.Image)
		}
		e.member("caption", PlainText(b.Caption))
		e.inlines("inlines", b.Caption)
	case *DefinitionList:
		kind("definitions")
		e.definitions(b)
	case *Details:
		kind("details")
		e.member("summary", PlainText(b.Summary))
		e.inlines("inlines", b.Summary)
		e.blocks("rest", b.Rest)
		e.blocks("blocks", b.Blocks)
	case *Divider:
		kind("divider")
	default:
		e.fail(fmt.Errorf("writing JSON: no kind for the block %T", b))
	}
}

func (e *encoder) list(l *List) {
	e.member("ordered", l.Ordered)
	if l.Ordered {
		e.member("start", l.Start)
	}
	e.member("tight", l.Tight)
	list(e, "items", l.Items, func(item *Item) {
		e.object(func() {
			switch item.Task {
			case NoTask:
			case Open:
				e.member("task", "open")
			case Done:
				e.member("task", "done")
			default:
				e.fail(fmt.Errorf("writing JSON: no name for the task state %d at %s", item.Task, item.At))
			}
			e.span(item.At)
			e.blocks("blocks", item.Blocks)
		})
	})
}

// table writes the text of the cells in header and rows, where programs look for it, and the marked-up cells
// once more, header first, in cells.
func (e *encoder) table(t *Table) {
	e.key("align")
	e.flat(func() { array(e, t.Align, func(a Align) { e.scalar(e.alignment(a)) }) })
	plain := func(row []*Cell) {
		e.flat(func() { array(e, row, func(c *Cell) { e.scalar(PlainText(c.Inlines)) }) })
	}
	e.key("header")
	plain(t.Header)
	list(e, "rows", t.Rows, plain)
	list(e, "cells", append([][]*Cell{t.Header}, t.Rows...), func(row []*Cell) {
		array(e, row, func(c *Cell) {
			e.flat(func() {
				e.object(func() {
					e.span(c.At)
					e.inlines("inlines", c.Inlines)
				})
			})
		})
	})
}

func (e *encoder) alignment(a Align) string {
	switch a {
	case AlignNone:
		return "none"
	case AlignLeft:
		return "left"
	case AlignCenter:
		return "center"
	case AlignRight:
		return "right"
	default:
		e.fail(fmt.Errorf("writing JSON: no name for the alignment %d", a))
		return ""
	}
}

func (e *encoder) definitions(l *DefinitionList) {
	list(e, "items", l.Items, func(d *Definition) {
		e.object(func() {
			e.span(d.At)
			list(e, "terms", d.Terms, func(term []Inline) { e.object(func() { e.running(term) }) })
			list(e, "descriptions", d.Descriptions, func(blocks []Block) {
				array(e, blocks, func(b Block) { e.object(func() { e.block(b) }) })
			})
		})
	})
}
