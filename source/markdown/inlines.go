package markdown

import (
	"bytes"
	"strings"

	gast "github.com/yuin/goldmark/ast"
	xast "github.com/yuin/goldmark/extension/ast"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/markup"
	"example.org/studyguide/source/pattern"
)

// inlines reads the inlines inside n.
func (r *reader) inlines(n gast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		r.readInline(c)
	}
}

func (r *reader) readInline(n gast.Node) {
	if raw, ok := n.(*gast.RawHTML); ok {
		r.tags.rawInline(raw)
		return
	}
	if p := n.Pos(); p >= 0 && p < r.skip {
		return
	}
	switch n := n.(type) {
	case *gast.Text:
		r.textNode(n)
	case *gast.String:
		r.text(markup.Printable(string(n.Value)), r.top().end, r.top().end)
	case *gast.CodeSpan:
		r.codeSpan(n)
	case *gast.Emphasis:
		r.mark(n, n.Level, func(at ast.Loc, in []ast.Inline) ast.Inline {
			if n.Level == 2 {
				return &ast.Strong{Loc: at, Inlines: in}
			}
			return &ast.Emph{Loc: at, Inlines: in}
		})
	case *mathNode:
		r.inline(&ast.Math{Loc: ast.At(r.Span(n.start, n.end)), TeX: n.tex, Display: n.display}, n.start, n.end)
	case *xast.Strikethrough:
		width := 1
		if p := n.Pos(); p >= 0 && bytes.HasPrefix(r.Src[p:], []byte("~~")) {
			width = 2
		}
		r.mark(n, width, func(at ast.Loc, in []ast.Inline) ast.Inline { return &ast.Strike{Loc: at, Inlines: in} })
	case *gast.Link:
		r.linkNode(n)
	case *gast.Image:
		r.imageNode(n)
	case *gast.AutoLink:
		r.autoLink(n)
	case *xast.TaskCheckBox:
		r.checkBox(n.IsChecked)
	case *siteInline:
		r.site.inlineMark(n.mark)
	case *attributesNode:
		r.site.attributes(n)
	case *materialNode:
		r.site.material(n)
	case *wikiNode:
		r.site.wiki(n)
	case *xast.FootnoteLink:
		end := n.Pos() + max(0, bytes.IndexByte(r.Src[n.Pos():], ']')) + 1
		r.inline(&ast.NoteRef{Loc: ast.At(r.Span(n.Pos(), end)), ID: r.refs.note(n).id}, n.Pos(), end)
	default:
		at := r.Span(n.Pos(), n.Pos())
		r.sink.Report(diag.New(diag.UnsupportedNode, at, "the Markdown reader does not know %s", n.Kind()))
		r.inlines(n)
	}
}

// noteMark matches text that looks like a reference to a footnote.
var noteMark = pattern.New(`^\[\^([A-Za-z0-9_-]{1,40})\](?:[^(:]|$)`)

func (r *reader) textNode(n *gast.Text) {
	seg := n.Segment
	value := string(seg.Value(r.Src))
	if !n.IsRaw() {
		value = decode(value)
	}
	if r.site.gap == seg.Start && seg.Start > 0 {
		value = strings.TrimLeft(value, " ")
	}
	r.text(markup.Printable(value), seg.Start, seg.Stop)
	// goldmark may end a text after the bracket.
	if i := bytes.IndexByte(r.Src[seg.Start:seg.Stop], '^'); i >= 0 && seg.Start+i > 0 && len(r.refs.notes) > 0 {
		at := seg.Start + i - 1
		if m := noteMark.FindSubmatch(r.Src[at:r.LineEnd(at)]); m != nil {
			span := r.Span(at, at+len(m[1])+3)
			r.sink.Report(diag.New(diag.FootnoteUndefined, span, "footnote %q is not written anywhere", m[1]).
				WithHint("write [^%s]: and its text on a line of its own", m[1]))
		}
	}
	if n.HardLineBreak() || n.SoftLineBreak() {
		r.lineBreak(n.HardLineBreak(), seg.Stop, min(r.LineEnd(seg.Stop)+1, len(r.Src)))
	}
}

func (r *reader) codeSpan(n *gast.CodeSpan) {
	start := n.Pos()
	ticks := len(r.Src[start:]) - len(bytes.TrimLeft(r.Src[start:], "`"))
	var b strings.Builder
	end := start + ticks
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if text, ok := c.(*gast.Text); ok {
			b.Write(text.Segment.Value(r.Src))
			end = max(end, text.Segment.Stop)
		}
	}
	if i := bytes.IndexByte(r.Src[end:], '`'); i >= 0 {
		end += i + ticks
	}
	value := markup.Printable(b.String())
	if value == "" {
		return
	}
	r.inline(&ast.Code{Loc: ast.At(r.Span(start, end)), Value: value}, start, end)
}

// mark reads a node between two delimiters of width characters; build makes its inline.
func (r *reader) mark(n gast.Node, width int, build func(ast.Loc, []ast.Inline) ast.Inline) {
	r.paragraph(max(n.Pos(), 0))
	r.push(&frame{class: span, node: n, start: -1, done: func(f *frame) {
		if len(f.inlines) == 0 {
			return
		}
		f.start, f.end = max(f.start-width, 0), min(f.end+width, len(r.Src))
		r.add(build(r.loc(f), f.inlines))
	}})
	r.inlines(n)
	r.leave(n, 0)
}

func (r *reader) linkNode(n *gast.Link) {
	url := decode(string(n.Destination))
	r.paragraph(n.Pos())
	r.push(&frame{class: span, node: n, start: n.Pos(), end: n.Pos() + 1, done: func(f *frame) {
		f.end = r.linkEnd(f.end, n.Destination, n.Title, n.Reference)
		r.link(f, url, decode(string(n.Title)))
	}})
	r.inlines(n)
	r.leave(n, 0)
}

// linkEnd returns the offset after the link or image with text that ends at textEnd.
func (r *reader) linkEnd(textEnd int, url, title []byte, ref *gast.ReferenceLink) int {
	i := bytes.IndexByte(r.Src[textEnd:], ']')
	if i < 0 {
		return textEnd
	}
	end := textEnd + i + 1
	rest := r.Src[end:]
	if ref != nil {
		if ref.Type != gast.ReferenceLinkShortcut && len(rest) > 0 && rest[0] == '[' {
			return end + bytes.IndexByte(rest, ']') + 1
		}
		return end
	}
	p := 1 // after the parenthesis
	spaces := func() {
		for p < len(rest) && (rest[p] == ' ' || rest[p] == '\t' || rest[p] == '\n') {
			p++
		}
	}
	spaces()
	if p < len(rest) && rest[p] == '<' {
		p += 2
	}
	p += len(url)
	spaces()
	if len(title) > 0 {
		p += len(title) + 2
		spaces()
	}
	if p < len(rest) && rest[p] == ')' {
		return end + p + 1
	}
	return end
}

func (r *reader) imageNode(n *gast.Image) {
	start, end := n.Pos(), n.Pos()+2
	var alt []ast.Inline
	r.push(&frame{class: phrases, node: n, bar: true, start: start, end: end, done: func(f *frame) {
		alt, end = f.inlines, f.end
	}})
	r.inlines(n)
	r.leave(n, 0)
	end = r.linkEnd(end, n.Destination, n.Title, n.Reference)
	says, width, height := r.site.altOf(ast.PlainText(alt))
	img := r.image(decode(string(n.Destination)), says, decode(string(n.Title)), start, end)
	r.site.setSize(img, width, height, "", start, end)
	r.site.shown = img
}

func (r *reader) autoLink(n *gast.AutoLink) {
	label, start := n.Label(r.Src), n.Pos()
	// The position that goldmark reports for a bare URL is that of the character before it.
	if i := bytes.Index(r.Src[start:], label); i >= 0 && r.Src[start] != '<' {
		start += i
	}
	end := start + len(label)
	if r.Src[start] == '<' {
		end += 2
	}
	url := string(n.URL(r.Src))
	if n.AutoLinkType == gast.AutoLinkEmail && markup.Scheme(url) != "mailto" {
		url = "mailto:" + url
	}
	if !markup.Allowed(url) {
		// To CommonMark, anything with a colon in angle brackets is a link, even <std::vector>.
		r.text(markup.Printable(string(r.Src[start:end])), start, end)
		return
	}
	at := ast.At(r.Span(start, end))
	text := &ast.Text{Loc: at, Value: markup.Printable(string(label))}
	r.inline(&ast.Link{Loc: at, URL: url, Inlines: []ast.Inline{text}}, start, end)
}
