package html

import (
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/markup"
)

// calloutKind returns the kind of callout that n is, and its title if it has one; "" if n is not a callout. It knows
// the classes of Bootstrap, Docusaurus, GitHub, MkDocs, Sphinx and VitePress.
func calloutKind(n *node) (kind string, title *node) {
	if n.attr["class"] == "" || n.role != Wrapper && n.role != Quote && n.name != "aside" {
		return "", nil
	}
	framed := false
	for _, c := range n.classes() {
		switch c {
		case "admonition", "alert", "callout", "custom-block", "markdown-alert", "admonitionblock", "bd-callout",
			"theme-admonition", "notice", "panel-info", "hint":
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

// calloutWord returns the one of GitHub's five kinds of callout that a word stands for; "" for none.
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

// callout reads an admonition. A title that only repeats the kind is dropped.
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

// figure reads <figure>: an image with its caption, or any other content followed by its caption.
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
			case k.name != "" && k.role == Wrapper &&
				k.find(func(x *node) bool { return x.name == "figcaption" }) != nil:
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
