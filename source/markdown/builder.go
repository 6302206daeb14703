package markdown

import (
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/markup"
	"example.org/studyguide/source/tex"
)

// A builder builds the nodes that Markdown and HTML tags have in common, in document order.
type builder struct {
	*diag.Lines
	stack
	sink     diag.Sink
	places   places
	names    []ast.Name   // that the author gives questions
	skip     int          // inlines that start before this offset have been handled
	level    int          // level of the last heading
	unclosed map[int]bool // offsets of <details> tags without an end tag
	media    markup.Media
	counts   map[*ast.List]*markup.Numbering // of lists of HTML
}

// loc returns the position of f.
func (b *builder) loc(f *frame) ast.Loc { return ast.At(b.Span(f.start, f.end)) }

// heading adds a heading, unless it is empty.
func (b *builder) heading(level int, in []ast.Inline, start, end int) {
	if len(in) == 0 {
		return
	}
	h := &ast.Heading{Loc: ast.At(b.Span(start, end)), Level: level, Inlines: in}
	b.places.headings = append(b.places.headings, h)
	b.attach(h, start, end)
}

// text adds text. White space does not open a paragraph.
func (b *builder) text(value string, start, end int) {
	if value == "" || !b.inPhrases() && strings.TrimSpace(value) == "" {
		return
	}
	b.inline(&ast.Text{Loc: ast.At(b.Span(start, end)), Value: value}, start, end)
}

// lineBreak ends a line of the open paragraph, if there is one.
func (b *builder) lineBreak(hard bool, start, end int) {
	if b.inPhrases() {
		b.inline(&ast.Break{Loc: ast.At(b.Span(start, end)), Hard: hard}, start, end)
	}
}

// link adds a link with the content of f, or only that content if the URL is not allowed.
func (b *builder) link(f *frame, url, title string) {
	at := b.Span(f.start, f.end)
	if !markup.Allowed(url) {
		b.sink.Report(diag.New(diag.LinkScheme, at,
			"a link with the scheme %q is dropped, its text is kept", markup.Scheme(url)).
			WithHint("use http, https, mailto, ftp, tel or a relative path"))
		b.add(f.inlines...)
		return
	}
	if len(f.inlines) == 0 {
		return
	}
	l := &ast.Link{Loc: ast.At(at), URL: url, Title: title, Inlines: f.inlines}
	if strings.HasPrefix(url, "#") {
		b.places.links = append(b.places.links, l)
	}
	b.add(l)
}

// image adds an image, and returns it; if the URL is not allowed, it adds the alternative text and returns nil. An
// image for dark mode is set aside, and one that a service draws of a formula is the formula.
func (b *builder) image(src, alt, title string, start, end int) *ast.Image {
	at := b.Span(start, end)
	src, light := markup.ForMode(src)
	if !light {
		b.sink.Report(diag.New(diag.Furniture, at, markup.DarkImage))
		return nil
	}
	if name, ok := b.media.Take(src); ok {
		src = name
	}
	if !markup.Allowed(src) {
		b.sink.Report(diag.New(diag.LinkScheme, at,
			"an image with the scheme %q is dropped, its text is kept", markup.Scheme(src)))
		b.text(alt, start, end)
		return nil
	}
	if formula, ok := markup.Drawn(src); ok {
		b.inline(&ast.Math{Loc: ast.At(at), TeX: tex.Normal(formula)}, start, end)
		return nil
	}
	img := &ast.Image{Loc: ast.At(at), Src: src, Alt: alt, Title: title}
	b.inline(img, start, end)
	return img
}

// displayed adds a formula as a paragraph of its own.
func (b *builder) displayed(value string, start, end int) {
	if value = tex.Normal(value); value == "" {
		return
	}
	at := ast.At(b.Span(start, end))
	math := &ast.Math{Loc: at, TeX: value, Display: true}
	b.block(&ast.Paragraph{Loc: at, Inlines: []ast.Inline{math}}, start, end)
}
