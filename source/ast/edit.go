package ast

import (
	"slices"

	"example.org/studyguide/source/diag"
)

// Children returns the inlines that n encloses; nil for a kind that encloses none.
func Children(n Inline) []Inline {
	if list := n.enclosed(); list != nil {
		return *list
	}
	return nil
}

// Encloses reports whether n is of a kind that encloses inlines, such as emphasis or a link.
func Encloses(n Inline) bool { return n.enclosed() != nil }

// WithChildren returns a copy of n that encloses in. A node of a kind that encloses nothing is returned as it is.
func WithChildren(n Inline, in []Inline) Inline {
	if !Encloses(n) {
		return n
	}
	c := n.copied()
	*c.enclosed() = in
	return c
}

// WithParts returns a copy of b in which inlines replaces each of its runs of inlines (a title, a caption, a term, a
// cell) and blocks each of its lists of blocks. The image of a figure stays. The functions receive what b itself holds;
// whether to go deeper is up to them.
func WithParts(b Block, inlines func([]Inline) []Inline, blocks func([]Block) []Block) Block {
	c := b.copied()
	c.parts(editor{inlines, blocks, true})
	return c
}

// ReplaceInlines replaces, in n itself, each run of inlines that n holds directly. It is for readers and recognition,
// which own the nodes that they make; everyone else uses [WithChildren] and [WithParts].
func ReplaceInlines(n Node, replace func([]Inline) []Inline) {
	n.parts(editor{onInlines: replace})
}

// Relocate replaces the positions of n and of everything in it by what to returns for them. It is for readers that read
// text which is inside a file of another format.
func Relocate(n Node, to func(diag.Span) diag.Span) {
	Walk(n, func(n Node) bool {
		n.move(to)
		return true
	})
}

// An editor replaces the lists that it is shown.
type editor struct {
	onInlines func([]Inline) []Inline
	onBlocks  func([]Block) []Block // nil: blocks stay
	deep      bool                  // go into items, cells and definitions
}

func (e editor) inlines(list *[]Inline) { *list = e.onInlines(*list) }

func (e editor) blocks(list *[]Block) {
	if e.onBlocks != nil {
		*list = e.onBlocks(*list)
	}
}

func (e editor) node(n Node) {
	if e.deep {
		n.parts(e)
	}
}

func (p *Paragraph) copied() Block { c := *p; return &c }
func (h *Heading) copied() Block   { c := *h; return &c }
func (l *Listing) copied() Block   { c := *l; return &c }
func (q *Quote) copied() Block     { c := *q; return &c }
func (c *Callout) copied() Block   { d := *c; return &d }
func (f *Figure) copied() Block    { c := *f; return &c }
func (d *Details) copied() Block   { c := *d; return &c }
func (d *Divider) copied() Block   { c := *d; return &c }
func (p *PageBreak) copied() Block { c := *p; return &c }

func (l *List) copied() Block {
	c := *l
	c.Items = copies(l.Items)
	return &c
}

func (t *Table) copied() Block {
	c := *t
	c.Header, c.Rows = copies(t.Header), nil
	for _, row := range t.Rows {
		c.Rows = append(c.Rows, copies(row))
	}
	return &c
}

func (l *DefinitionList) copied() Block {
	c := *l
	c.Items = copies(l.Items)
	for _, d := range c.Items {
		d.Terms, d.Descriptions = slices.Clone(d.Terms), slices.Clone(d.Descriptions)
	}
	return &c
}

// copies returns a list of copies of what list points to.
func copies[T any](list []*T) []*T {
	var out []*T
	for _, p := range list {
		c := *p
		out = append(out, &c)
	}
	return out
}
