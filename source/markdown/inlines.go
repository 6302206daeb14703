package markdown

import (
	"bytes"
	"strings"

	gast "github.com/yuin/goldmark/ast"
	xast "github.com/yuin/goldmark/extension/ast"

	"studyguide/source/ast"
	"studyguide/source/diag"
	"studyguide/source/markup"
	"studyguide/source/pattern"
)

// inlines reads the inlines inside n.
func (t *tree) inlines(n gast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		t.readInline(c)
	}
}

func (t *tree) readInline(n gast.Node) {
	if raw, ok := n.(*gast.RawHTML); ok {
		t.rawInline(raw)
		return
	}
	if p := n.Pos(); p >= 0 && p < t.skip {
		return
	}
	switch n := n.(type) {
	case *gast.Text:
		t.textNode(n)
	case *gast.String:
		t.text(markup.Printable(string(n.Value)), t.top().end, t.top().end)
	case *gast.CodeSpan:
		t.codeSpan(n)
	case *gast.Emphasis:
		t.mark(n, n.Level, func(at ast.Loc, in []ast.Inline) ast.Inline {
			if n.Level == 2 {
				return &ast.Strong{Loc: at, Inlines: in}
			}
			return &ast.Emph{Loc: at, Inlines: in}
		})
	case *mathNode:
		t.math(n)
	case *xast.Strikethrough:
		width := 1
		if p := n.Pos(); p >= 0 && bytes.HasPrefix(t.Src[p:], []byte("~~")) {
			width = 2
		}
		t.mark(n, width, func(at ast.Loc, in []ast.Inline) ast.Inline { return &ast.Strike{Loc: at, Inlines: in} })
	case *gast.Link:
		t.link(n)
	case *gast.Image:
		t.image(n)
	case *gast.AutoLink:
		t.autoLink(n)
	case *xast.TaskCheckBox:
		for i := len(t.stack) - 1; i > 0; i-- {
			if item, ok := t.stack[i].data.(*ast.Item); ok {
				item.Task = ast.Open
				if n.IsChecked {
					item.Task = ast.Done
				}
				break
			}
		}
	case *xast.FootnoteLink:
		end := n.Pos() + max(0, bytes.IndexByte(t.Src[n.Pos():], ']')) + 1
		t.inline(&ast.NoteRef{Loc: ast.At(t.Span(n.Pos(), end)), ID: t.noteOf(n).id}, n.Pos(), end)
	default:
		at := t.Span(n.Pos(), n.Pos())
		t.sink.Report(diag.New(diag.UnsupportedNode, at, "the Markdown reader does not know %s", n.Kind()))
		t.inlines(n)
	}
}

// noteMark is a reference to a footnote, by its look.
var noteMark = pattern.New(`^\[\^([A-Za-z0-9_-]{1,40})\](?:[^(:]|$)`)

func (t *tree) textNode(n *gast.Text) {
	seg := n.Segment
	value := string(seg.Value(t.Src))
	if !n.IsRaw() {
		value = decode(value)
	}
	t.text(markup.Printable(value), seg.Start, seg.Stop)
	// goldmark may end a text after the bracket.
	if i := bytes.IndexByte(t.Src[seg.Start:seg.Stop], '^'); i >= 0 && seg.Start+i > 0 && len(t.notes) > 0 {
		at := seg.Start + i - 1
		if m := noteMark.FindSubmatch(t.Src[at:t.LineEnd(at)]); m != nil {
			span := t.Span(at, at+len(m[1])+3)
			t.sink.Report(diag.New(diag.FootnoteUndefined, span, "footnote %q is not written anywhere", m[1]).
				WithHint("write [^%s]: and its text on a line of its own", m[1]))
		}
	}
	if n.HardLineBreak() || n.SoftLineBreak() {
		t.lineBreak(n.HardLineBreak(), seg.Stop, min(t.LineEnd(seg.Stop)+1, len(t.Src)))
	}
}

// text adds text; white space alone opens no paragraph.
func (t *tree) text(value string, start, end int) {
	if c := t.top().class; value == "" || c != phrases && c != span && strings.TrimSpace(value) == "" {
		return
	}
	t.inline(&ast.Text{Loc: ast.At(t.Span(start, end)), Value: value}, start, end)
}

// lineBreak ends a line of the open paragraph, if there is one.
func (t *tree) lineBreak(hard bool, start, end int) {
	if c := t.top().class; c == phrases || c == span {
		t.inline(&ast.Break{Loc: ast.At(t.Span(start, end)), Hard: hard}, start, end)
	}
}

func (t *tree) codeSpan(n *gast.CodeSpan) {
	start := n.Pos()
	ticks := len(t.Src[start:]) - len(bytes.TrimLeft(t.Src[start:], "`"))
	var b strings.Builder
	end := start + ticks
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if text, ok := c.(*gast.Text); ok {
			b.Write(text.Segment.Value(t.Src))
			end = max(end, text.Segment.Stop)
		}
	}
	if i := bytes.IndexByte(t.Src[end:], '`'); i >= 0 {
		end += i + ticks
	}
	value := markup.Printable(b.String())
	if value == "" {
		return
	}
	t.inline(&ast.Code{Loc: ast.At(t.Span(start, end)), Value: value}, start, end)
}

// mark reads a node that stands between two runs of width characters.
func (t *tree) mark(n gast.Node, width int, build func(ast.Loc, []ast.Inline) ast.Inline) {
	t.paragraph(max(n.Pos(), 0))
	t.push(&frame{class: span, node: n, start: -1, done: func(f *frame) {
		if len(f.inlines) == 0 {
			return
		}
		f.start, f.end = max(f.start-width, 0), min(f.end+width, len(t.Src))
		t.add(build(ast.At(t.Span(f.start, f.end)), f.inlines))
	}})
	t.inlines(n)
	t.leave(n, 0)
}

func (t *tree) link(n *gast.Link) {
	url := decode(string(n.Destination))
	t.paragraph(n.Pos())
	t.push(&frame{class: span, node: n, start: n.Pos(), end: n.Pos() + 1, done: func(f *frame) {
		f.end = t.linkEnd(f.end, n.Destination, n.Title, n.Reference)
		t.finishLink(f, url, decode(string(n.Title)))
	}})
	t.inlines(n)
	t.leave(n, 0)
}

// finishLink adds the link whose text f holds, or the text alone if the link may not be.
func (t *tree) finishLink(f *frame, url, title string) {
	at := t.Span(f.start, f.end)
	if !markup.Allowed(url) {
		t.sink.Report(diag.New(diag.LinkScheme, at, "a link with the scheme %q is dropped, its text is kept", markup.Scheme(url)).
			WithHint("use http, https, mailto, ftp, tel or a relative path"))
		t.top().inlines = append(t.top().inlines, f.inlines...)
		return
	}
	if len(f.inlines) == 0 {
		return
	}
	l := &ast.Link{Loc: ast.At(at), URL: url, Title: title, Inlines: f.inlines}
	if strings.HasPrefix(url, "#") {
		t.links = append(t.links, l)
	}
	t.add(l)
}

// linkEnd gives the offset after a link or image whose text ends at textEnd.
func (t *tree) linkEnd(textEnd int, url, title []byte, ref *gast.ReferenceLink) int {
	i := bytes.IndexByte(t.Src[textEnd:], ']')
	if i < 0 {
		return textEnd
	}
	end := textEnd + i + 1
	rest := t.Src[end:]
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

func (t *tree) image(n *gast.Image) {
	start, end := n.Pos(), n.Pos()+2
	var alt []ast.Inline
	t.push(&frame{class: phrases, node: n, bar: true, start: start, end: end, done: func(f *frame) {
		alt, end = f.inlines, f.end
	}})
	t.inlines(n)
	t.leave(n, 0)
	end = t.linkEnd(end, n.Destination, n.Title, n.Reference)
	t.addImage(decode(string(n.Destination)), ast.PlainText(alt), decode(string(n.Title)), start, end)
}

// addImage adds an image, or its alternative text if src may not be followed.
func (t *tree) addImage(src, alt, title string, start, end int) {
	at := t.Span(start, end)
	if !markup.Allowed(src) {
		t.sink.Report(diag.New(diag.LinkScheme, at, "an image with the scheme %q is dropped, its text is kept", markup.Scheme(src)))
		t.text(alt, start, end)
		return
	}
	t.inline(&ast.Image{Loc: ast.At(at), Src: src, Alt: alt, Title: title}, start, end)
}

func (t *tree) autoLink(n *gast.AutoLink) {
	label, start := n.Label(t.Src), n.Pos()
	// goldmark gives the place of the character before a bare URL.
	if i := bytes.Index(t.Src[start:], label); i >= 0 && t.Src[start] != '<' {
		start += i
	}
	end := start + len(label)
	if t.Src[start] == '<' {
		end += 2
	}
	url := string(n.URL(t.Src))
	if n.AutoLinkType == gast.AutoLinkEmail && markup.Scheme(url) != "mailto" {
		url = "mailto:" + url
	}
	if !markup.Allowed(url) {
		// In angle brackets anything with a colon is a link to CommonMark: <std::vector> is none to its author.
		t.text(markup.Printable(string(t.Src[start:end])), start, end)
		return
	}
	at := ast.At(t.Span(start, end))
	t.inline(&ast.Link{Loc: at, URL: url, Inlines: []ast.Inline{&ast.Text{Loc: at, Value: markup.Printable(string(label))}}}, start, end)
}
