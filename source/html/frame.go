package html

import (
	"strings"

	"studyguide/source/ast"
	"studyguide/source/markup"
)

// calloutKind gives the kind of callout that n is by its class, "" if it is none, and its title if it has one. The classes are
// those of Bootstrap, Docusaurus, GitHub, MkDocs, Sphinx and VitePress.
func calloutKind(n *node) (kind string, title *node) {
	if n.attr["class"] == "" || n.role != Wrapper && n.role != Quote && n.name != "aside" {
		return "", nil
	}
	framed := false
	for _, c := range n.classes() {
		switch c {
		case "admonition", "alert", "callout", "custom-block", "markdown-alert", "admonitionblock", "bd-callout", "theme-admonition", "notice", "panel-info", "hint":
			framed = true
		}
	}
	for _, c := range n.classes() {
		k := calloutWord(c)
		if k == "" && framed {
			parts := strings.Split(c, "-")
			k = calloutWord(parts[len(parts)-1])
		}
		if k != "" {
			kind = k
		}
	}
	if kind == "" || n.chars == 0 || n.headings > 1 {
		return "", nil
	}
	for _, k := range n.kids {
		if k.name != "" && k.chars > 0 {
			for _, w := range k.words() {
				if w == "title" || w == "heading" {
					return kind, k
				}
			}
			break
		}
	}
	return kind, nil
}

// calloutWord gives the kind of callout of GitHub's five that a word means.
func calloutWord(w string) string {
	switch w {
	case "note", "info", "seealso":
		return "note"
	case "tip", "hint", "success":
		return "tip"
	case "important", "attention":
		return "important"
	case "warning", "warn":
		return "warning"
	case "caution", "danger", "error":
		return "caution"
	}
	return ""
}

// callout reads an admonition. A title that only names the kind says nothing new.
func (f *flow) callout(n *node, kind string, title *node) {
	c := &ast.Callout{Loc: f.at(n), Kind: kind}
	body := f.sub()
	for _, k := range n.kids {
		if k == title {
			in, rest := f.summary(k)
			if calloutWord(key(ast.PlainText(in))) == "" {
				c.Title = in
			}
			body.blocks = append(body.blocks, rest...)
			continue
		}
		body.node(k)
	}
	body.flush()
	c.Blocks = body.blocks
	f.block(c)
}

// figure reads <figure>: a picture and its caption, or anything else with its caption after it.
func (f *flow) figure(n *node) {
	f.flush()
	var caption *node
	body := f.sub()
	var walk func(n *node)
	walk = func(n *node) {
		for _, k := range n.kids {
			switch {
			case k.name == "figcaption":
				caption = k
			case k.name != "" && k.role == Wrapper && k.find(func(x *node) bool { return x.name == "figcaption" }) != nil:
				walk(k)
			default:
				body.node(k)
			}
		}
	}
	walk(n)
	body.flush()
	if caption == nil {
		f.blocks = append(f.blocks, body.blocks...)
		return
	}
	says := f.inside(caption)
	if k := len(body.blocks); k > 0 {
		if fig, ok := body.blocks[k-1].(*ast.Figure); ok {
			fig.Caption = markup.Flatten(says)
			f.blocks = append(f.blocks, body.blocks...)
			return
		}
	}
	f.blocks = append(append(f.blocks, body.blocks...), says...)
}

// definitions reads <dl>: questions and answers if the page's terms ask, else terms and what they mean. Several terms may stand
// before one description, a term may be left open, and groups may be wrapped in <div> (WHATWG HTML, 4.4.9).
func (f *flow) definitions(n *node) {
	if f.isContents(n) {
		f.aside(n, "contents")
		return
	}
	dl := &ast.DefinitionList{Loc: f.at(n)}
	asking := false
	var walk func(n *node)
	walk = func(n *node) {
		for _, k := range n.kids {
			last := len(dl.Items) - 1
			switch {
			case k.role == Term:
				in := markup.Flatten(f.inTitle(k))
				if len(in) == 0 {
					break
				}
				asking = asking || asks(ast.PlainText(in))
				if last >= 0 && len(dl.Items[last].Descriptions) == 0 {
					d := dl.Items[last]
					d.Terms = append(d.Terms, in)
					d.At = d.At.To(f.at(k).At)
					break
				}
				dl.Items = append(dl.Items, &ast.Definition{Loc: f.at(k), Terms: [][]ast.Inline{in}})
			case k.role == Wrapper && k.find(func(x *node) bool { return x.role == Term || x.role == Description }) != nil:
				walk(k)
			default:
				in := f.sub()
				if k.role == Description {
					in.children(k)
				} else {
					in.node(k)
				}
				in.flush()
				if k.name == "" && len(in.blocks) == 0 || k.role != Description && len(in.blocks) == 0 {
					break
				}
				if last < 0 {
					dl.Items = append(dl.Items, &ast.Definition{Loc: f.at(k)})
					last = 0
				}
				d := dl.Items[last]
				d.Descriptions = append(d.Descriptions, in.blocks)
				d.At = d.At.To(f.at(k).At)
			}
		}
	}
	walk(n)
	switch {
	case len(dl.Items) == 0:
	case f.asking && asking && f.depth == 0:
		f.flush()
		for _, d := range dl.Items {
			f.blocks = append(f.blocks, folded(d))
		}
	default:
		f.block(dl)
	}
}

// isContents tells whether an element only leads to places of the page: three links at least, and little other text.
func (p *page) isContents(n *node) bool {
	if n.links < 3 || n.density() < 0.6 {
		return false
	}
	own := 0
	n.each(func(k *node) bool {
		if k.role == Anchor && strings.HasPrefix(p.address(k.attr["href"]), "#") {
			own++
		}
		return true
	})
	return own*5 >= n.links*4
}

// inTitle gives the blocks of a title, in which buttons are text.
func (f *flow) inTitle(n *node) []ast.Block {
	in := f.sub()
	in.title = true
	in.children(n)
	in.flush()
	return in.blocks
}

// folded makes a question of a definition. Several terms are one title, as they share the answer.
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
