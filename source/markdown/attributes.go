package markdown

import (
	"bytes"
	"strings"

	gast "github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/markdown/site"
	"example.org/studyguide/source/pattern"
)

var attributesKind = gast.NewNodeKind("Attributes")

// An attributesNode is a list of attributes behind a heading, an image, a link, a span or code. It has none where it
// only stands for the bracket that opens a span.
type attributesNode struct {
	gast.BaseInline
	attrs []site.Attr
	end   int
}

func (*attributesNode) Kind() gast.NodeKind { return attributesKind }

// Dump implements goldmark's Node.
func (n *attributesNode) Dump(src []byte, level int) { gast.DumpHelper(n, src, level, nil, nil) }

// An attributesParser parses lists of attributes: {#id .class key=value}.
type attributesParser struct {
	src   []byte
	mdx   bool
	spans map[int]int // offsets of the brackets that close spans, and the ends of the attributes behind them
}

func (*attributesParser) Trigger() []byte { return []byte{'{', '[', ']', '\\'} }

// spanSign matches a span with attributes: [text]{.class}.
var spanSign = pattern.New(`^\[[^\[\]\n]+\]\{`)

func (a *attributesParser) Parse(parent gast.Node, block text.Reader, _ parser.Context) gast.Node {
	whole, seg := block.PeekLine()
	line := near(whole)
	switch line[0] {
	case '[':
		if !bytes.Contains(line, []byte("]{")) { // nearly every bracket
			return nil
		}
		m := spanSign.FindString(string(line))
		if m == "" {
			return nil
		}
		at := len(m) - 1
		_, n := site.AttributeList(string(line[at:]), 0)
		if n == 0 {
			return nil
		}
		a.spans[seg.Start+at-1] = seg.Start + at + n
		block.Advance(1)
		return &attributesNode{end: seg.Start + 1}
	case ']':
		end, ok := a.spans[seg.Start]
		if !ok {
			return nil
		}
		attrs, _ := site.AttributeList(string(line[1:]), seg.Start+1)
		block.Advance(end - seg.Start)
		return &attributesNode{attrs: attrs, end: end}
	}
	escape := 0
	if line[0] == '\\' && a.mdx { // \{#id}, as MDX wants it
		escape = 1
	}
	attrs, n := site.AttributeList(string(line[escape:]), seg.Start+escape)
	if n == 0 || seg.Start == 0 {
		return nil
	}
	n += escape
	if _, heading := parent.(*gast.Heading); escape > 0 && !heading {
		return nil
	}
	if !a.attaches(parent, seg.Start, whole[n:]) {
		return nil
	}
	block.Advance(n)
	return &attributesNode{attrs: attrs, end: seg.Start + n}
}

// attaches reports whether a list of attributes at an offset belongs to what stands before it: a heading that it ends,
// or, without a space, a link, an image, code or emphasis.
func (a *attributesParser) attaches(parent gast.Node, at int, rest []byte) bool {
	if _, heading := parent.(*gast.Heading); heading && len(bytes.Trim(rest, " \t#\n")) == 0 {
		return true
	}
	switch parent.LastChild().(type) {
	case *gast.Link, *gast.Image, *gast.CodeSpan, *mathNode:
		return true
	}
	return a.src[at-1] == '*' && (len(rest) == 0 || bytes.IndexByte([]byte(" \n.,;:!?)"), rest[0]) >= 0)
}

// attributes reads a list of attributes.
func (r *siteReader) attributes(n *attributesNode) {
	if n.attrs == nil {
		r.closeGap(n.Pos(), n.end)
	}
	for _, a := range n.attrs {
		if a.Name == "id" {
			r.places.targets = append(r.places.targets, target{a.Text, r.Pos(n.Pos())})
			if _, heading := n.Parent().(*gast.Heading); heading {
				r.names = append(r.names, ast.Name{Loc: ast.At(r.Span(n.Pos(), n.end)), Text: a.Text, InTitle: true})
			}
		}
	}
	before := n.PreviousSibling()
	if l, ok := before.(*gast.Link); ok {
		before = l.LastChild()
	}
	if img, ok := before.(*gast.Image); ok && site.Size(n.attrs) {
		r.resize(r.shown, n.attrs, img.Pos(), n.end)
	}
}

// blockAttributes reads the attributes of the block that ends on the line before, or else begins on the line after.
func (r *siteReader) blockAttributes(m *site.Mark) {
	r.toFlow()
	at := r.Span(m.Start, m.End)
	f := r.top()
	var last ast.Block
	if n := len(f.blocks); n > 0 && f.blocks[n-1].Span().End.Line == at.Start.Line-1 {
		last = f.blocks[n-1]
	}
	for _, a := range m.Attr {
		switch a.Name {
		case "toc":
			if _, list := last.(*ast.List); list {
				f.blocks = f.blocks[:len(f.blocks)-1]
			}
			r.setAside("the contents were set aside", m.Start, m.End)
			return
		case "id":
			where := at.Start
			if last != nil {
				where = last.Span().Start
			}
			r.places.targets = append(r.places.targets, target{a.Text, where})
			if _, heading := last.(*ast.Heading); heading {
				r.names = append(r.names, ast.Name{Loc: ast.At(last.Span()), Text: a.Text, InTitle: true})
			}
		}
	}
	if site.Size(m.Attr) {
		if img := onlyImage(last); img != nil {
			r.resize(img, m.Attr, m.Start, m.End)
		}
	}
	for _, a := range m.Attr {
		if a.Name == "class" && a.Text == cramClass {
			if last == nil {
				r.next = &pending{in: f, kind: cramClass, line: at.End.Line + 1}
			}
			forCram(last)
			return
		}
		kind := strings.TrimSuffix(a.Text, "-title")
		if a.Name != "class" || site.Kind(kind) == "" || kind == "default" || kind == "primary" {
			continue
		}
		titled := kind != a.Text
		if last == nil {
			r.next = &pending{in: f, kind: kind, titled: titled, line: at.End.Line + 1}
			return
		}
		f.blocks[len(f.blocks)-1] = calloutOf(kind, titled, last)
		return
	}
}

// cramClass is the class of tables that are wanted on cram sheets.
const cramClass = "cram"

// forCram marks a table to be on cram sheets. Other blocks cannot be.
func forCram(b ast.Block) {
	if t, ok := b.(*ast.Table); ok {
		t.Cram = true
	}
}

// onlyImage returns the image of a block that holds one, and no other; else nil.
func onlyImage(b ast.Block) (img *ast.Image) {
	n := 0
	ast.Walk(b, func(x ast.Node) bool {
		if i, ok := x.(*ast.Image); ok {
			img = i
			n++
		}
		return n < 2
	})
	if n != 1 {
		return nil
	}
	return img
}

// A pending callout is one whose block comes next, or a table for cram sheets.
type pending struct {
	in     *frame
	kind   string
	titled bool
	line   int // at which its block begins
}

// settle makes the block that was just read the callout that attributes before it asked for.
func (r *siteReader) settle(f *frame, n int) {
	p := r.next
	if p == nil || p.in != f || len(f.blocks) <= n {
		return
	}
	r.next = nil
	switch b := f.blocks[n]; {
	case b.Span().Start.Line != p.line:
	case p.kind == cramClass:
		forCram(b)
	default:
		f.blocks[n] = calloutOf(p.kind, p.titled, b)
	}
}

// calloutOf returns a callout of a block: of a quote, its blocks; the first of them is its title if it is titled.
func calloutOf(kind string, titled bool, b ast.Block) *ast.Callout {
	c := &ast.Callout{Loc: ast.At(b.Span()), Kind: site.Kind(kind), Blocks: []ast.Block{b}}
	if q, ok := b.(*ast.Quote); ok {
		c.Blocks = q.Blocks
	}
	if p, ok := c.Blocks[0].(*ast.Paragraph); ok && titled && len(c.Blocks) > 1 {
		c.Title, c.Blocks = p.Inlines, c.Blocks[1:]
	} else if said := site.Says(kind); said != "" {
		c.Title = []ast.Inline{&ast.Text{Loc: ast.At(b.Span()), Value: said}}
	}
	return c
}
