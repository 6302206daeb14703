package markdown

import (
	gast "github.com/yuin/goldmark/ast"
	xast "github.com/yuin/goldmark/extension/ast"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/html"
	"example.org/studyguide/source/markup"
)

// openDefinitions opens a definition list; n is nil if it is from a tag.
func (b *builder) openDefinitions(n gast.Node, start int) *ast.DefinitionList {
	b.toFlow()
	dl := &ast.DefinitionList{}
	b.push(&frame{class: parts, tag: "dl", node: n, start: start, end: start, data: dl, done: func(f *frame) {
		if len(dl.Items) > 0 {
			dl.Loc = b.loc(f)
			b.attach(dl, f.start, f.end)
		}
	}})
	return dl
}

// openDescription opens a description of the last term of dl; n is nil if it is from a tag.
func (b *builder) openDescription(dl *ast.DefinitionList, n gast.Node, start int) {
	b.push(&frame{class: flow, tag: "dd", node: n, start: start, end: start, done: func(f *frame) {
		markup.AddDescription(dl, f.blocks, b.Span(f.start, f.end))
	}})
}

// definitions reads a definition list of Markdown.
func (r *reader) definitions(n gast.Node) {
	r.openDefinitions(n, n.Pos())
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		dl, ok := r.top().data.(*ast.DefinitionList)
		if !ok {
			// A tag in an earlier description has closed the list.
			dl = r.openDefinitions(n, c.Pos())
		}
		switch c := c.(type) {
		case *xast.DefinitionTerm:
			in := r.isolated(c)
			markup.AddTerm(dl, in, r.Span(c.Lines().At(0).Start, linesEnd(c, 0)))
		default:
			r.openDescription(dl, c, c.Pos())
			r.children(c)
			r.leave(c, 0)
		}
	}
	r.leave(n, 0)
}

// definition opens a <dt> or <dd>, in a new list if none is open.
func (t *tagReader) definition(role html.Role, start, end int) {
	i := t.findBefore(func(f *frame) bool { _, ok := f.data.(*ast.DefinitionList); return ok },
		func(f *frame) bool { return f.class == flow && f.tag != "dt" && f.tag != "dd" })
	if i < 0 {
		t.openDefinitions(nil, start)
	} else {
		t.popTo(i)
	}
	dl := t.top().data.(*ast.DefinitionList)
	if role == html.Description {
		t.openDescription(dl, nil, start)
		return
	}
	t.push(&frame{class: flow, tag: "dt", start: start, end: end, done: func(f *frame) {
		markup.AddTerm(dl, markup.Flatten(f.blocks), t.Span(f.start, f.end))
	}})
}
