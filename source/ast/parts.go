package ast

// A visitor is shown what a node holds, list by list and in document order. It may replace the lists.
type visitor interface {
	inlines(*[]Inline)
	blocks(*[]Block)
	node(Node) // a section, a question, an item, a cell …
}

// nodes shows v nodes that are neither blocks nor inlines.
func nodes[T Node](v visitor, list []T) {
	for _, n := range list {
		v.node(n)
	}
}

func (d *Document) parts(v visitor) {
	v.blocks(&d.Blocks)
	nodes(v, d.Sections)
	nodes(v, d.Notes)
}

func (g *Guide) parts(v visitor) {
	v.blocks(&g.Intro)
	nodes(v, g.Sections)
	nodes(v, g.Notes)
}

func (s *Section) parts(v visitor) {
	v.inlines(&s.Title)
	v.blocks(&s.Intro)
	nodes(v, s.Questions)
	nodes(v, s.Answers)
	nodes(v, s.Sections)
}

func (q *Question) parts(v visitor) {
	v.inlines(&q.Title)
	v.blocks(&q.Prompt)
	nodes(v, q.Options)
	v.blocks(&q.Answer)
}

func (o *Option) parts(v visitor) { v.blocks(&o.Blocks) }

func (a *Answer) parts(v visitor) {
	v.inlines(&a.Title)
	v.blocks(&a.Blocks)
}

func (n *Note) parts(v visitor) { v.blocks(&n.Blocks) }

func (p *Paragraph) parts(v visitor)      { v.inlines(&p.Inlines) }
func (h *Heading) parts(v visitor)        { v.inlines(&h.Inlines) }
func (l *List) parts(v visitor)           { nodes(v, l.Items) }
func (i *Item) parts(v visitor)           { v.blocks(&i.Blocks) }
func (*Listing) parts(visitor)            {}
func (c *Cell) parts(v visitor)           { v.inlines(&c.Inlines) }
func (q *Quote) parts(v visitor)          { v.blocks(&q.Blocks) }
func (l *DefinitionList) parts(v visitor) { nodes(v, l.Items) }
func (*Divider) parts(visitor)            {}
func (*PageBreak) parts(visitor)          {}

func (t *Table) parts(v visitor) {
	nodes(v, t.Header)
	for _, row := range t.Rows {
		nodes(v, row)
	}
}

func (c *Callout) parts(v visitor) {
	v.inlines(&c.Title)
	v.blocks(&c.Blocks)
}

func (f *Figure) parts(v visitor) {
	if f.Image != nil {
		v.node(f.Image)
	}
	v.inlines(&f.Caption)
}

func (d *Definition) parts(v visitor) {
	for i := range d.Terms {
		v.inlines(&d.Terms[i])
	}
	for i := range d.Descriptions {
		v.blocks(&d.Descriptions[i])
	}
}

func (d *Details) parts(v visitor) {
	v.inlines(&d.Summary)
	v.blocks(&d.Rest)
	v.blocks(&d.Blocks)
}

func (*Text) parts(visitor)     {}
func (*Code) parts(visitor)     {}
func (*Math) parts(visitor)     {}
func (*Image) parts(visitor)    {}
func (*Break) parts(visitor)    {}
func (*NoteRef) parts(visitor)  {}
func (e *Emph) parts(v visitor) { v.inlines(&e.Inlines) }

func (s *Strong) parts(v visitor) { v.inlines(&s.Inlines) }
func (s *Strike) parts(v visitor) { v.inlines(&s.Inlines) }
func (s *Script) parts(v visitor) { v.inlines(&s.Inlines) }
func (l *Link) parts(v visitor)   { v.inlines(&l.Inlines) }
