package bank

import (
	"strings"

	"studyguide/source/ast"
	"studyguide/source/diag"
	"studyguide/source/html"
	"studyguide/source/markdown"
)

// A Language is what the texts of a bank are written in.
type Language int

// The languages of texts.
const (
	Plain    Language = iota // lines; blank lines divide paragraphs, and nothing else has a meaning
	Markdown                 // that of package markdown
	HTML                     // a fragment of a page
)

// A Value is a text within a file. Text is what the file's format makes of it: escapes decoded, quotes removed.
type Value struct {
	Text string
	// At returns the place in the file of the byte of Text at offset, 0 to len(Text).
	At func(offset int) diag.Pos
	// File is the name of the file in positions.
	File string
}

// Fixed returns a value all of which is at span, for text whose escapes hide where each character stands.
func Fixed(text string, span diag.Span) Value {
	return Value{Text: text, File: span.File, At: func(offset int) diag.Pos {
		if offset >= len(text) && offset > 0 {
			return span.End
		}
		return span.Start
	}}
}

// Span returns the place of the value in its file.
func (v Value) Span() diag.Span {
	return v.span(0, len(v.Text))
}

// span returns the place of the bytes from start up to end. In a text that is put together out of order, the end may
// stand before the start; it counts as empty then.
func (v Value) span(start, end int) diag.Span {
	s := diag.Span{File: v.File, Start: v.At(start), End: v.At(end)}
	if s.End.Before(s.Start) {
		s.End = s.Start
	}
	return s
}

// Blocks returns the blocks of a value that is written in lang, with their places in the file. Findings go to sink.
func (v Value) Blocks(lang Language, sink diag.Sink) []ast.Block {
	return v.Document(lang, sink).Blocks
}

// Document is like [Value.Blocks], and returns the footnotes and the anchors of headings as well.
func (v Value) Document(lang Language, sink diag.Sink) *ast.Document {
	text := strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(v.Text)
	if strings.TrimSpace(text) == "" {
		return &ast.Document{}
	}
	v.Text = text
	if lang == HTML && isPlain(text) {
		loc := ast.At(v.Span())
		p := &ast.Paragraph{Loc: loc, Inlines: []ast.Inline{&ast.Text{Loc: loc, Value: text}}}
		return &ast.Document{Blocks: []ast.Block{p}}
	}
	lines := diag.NewLines(v.File, []byte(text))
	to := func(at diag.Span) diag.Span {
		return v.span(lines.Offset(at.Start), lines.Offset(at.End))
	}
	moved := movedSink{sink, to}
	var doc *ast.Document
	switch lang {
	case Markdown:
		doc = markdown.Fragment(v.File, []byte(text), moved)
	case HTML:
		doc = html.Fragment(v.File, []byte(text), moved)
	default:
		doc = &ast.Document{Blocks: paragraphs(lines)}
	}
	for _, b := range doc.Blocks {
		ast.Relocate(b, to)
	}
	for _, n := range doc.Notes {
		ast.Relocate(n, to)
	}
	return doc
}

// isPlain reports whether a text in HTML is one paragraph without markup, as most options are.
func isPlain(text string) bool {
	return !strings.ContainsAny(text, "<&$\\\n\t") && !strings.Contains(text, "  ") && strings.TrimSpace(text) == text
}

// paragraphs returns the lines of a plain text as paragraphs, which blank lines divide.
func paragraphs(lines *diag.Lines) []ast.Block {
	var out []ast.Block
	var open *ast.Paragraph
	start := 0
	for line := range strings.Lines(string(lines.Src)) {
		end := lines.TrimEnd(start, start+len(line))
		from := start + len(line) - len(strings.TrimLeft(line, " \t"))
		switch {
		case end <= from:
			open = nil
		case open == nil:
			open = &ast.Paragraph{}
			out = append(out, open)
			fallthrough
		default:
			at := lines.Span(from, end)
			if len(open.Inlines) > 0 {
				open.Inlines = append(open.Inlines, &ast.Break{Loc: ast.At(at), Hard: true})
			}
			open.Inlines = append(open.Inlines, &ast.Text{Loc: ast.At(at), Value: string(lines.Src[from:end])})
			open.At = open.At.To(at)
		}
		start += len(line)
	}
	return out
}

// A movedSink passes findings on with their places in the file.
type movedSink struct {
	diag.Sink
	to func(diag.Span) diag.Span
}

// Report implements [diag.Sink].
func (s movedSink) Report(d diag.Diagnostic) {
	d.Span = s.to(d.Span)
	for i := range d.Related {
		d.Related[i].Span = s.to(d.Related[i].Span)
	}
	s.Sink.Report(d)
}
