package markdown

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	gast "github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/markdown/site"
	"example.org/studyguide/source/pattern"
)

// callout matches the first line of a callout in a quote: GitHub's alerts, which have no title, and those of Obsidian
// and others, which may have one and may be folded.
var callout = pattern.New(`^\[!([A-Za-z][\w-]*)(?:\|[^\]\n]*)?\]([+-]?)[ \t]*`)

// A calloutNode is a quote that is a callout.
type calloutNode struct {
	*gast.Blockquote
	kind   string
	folded bool
	title  *siteTitle
}

// A quoteParser parses quotes, and the first lines of those that are callouts.
type quoteParser struct {
	parser.BlockParser
	src      []byte
	callouts map[gast.Node]calloutNode
}

func (q *quoteParser) Open(parent gast.Node, reader text.Reader, pc parser.Context) (gast.Node, parser.State) {
	node, state := q.BlockParser.Open(parent, reader, pc)
	quote, ok := node.(*gast.Blockquote)
	if !ok {
		return node, state
	}
	line, seg := reader.PeekLine()
	m := callout.FindStringSubmatchIndex(string(line))
	if m == nil {
		return node, state
	}
	c := calloutNode{Blockquote: quote, kind: string(line[m[2]:m[3]]), folded: m[4] < m[5]}
	rest := bytes.TrimRight(line[m[1]:], " \t\n")
	if len(rest) > 0 && (rest[0] == '(' || rest[0] == '[' || rest[0] == ':') {
		return node, state // a link
	}
	start := seg.Start - seg.Padding + m[1]
	if len(rest) > 0 && !c.folded && q.goesOn(rest, seg.Stop) { // what can be folded has a title
		reader.Advance(m[1])
	} else {
		c.title = newTitle(q.src, site.Part{Start: start, End: start + len(rest)})
		reader.AdvanceToEOL()
	}
	if c.title != nil {
		node.AppendChild(node, c.title)
	}
	q.callouts[node] = c
	return node, state
}

// goesOn reports whether the text after the kind is no title but the first line of the callout: nothing follows it, or
// a line that continues its sentence.
func (q *quoteParser) goesOn(first []byte, next int) bool {
	line, _, _ := bytes.Cut(q.src[min(next, len(q.src)):], []byte("\n"))
	text, quoted := bytes.CutPrefix(bytes.TrimLeft(line, " \t"), []byte(">"))
	text = bytes.TrimSpace(text)
	if !quoted {
		return !ast.EndsAsking(string(first))
	}
	r, _ := utf8.DecodeRune(text)
	return len(text) > 0 && unicode.IsLower(r)
}

// admonish opens a callout or a fold for an admonition of a kind; n is its node, which is read and closed by the
// caller. Without a title it has that of its kind.
func (r *siteReader) admonish(n gast.Node, kind string, folded bool, title []ast.Inline, start int) {
	said := site.Says(kind)
	if len(title) > 0 && (folded && (!r.page.Asks() || site.IsQuestion(kind)) || site.IsQuestion(kind)) {
		r.fold(n, title, start)
		return
	}
	if known := site.Kind(kind); known != "" {
		kind = known
	} else {
		kind = "note"
	}
	if strings.EqualFold(ast.PlainText(title), kind) {
		title = nil // it only repeats the kind
	}
	if len(title) == 0 && said != "" {
		title = []ast.Inline{&ast.Text{Loc: ast.At(r.Span(start, start)), Value: said}}
	}
	r.push(&frame{class: flow, tag: "callout", node: n, bar: true, start: start, end: start, done: func(f *frame) {
		r.attach(&ast.Callout{Loc: r.loc(f), Kind: kind, Title: title, Blocks: f.blocks}, f.start, f.end)
	}})
}

// fold opens a part that is folded under a title.
func (r *siteReader) fold(n gast.Node, title []ast.Inline, start int) {
	level := r.level
	d := &folded{node: &ast.Details{Summary: title}, summary: len(title) > 0, level: level}
	f := &frame{class: flow, tag: "details", node: n, bar: true, start: start, end: start, data: d}
	f.done = func(f *frame) {
		r.level = level
		d.node.Loc, d.node.Blocks = r.loc(f), f.blocks
		if len(d.node.Summary)+len(d.node.Rest)+len(d.node.Blocks) > 0 {
			r.attach(d.node, f.start, f.end)
		}
	}
	r.push(f)
}

// titleOf returns the inlines of a title.
func (r *siteReader) titleOf(t *siteTitle) []ast.Inline {
	if t == nil {
		return nil
	}
	return r.isolated(t)
}
