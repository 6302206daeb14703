package edition

import (
	"studyguide/source/ast"
)

// dead are the ids that an edition has no more, each with the # before it, as links have them.
type dead map[string]bool

// withoutDeadLinks gives out, which is made of g, with text in place of the links to what g has and out has not. Nodes of g are copied
// where they change.
func withoutDeadLinks(g, out *ast.Guide) *ast.Guide {
	d := dead{}
	for _, of := range []*ast.Guide{g, out} {
		for _, s := range of.AllSections() {
			d["#"+s.ID] = of == g
			for _, q := range s.Questions {
				d["#"+q.ID] = of == g
			}
		}
	}
	c := *out
	c.Intro = d.blocks(out.Intro)
	c.Sections = d.sections(out.Sections)
	c.Notes = nil
	for _, n := range out.Notes {
		note := *n
		note.Blocks = d.blocks(n.Blocks)
		c.Notes = append(c.Notes, &note)
	}
	return &c
}

func (d dead) sections(in []*ast.Section) []*ast.Section {
	var out []*ast.Section
	for _, s := range in {
		c := *s
		c.Title, c.Intro, c.Questions = d.inlines(s.Title), d.blocks(s.Intro), nil
		for _, q := range s.Questions {
			qc := *q
			qc.Title, qc.Prompt, qc.Answer = d.inlines(q.Title), d.blocks(q.Prompt), d.blocks(q.Answer)
			c.Questions = append(c.Questions, &qc)
		}
		c.Sections = d.sections(s.Sections)
		out = append(out, &c)
	}
	return out
}

// in tells whether n holds a dead link.
func (d dead) in(n ast.Node) bool {
	found := false
	ast.Walk(n, func(n ast.Node) bool {
		l, ok := n.(*ast.Link)
		found = found || ok && d[l.URL]
		return !found
	})
	return found
}

func (d dead) blocks(in []ast.Block) []ast.Block {
	var out []ast.Block
	for _, b := range in {
		out = append(out, d.block(b))
	}
	return out
}

func (d dead) block(b ast.Block) ast.Block {
	if !d.in(b) {
		return b
	}
	switch b := b.(type) {
	case *ast.Paragraph:
		c := *b
		c.Inlines = d.inlines(b.Inlines)
		return &c
	case *ast.Heading:
		c := *b
		c.Inlines = d.inlines(b.Inlines)
		return &c
	case *ast.List:
		c := *b
		c.Items = each(b.Items, func(it ast.Item) ast.Item { it.Blocks = d.blocks(it.Blocks); return it })
		return &c
	case *ast.Table:
		c := *b
		cell := func(x ast.Cell) ast.Cell { x.Inlines = d.inlines(x.Inlines); return x }
		c.Header, c.Rows = each(b.Header, cell), nil
		for _, row := range b.Rows {
			c.Rows = append(c.Rows, each(row, cell))
		}
		return &c
	case *ast.Quote:
		c := *b
		c.Blocks = d.blocks(b.Blocks)
		return &c
	case *ast.Callout:
		c := *b
		c.Title, c.Blocks = d.inlines(b.Title), d.blocks(b.Blocks)
		return &c
	case *ast.Figure:
		c := *b
		c.Caption = d.inlines(b.Caption)
		return &c
	case *ast.DefinitionList:
		c := *b
		c.Items = each(b.Items, d.definition)
		return &c
	case *ast.Details:
		c := *b
		c.Summary, c.Rest, c.Blocks = d.inlines(b.Summary), d.blocks(b.Rest), d.blocks(b.Blocks)
		return &c
	default: // a listing or a divider, which hold no links
		return b
	}
}

func (d dead) definition(def ast.Definition) ast.Definition {
	terms, descriptions := def.Terms, def.Descriptions
	def.Terms, def.Descriptions = nil, nil
	for _, t := range terms {
		def.Terms = append(def.Terms, d.inlines(t))
	}
	for _, bs := range descriptions {
		def.Descriptions = append(def.Descriptions, d.blocks(bs))
	}
	return def
}

func (d dead) inlines(in []ast.Inline) []ast.Inline {
	var out []ast.Inline
	for _, n := range in {
		if !d.in(n) {
			out = append(out, n)
			continue
		}
		switch n := n.(type) {
		case *ast.Link:
			if d[n.URL] {
				out = append(out, d.inlines(n.Inlines)...)
				continue
			}
			out = append(out, &ast.Link{Loc: n.Loc, URL: n.URL, Title: n.Title, Inlines: d.inlines(n.Inlines)})
		case *ast.Emph:
			out = append(out, &ast.Emph{Loc: n.Loc, Inlines: d.inlines(n.Inlines)})
		case *ast.Strong:
			out = append(out, &ast.Strong{Loc: n.Loc, Inlines: d.inlines(n.Inlines)})
		case *ast.Strike:
			out = append(out, &ast.Strike{Loc: n.Loc, Inlines: d.inlines(n.Inlines)})
		case *ast.Script:
			out = append(out, &ast.Script{Loc: n.Loc, Up: n.Up, Inlines: d.inlines(n.Inlines)})
		default: // text, code, breaks and images hold no links
			out = append(out, n)
		}
	}
	return out
}

// each copies what pointers lead to, changed.
func each[T any](in []*T, change func(T) T) []*T {
	var out []*T
	for _, p := range in {
		c := change(*p)
		out = append(out, &c)
	}
	return out
}
