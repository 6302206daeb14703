package json

import (
	"example.org/studyguide/source/ast"
	"fmt"
)

func (e *encoder) blocks(name string, blocks []ast.Block) {
	list(e, name, blocks, func(b ast.Block) { e.object(func() { e.block(b) }) })
}

func (e *encoder) block(b ast.Block) {
	kind := func(k string) {
		e.member("kind", k)
		e.span(b.Span())
	}
	switch b := b.(type) {
	case *ast.Paragraph:
		kind("paragraph")
		e.running(b.Inlines)
	case *ast.Heading:
		kind("heading")
		e.text("id", b.ID)
		e.member("level", b.Level)
		e.running(b.Inlines)
	case *ast.List:
		kind("list")
		e.list(b)
	case *ast.Listing:
		kind("listing")
		e.member("language", b.Language)
		e.member("text", b.Text)
	case *ast.Table:
		kind("table")
		e.table(b)
	case *ast.Quote:
		kind("quote")
		e.blocks("blocks", b.Blocks)
	case *ast.Callout:
		kind("callout")
		e.member("type", b.Kind)
		e.member("title", ast.PlainText(b.Title))
		e.inlines("inlines", b.Title)
		e.blocks("blocks", b.Blocks)
	case *ast.Figure:
		kind("image")
		if b.Image != nil {
			e.image(b.Image)
		}
		e.member("caption", ast.PlainText(b.Caption))
		e.inlines("inlines", b.Caption)
	case *ast.DefinitionList:
		kind("definitions")
		e.definitions(b)
	case *ast.Details:
		kind("details")
		e.member("summary", ast.PlainText(b.Summary))
		e.inlines("inlines", b.Summary)
		e.blocks("rest", b.Rest)
		e.blocks("blocks", b.Blocks)
	case *ast.Divider:
		kind("divider")
	case *ast.PageBreak:
		kind("pageBreak")
	default:
		e.fail(fmt.Errorf("writing JSON: no kind for the block %T", b))
	}
}

func (e *encoder) list(l *ast.List) {
	e.member("ordered", l.Ordered)
	if l.Ordered {
		e.member("start", l.Start)
	}
	e.member("tight", l.Tight)
	list(e, "items", l.Items, func(item *ast.Item) {
		e.object(func() {
			switch item.Task {
			case ast.NoTask:
			case ast.Open:
				e.member("task", "open")
			case ast.Done:
				e.member("task", "done")
			default:
				e.fail(fmt.Errorf("writing JSON: no name for the task state %d at %s", item.Task, item.At))
			}
			e.span(item.At)
			e.blocks("blocks", item.Blocks)
		})
	})
}

// table writes the text of the cells in header and rows, where programs look for it, and the cells with markup in
// cells, header first.
func (e *encoder) table(t *ast.Table) {
	e.key("align")
	e.flat(func() { array(e, t.Align, func(a ast.Align) { e.scalar(e.alignment(a)) }) })
	plain := func(row []*ast.Cell) {
		e.flat(func() { array(e, row, func(c *ast.Cell) { e.scalar(ast.PlainText(c.Inlines)) }) })
	}
	if t.Cram {
		e.key("cram")
		e.scalar(true)
	}
	e.key("header")
	plain(t.Header)
	list(e, "rows", t.Rows, plain)
	list(e, "cells", append([][]*ast.Cell{t.Header}, t.Rows...), func(row []*ast.Cell) {
		array(e, row, func(c *ast.Cell) {
			e.flat(func() {
				e.object(func() {
					e.span(c.At)
					if c.Head {
						e.key("head")
						e.scalar(true)
					}
					e.inlines("inlines", c.Inlines)
				})
			})
		})
	})
}

func (e *encoder) alignment(a ast.Align) string {
	switch a {
	case ast.AlignNone:
		return "none"
	case ast.AlignLeft:
		return "left"
	case ast.AlignCenter:
		return "center"
	case ast.AlignRight:
		return "right"
	default:
		e.fail(fmt.Errorf("writing JSON: no name for the alignment %d", a))
		return ""
	}
}

func (e *encoder) definitions(l *ast.DefinitionList) {
	list(e, "items", l.Items, func(d *ast.Definition) {
		e.object(func() {
			e.span(d.At)
			list(e, "terms", d.Terms, func(term []ast.Inline) { e.object(func() { e.running(term) }) })
			list(e, "descriptions", d.Descriptions, func(blocks []ast.Block) {
				array(e, blocks, func(b ast.Block) { e.object(func() { e.block(b) }) })
			})
		})
	})
}
