// Package markup enforces the invariants of package ast on the output of the format readers: no white space at
// paragraph edges, no control characters, figures hoisted out of paragraphs, only allowed link schemes. It also names
// headings as hosts of Markdown do, for the readers that resolve links and the writer that makes them.
//
// This package may change with any version; package studyguide at the top of the module is the stable one.
package markup

import (
	"strings"

	"example.org/studyguide/source/ast"
)

// Trim drops breaks and white space at both ends of a paragraph, at any depth, soft breaks beside hard ones, and marks
// around nothing visible. It changes the nodes of in: a reader that remembers a link, to set its target later, has the
// one that ends up in the tree.
func Trim(in []ast.Inline) []ast.Inline {
	out := make([]ast.Inline, 0, len(in))
	for _, n := range in {
		if b, ok := n.(*ast.Break); ok && len(out) > 0 {
			if before, ok := out[len(out)-1].(*ast.Break); ok {
				// <br> at the end of a source line is one break, and so are two of them.
				if b.Hard && !before.Hard {
					out[len(out)-1] = b
				}
				continue
			}
		}
		if text, ok := n.(*ast.Text); ok && len(out) > 0 && isBreak(out[len(out)-1]) {
			text.Value = strings.TrimLeft(text.Value, " ")
			if text.Value == "" {
				continue
			}
		}
		if ast.Encloses(n) && blank(ast.Children(n)) {
			n = &ast.Text{Loc: ast.At(n.Span()), Value: " "}
		}
		out = append(out, n)
	}
	return trimEnd(trimStart(out))
}

// blank reports whether nothing of in is visible.
func blank(in []ast.Inline) bool {
	for _, n := range in {
		switch n := n.(type) {
		case *ast.Break:
		case *ast.Text:
			if strings.TrimSpace(n.Value) != "" {
				return false
			}
		default:
			if !ast.Encloses(n) || !blank(ast.Children(n)) {
				return false
			}
		}
	}
	return true
}

func trimStart(in []ast.Inline) []ast.Inline {
	for len(in) > 0 {
		if text, ok := in[0].(*ast.Text); ok {
			text.Value = strings.TrimLeft(text.Value, " ")
			if text.Value != "" {
				return in
			}
		} else if ast.Encloses(in[0]) {
			if ast.ReplaceInlines(in[0], trimStart); len(ast.Children(in[0])) > 0 {
				return in
			}
		} else if !isBreak(in[0]) {
			return in
		}
		in = in[1:]
	}
	return in
}

func trimEnd(in []ast.Inline) []ast.Inline {
	for len(in) > 0 {
		last := len(in) - 1
		if text, ok := in[last].(*ast.Text); ok {
			text.Value = strings.TrimRight(text.Value, " ")
			if text.Value != "" {
				return in
			}
		} else if ast.Encloses(in[last]) {
			if ast.ReplaceInlines(in[last], trimEnd); len(ast.Children(in[last])) > 0 {
				return in
			}
		} else if !isBreak(in[last]) {
			return in
		}
		in = in[:last]
	}
	return in
}

func isBreak(n ast.Inline) bool {
	_, ok := n.(*ast.Break)
	return ok
}

// Figures returns the images of a paragraph as figures, their titles as captions, if the paragraph holds nothing else
// but breaks and spaces. Otherwise it returns nil.
func Figures(in []ast.Inline) []*ast.Figure {
	var out []*ast.Figure
	for _, n := range in {
		switch n := n.(type) {
		case *ast.Image:
			fig := &ast.Figure{Loc: n.Loc, Image: n}
			if n.Title != "" {
				fig.Caption = []ast.Inline{&ast.Text{Loc: n.Loc, Value: n.Title}}
			}
			out = append(out, fig)
		case *ast.Break:
		case *ast.Text:
			if strings.TrimSpace(n.Value) != "" {
				return nil
			}
		default:
			return nil
		}
	}
	return out
}

// Flatten returns the text of blocks as inlines, for places that hold no blocks. A hard break separates blocks.
func Flatten(blocks []ast.Block) []ast.Inline {
	var out []ast.Inline
	add := func(at ast.Node, in ...ast.Inline) {
		if len(in) == 0 {
			return
		}
		if len(out) > 0 {
			out = append(out, &ast.Break{Loc: ast.At(at.Span()), Hard: true})
		}
		out = append(out, in...)
	}
	for _, b := range blocks {
		switch b := b.(type) {
		case *ast.Paragraph:
			add(b, b.Inlines...)
		case *ast.Heading:
			add(b, &ast.Strong{Loc: b.Loc, Inlines: b.Inlines})
		case *ast.List:
			for _, item := range b.Items {
				in := Flatten(item.Blocks)
				add(item, append([]ast.Inline{&ast.Text{Loc: item.Loc, Value: "• "}}, in...)...)
			}
		case *ast.Listing:
			for _, line := range strings.Split(b.Text, "\n") {
				if strings.TrimSpace(line) != "" {
					add(b, &ast.Code{Loc: b.Loc, Value: indented(line)})
				}
			}
		case *ast.Table:
			for _, row := range append([][]*ast.Cell{b.Header}, b.Rows...) {
				var in []ast.Inline
				for _, c := range row {
					if len(in) > 0 && len(c.Inlines) > 0 {
						in = append(in, &ast.Text{Loc: c.Loc, Value: " · "})
					}
					in = append(in, c.Inlines...)
				}
				add(b, in...)
			}
		case *ast.Quote:
			add(b, Flatten(b.Blocks)...)
		case *ast.Callout:
			add(b, b.Title...)
			add(b, Flatten(b.Blocks)...)
		case *ast.Figure:
			add(b, b.Image)
			if ast.PlainText(b.Caption) != b.Image.Title { // else the image itself still says it
				add(b, b.Caption...)
			}
		case *ast.DefinitionList:
			for _, d := range b.Items {
				for _, term := range d.Terms {
					add(d, term...)
				}
				for _, description := range d.Descriptions {
					add(d, Flatten(description)...)
				}
			}
		case *ast.Details:
			add(b, b.Summary...)
			add(b, Flatten(b.Rest)...)
			add(b, Flatten(b.Blocks)...)
		case *ast.Divider, *ast.PageBreak:
		}
	}
	return out
}

// indented returns a line of code in which the spaces and tabs before the code are no-break spaces, which remain where
// the line is text.
func indented(line string) string {
	code := strings.TrimLeft(line, " \t")
	indent := strings.ReplaceAll(line[:len(line)-len(code)], "\t", "    ")
	return strings.ReplaceAll(indent, " ", "\u00a0") + code
}
