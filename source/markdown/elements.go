package markdown

import (
	gast "github.com/yuin/goldmark/ast"

	"studyguide/source/ast"
	"studyguide/source/diag"
	"studyguide/source/html"
	"studyguide/source/markup"
)

// openSpan opens the inline element of a tag.
func (t *tree) openSpan(tok html.Token, role html.Role, start, end int) {
	t.paragraph(start)
	f := &frame{class: span, tag: tok.Name, start: start, end: end}
	f.done = func(f *frame) {
		at := ast.At(t.Span(f.start, f.end))
		if role == html.Anchor && tok.Attr["href"] != "" {
			t.finishLink(f, tok.Attr["href"], markup.Printable(tok.Attr["title"]))
			return
		}
		if role == html.Anchor {
			t.top().inlines = append(t.top().inlines, f.inlines...)
			return
		}
		if len(f.inlines) == 0 {
			return
		}
		switch role {
		case html.Strong:
			t.add(&ast.Strong{Loc: at, Inlines: f.inlines})
		case html.Strike:
			t.add(&ast.Strike{Loc: at, Inlines: f.inlines})
		case html.Sup, html.Sub:
			t.add(&ast.Script{Loc: at, Up: role == html.Sup, Inlines: f.inlines})
		case html.Code:
			if text := ast.PlainText(f.inlines); text != "" {
				t.add(&ast.Code{Loc: at, Value: text})
			}
		default:
			t.add(&ast.Emph{Loc: at, Inlines: f.inlines})
		}
	}
	t.push(f)
}

// openHeading opens the heading of a tag h1 to h6.
func (t *tree) openHeading(name string, start, end int) {
	level := int(name[1] - '0')
	t.toFlow()
	t.endDetails(level)
	t.level = level
	t.push(&frame{class: phrases, tag: name, start: start, end: end, done: func(f *frame) {
		in := markup.Trim(f.inlines)
		if len(in) == 0 {
			return
		}
		h := &ast.Heading{Loc: ast.At(t.Span(f.start, f.end)), Level: level, Inlines: in}
		t.headings = append(t.headings, h)
		t.attach(h, f.start, f.end)
	}})
}

// openDefinitions opens a definition list; n is nil if it is from a tag.
func (t *tree) openDefinitions(n gast.Node, start int) {
	t.toFlow()
	dl := &ast.DefinitionList{}
	t.push(&frame{class: parts, tag: "dl", node: n, start: start, end: start, data: dl, done: func(f *frame) {
		if len(dl.Items) > 0 {
			dl.Loc = ast.At(t.Span(f.start, f.end))
			t.attach(dl, f.start, f.end)
		}
	}})
}

// definitionTag opens the term or the description of a tag, in a list of its own if none is open.
func (t *tree) definitionTag(role html.Role, start, end int) {
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
		addTerm(dl, markup.Flatten(f.blocks), t.Span(f.start, f.end))
	}})
}

// addTerm adds a term: to the last definition if that has no description yet.
func addTerm(dl *ast.DefinitionList, term []ast.Inline, at diag.Span) {
	if n := len(dl.Items); n > 0 && len(dl.Items[n-1].Descriptions) == 0 {
		d := dl.Items[n-1]
		d.Terms = append(d.Terms, term)
		d.At = d.At.To(at)
		return
	}
	dl.Items = append(dl.Items, &ast.Definition{Loc: ast.At(at), Terms: [][]ast.Inline{term}})
}

// openDescription opens a description of the last term of dl; n is nil if it is from a tag.
func (t *tree) openDescription(dl *ast.DefinitionList, n gast.Node, start int) {
	t.push(&frame{class: flow, tag: "dd", node: n, start: start, end: start, done: func(f *frame) {
		at := t.Span(f.start, f.end)
		if len(dl.Items) == 0 {
			dl.Items = append(dl.Items, &ast.Definition{Loc: ast.At(at)})
		}
		d := dl.Items[len(dl.Items)-1]
		d.Descriptions = append(d.Descriptions, f.blocks)
		d.At = d.At.To(at)
	}})
}
