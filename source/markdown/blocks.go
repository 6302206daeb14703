package markdown

import (
	"bytes"
	"strings"

	gast "github.com/yuin/goldmark/ast"
	xast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/listing"
	"example.org/studyguide/source/markdown/site"
	"example.org/studyguide/source/markup"
	"example.org/studyguide/source/pattern"
)

// A reader reads goldmark's tree of a file.
type reader struct {
	*builder
	tags    *tagReader
	refs    references
	counted map[*ast.List]bool // lists whose items the author counts
	lazily  map[gast.Node]bool // lists that Markdown counts, see lazy
	site    *siteReader
}

// children reads the blocks inside n.
func (r *reader) children(n gast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		f := r.top()
		n := len(f.blocks)
		r.read(c)
		if f == r.top() {
			r.site.settle(f, n)
		}
	}
}

// read reads one block of Markdown.
func (r *reader) read(n gast.Node) {
	switch n := n.(type) {
	case *gast.Paragraph, *gast.TextBlock:
		// A list or table of HTML tags stays open: the paragraph may begin with the tag of its next part.
		r.endPhrases()
		r.push(&frame{class: phrases, tag: "paragraph", node: n, start: -1, end: n.Pos(), done: r.paragraphDone})
		r.inlines(n)
		r.brokenTable(n)
		r.leave(n, linesEnd(n, 0))
	case *gast.Heading:
		r.headingNode(n)
	case *gast.List:
		r.list(n, n.Pos())
		r.children(n)
		r.leave(n, 0)
	case *gast.ListItem:
		r.item(n)
	case *gast.Blockquote:
		r.quote(n)
	case *gast.FencedCodeBlock:
		r.fence(n)
	case *gast.CodeBlock:
		start, end := n.Pos(), r.TrimEnd(n.Pos(), linesEnd(n, n.Pos()))
		r.block(&ast.Listing{Loc: ast.At(r.Span(start, end)), Text: r.code(n)}, start, end)
	case *gast.ThematicBreak:
		end := r.TrimEnd(n.Pos(), r.LineEnd(n.Pos()))
		r.block(&ast.Divider{Loc: ast.At(r.Span(n.Pos(), end))}, n.Pos(), end)
	case *mathBlock:
		r.displayed(n.tex, n.start, n.end)
	case *gast.HTMLBlock:
		r.tags.rawBlock(n)
	case *gast.LinkReferenceDefinition:
		r.definition(n)
	case *xast.Table:
		r.table(n)
	case *xast.DefinitionList:
		r.definitions(n)
	case *siteBlock:
		r.site.block(n)
	case *siteTitle: // its container has read it
	default:
		at := r.Span(n.Pos(), r.LineEnd(n.Pos()))
		r.sink.Report(diag.New(diag.UnsupportedNode, at, "the Markdown reader does not know %s", n.Kind()))
		r.children(n)
	}
}

// definition reads a link reference definition, whose links goldmark has resolved. A single one that no link refers to
// becomes a paragraph with the link: its author wanted it to be seen.
func (r *reader) definition(n *gast.LinkReferenceDefinition) {
	before, after := n.PreviousSibling(), n.NextSibling()
	if r.refs.labels[util.ToLinkReference(n.Label)] || isDefinition(before) || isDefinition(after) {
		return
	}
	url := strings.Trim(decode(string(n.Destination)), "()")
	if s := markup.Scheme(url); s != "http" && s != "https" {
		return // an idiom for comments: "[//]: # (a comment)"
	}
	start, end := n.Pos(), r.TrimEnd(n.Pos(), linesEnd(n, n.Pos()))
	at := ast.At(r.Span(start, end))
	text := &ast.Text{Loc: at, Value: decode(string(n.Label))}
	link := &ast.Link{Loc: at, URL: url, Title: decode(string(n.Title)), Inlines: []ast.Inline{text}}
	r.block(&ast.Paragraph{Loc: at, Inlines: []ast.Inline{link}}, start, end)
}

func isDefinition(n gast.Node) bool {
	_, ok := n.(*gast.LinkReferenceDefinition)
	return ok
}

// linesEnd returns the offset at which the text of n ends; least if n has none.
func linesEnd(n gast.Node, least int) int {
	if l := n.Lines().Len(); l > 0 {
		return n.Lines().At(l - 1).Stop
	}
	return least
}

// headingNode reads an ATX or setext heading.
func (r *reader) headingNode(n *gast.Heading) {
	r.toFlow()
	r.endDetails(n.Level)
	start, end := n.Pos(), linesEnd(n, n.Pos())
	if n.Lines().Len() > 0 && n.Lines().At(0).Start == start {
		end = r.LineEnd(end) + 1 // setext: the line below belongs to it
	}
	end = r.TrimEnd(start, r.LineEnd(end))
	in := r.isolated(n)
	r.level = n.Level
	r.heading(n.Level, in, start, end)
}

// isolated returns the inlines of n. Tags in n cannot close anything outside it.
func (r *reader) isolated(n gast.Node) []ast.Inline {
	var in []ast.Inline
	r.push(&frame{class: phrases, node: n, bar: true, start: -1, end: n.Pos(), done: func(f *frame) {
		in = markup.Trim(f.inlines)
	}})
	r.inlines(n)
	r.leave(n, 0)
	return in
}

// quote reads a quote, or a callout.
func (r *reader) quote(n *gast.Blockquote) {
	r.toFlow()
	if c, ok := r.site.callouts[n]; ok {
		r.site.admonish(n, c.kind, c.folded, r.site.titleOf(c.title), n.Pos())
		r.children(n)
		r.leave(n, r.quoteEnd(c))
		return
	}
	r.push(&frame{class: flow, tag: "quote", node: n, start: n.Pos(), end: n.Pos(), done: func(f *frame) {
		if len(f.blocks) > 0 {
			r.attach(&ast.Quote{Loc: r.loc(f), Blocks: f.blocks}, f.start, f.end)
		}
	}})
	r.children(n)
	r.leave(n, 0)
}

// quoteEnd returns the offset after the first line of a callout.
func (r *reader) quoteEnd(c calloutNode) int { return r.TrimEnd(c.Pos(), r.LineEnd(c.Pos())) }

// code returns the text of a code block.
func (r *reader) code(n gast.Node) string {
	var b strings.Builder
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		b.Write(line.Value(r.Src))
	}
	return markup.Code(b.String())
}

// fence reads fenced code.
func (r *reader) fence(n *gast.FencedCodeBlock) {
	start, end := n.Pos(), r.fenceEnd(n)
	l := &ast.Listing{Loc: ast.At(r.Span(start, end)), Text: r.code(n)}
	if text, ok := site.CodeMarks(l.Text); ok && r.site.page.VitePress {
		l.Text = text
		r.site.omit(diag.ComponentUnknown, "the marks on lines of code, [!code …], are left out", start, end)
	}
	if text, file := site.Snippets(l.Text); file != "" {
		l.Text = text
		r.site.omit(diag.ComponentUnknown, "the text of another file, "+clip(file)+", is left out", start, end)
		if text == "" {
			return
		}
	}
	if n.Info != nil {
		info := strings.TrimSpace(string(n.Info.Segment.Value(r.Src)))
		if asksSomething.MatchString(info) {
			l.Text = strings.TrimRight(info+"\n"+l.Text, "\n")
		} else {
			l.Language = listing.Canonical(language(info))
			r.site.fenceLabel(info, start, end)
		}
	}
	if l.Language == "math" { // GitHub's form of a formula
		r.displayed(l.Text, start, end)
		return
	}
	r.block(l, start, end)
}

// fenceEnd returns the offset after a fence. A fence that is never closed is reported.
func (r *reader) fenceEnd(n *gast.FencedCodeBlock) int {
	start := n.Pos()
	opening := r.LineEnd(start)
	end := max(opening, linesEnd(n, 0))
	next := end // the line after the text
	if n.Lines().Len() == 0 || next > 0 && r.Src[next-1] != '\n' {
		next = min(next+1, len(r.Src))
	}
	line := r.Src[next:r.LineEnd(next)]
	if m := fenceOf(line); m != nil && m[1][0] == r.Src[start] && len(bytes.TrimSpace(m[2])) == 0 {
		return r.TrimEnd(start, r.LineEnd(next))
	}
	r.sink.Report(diag.New(diag.OpenFence, r.Span(start, opening), "this code fence is never closed").
		WithHint("write %s on a line of its own after the code", strings.Repeat(string(r.Src[start]), 3)))
	return r.TrimEnd(start, end)
}

// asksSomething matches an info string that names no language: the author opened the fence on the first line of the
// text.
var asksSomething = pattern.New(`^(?i)(?:q(?:ue(?:stion)?)?\s*[.:#-]?\s*)?\d{1,4}\s*[.):]+\s*\S|` +
	`^q(?:uestion)?\s*[:.]\s*\S|\s\S*[?？]$`)

// language returns the language in the info string of a fence: "js" from "js", "{.js}", "js:file.js", "js{1,3}" and
// "js title=x".
func language(info string) string {
	info = strings.TrimLeft(strings.TrimSpace(info), "{. ")
	if i := strings.IndexAny(info, " \t{}:,;(["); i >= 0 {
		info = info[:i]
	}
	return info
}
