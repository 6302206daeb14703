package edition

import (
	"example.org/studyguide/source/ast"
)

// dead holds the ids that an edition no longer has, each with the leading # of links.
type dead map[string]bool

// withoutDeadLinks returns out, an edition of g, with links to parts of g that out lacks turned into text. Nodes are
// copied where they change.
func withoutDeadLinks(g, out *ast.Guide) *ast.Guide {
	d := dead{}
	for _, of := range []*ast.Guide{g, out} {
		for _, s := range of.AllSections() {
			d["#"+s.ID] = of == g
			for _, q := range s.Questions {
				d["#"+q.ID] = of == g
			}
			for _, a := range s.Answers { // of a key: they have the ids of their questions
				d["#"+a.ID] = of == g
			}
		}
		ast.Walk(of, func(n ast.Node) bool {
			if h, ok := n.(*ast.Heading); ok && h.ID != "" {
				d["#"+h.ID] = of == g
			}
			return true
		})
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
			qc.Options = nil
			for _, o := range q.Options {
				oc := *o
				oc.Blocks = d.blocks(o.Blocks)
				qc.Options = append(qc.Options, &oc)
			}
			c.Questions = append(c.Questions, &qc)
		}
		c.Answers = nil
		for _, a := range s.Answers {
			ac := *a
			ac.Blocks = d.blocks(a.Blocks)
			c.Answers = append(c.Answers, &ac)
		}
		c.Sections = d.sections(s.Sections)
		out = append(out, &c)
	}
	return out
}

// in reports whether n holds a dead link.
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
	return ast.WithParts(b, d.inlines, d.blocks)
}

func (d dead) inlines(in []ast.Inline) []ast.Inline {
	var out []ast.Inline
	for _, n := range in {
		switch link, ok := n.(*ast.Link); {
		case !d.in(n):
			out = append(out, n)
		case ok && d[link.URL]:
			out = append(out, d.inlines(link.Inlines)...)
		default:
			out = append(out, ast.WithChildren(n, d.inlines(ast.Children(n))))
		}
	}
	return out
}
