package html

import (
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/markup"
)

// A definitionReader reads <dl>. Several terms may share a description, a term may lack one, and groups may be wrapped
// in <div> (WHATWG HTML, 4.4.9).
type definitionReader struct {
	flow   *flow
	list   *ast.DefinitionList
	asking bool // a term asks
}

// readDefinitions reads n as questions and answers if the terms of the page's definition lists ask, else as
// definitions.
func readDefinitions(f *flow, n *node) {
	if f.isContents(n) {
		f.asides.add(n, "contents")
		return
	}
	d := definitionReader{flow: f, list: &ast.DefinitionList{Loc: f.at(n)}}
	d.children(n)
	switch {
	case len(d.list.Items) == 0:
	case f.questions.asking && d.asking && f.depth == 0:
		f.flush()
		for _, d := range d.list.Items {
			q := folded(d)
			f.called[q.At.Start] = true
			f.blocks = append(f.blocks, q)
		}
	default:
		f.block(d.list)
	}
}

func (d *definitionReader) children(n *node) {
	for _, k := range n.kids {
		switch {
		case k.role == Term:
			in := markup.Flatten(d.flow.inTitle(k))
			if len(in) == 0 {
				break
			}
			d.asking = d.asking || isAsking(ast.PlainText(in))
			markup.AddTerm(d.list, in, d.flow.at(k).At)
		case k.role == Wrapper && k.find(func(x *node) bool { return x.role == Term || x.role == Description }) != nil:
			d.children(k)
		default:
			d.description(k)
		}
	}
}

// description reads a description, or content between definitions.
func (d *definitionReader) description(n *node) {
	in := d.flow.sub()
	if n.role == Description {
		in.children(n)
	} else {
		in.node(n)
	}
	in.flush()
	if n.role == Description || len(in.blocks) > 0 {
		markup.AddDescription(d.list, in.blocks, d.flow.at(n).At)
	}
}

// folded returns a definition as a question. Several terms become one title, because they share the answer.
func folded(d *ast.Definition) *ast.Details {
	out := &ast.Details{Loc: d.Loc}
	for i, t := range d.Terms {
		if i > 0 && len(t) > 0 {
			out.Summary = append(out.Summary, &ast.Break{Loc: ast.At(t[0].Span()), Hard: true})
		}
		out.Summary = append(out.Summary, t...)
	}
	for _, b := range d.Descriptions {
		out.Blocks = append(out.Blocks, b...)
	}
	return out
}
