package bank

import (
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/html"
	"example.org/studyguide/source/listing"
	"example.org/studyguide/source/markdown"
	"example.org/studyguide/source/markup"
	"example.org/studyguide/source/pattern"
)

// A Language is what the texts of a bank are written in.
type Language int

// The languages of texts.
const (
	Plain    Language = iota // lines; blank lines divide paragraphs, and nothing else has a meaning
	Markdown                 // that of package markdown
	HTML                     // a fragment of a page
	Coded                    // like Plain, with code between backticks
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
	text := v.Text
	if strings.Contains(text, "\r") {
		text = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text)
	}
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
	moved := diag.Moved(sink, to)
	var doc *ast.Document
	switch lang {
	case Markdown:
		doc = markdown.Fragment(v.File, []byte(text), moved)
	case HTML:
		doc = html.Fragment(v.File, []byte(text), moved)
	case Coded:
		doc = &ast.Document{Blocks: paragraphs(lines)}
		spanCode(doc.Blocks)
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

// span matches code between backticks.
var span = pattern.New("`[^`\n]+`")

// spanCode makes spans of the code between backticks in the lines of plain text.
func spanCode(blocks []ast.Block) {
	for _, b := range blocks {
		p, ok := b.(*ast.Paragraph)
		if !ok {
			continue
		}
		var out []ast.Inline
		for _, n := range p.Inlines {
			t, ok := n.(*ast.Text)
			if !ok {
				out = append(out, n)
				continue
			}
			from := 0
			put := func(to int) {
				if from < to {
					out = append(out, &ast.Text{Loc: t.Loc, Value: t.Value[from:to]})
				}
			}
			for m := span.FindStringIndex(t.Value); m != nil; {
				put(from + m[0])
				out = append(out, &ast.Code{Loc: t.Loc, Value: strings.Trim(t.Value[from+m[0]:from+m[1]], "`")})
				from += m[1]
				m = span.FindStringIndex(t.Value[from:])
			}
			put(len(t.Value))
		}
		p.Inlines = out
	}
}

// isPlain reports whether a text in HTML is one paragraph without markup, as most options are.
func isPlain(text string) bool {
	return !strings.ContainsAny(text, "<&$\\\n\t") && !strings.Contains(text, "  ") && strings.TrimSpace(text) == text
}

// A row is a line of a plain text that is not blank: its bytes without white space around them.
type row struct {
	start, from, end int
	score            int // of listing.Score
}

// paragraphs returns the lines of a plain text as paragraphs, which blank lines divide, and listings, where lines are
// code by their looks.
func paragraphs(lines *diag.Lines) []ast.Block {
	var out []ast.Block
	var rows []row
	start, blank := 0, 0
	flush := func() {
		if len(rows) > 0 {
			out = append(out, blocksOf(lines, rows, out, blank)...)
			rows, blank = nil, 0
		}
	}
	for line := range strings.Lines(string(lines.Src)) {
		end := lines.TrimEnd(start, start+len(line))
		from := start + len(line) - len(strings.TrimLeft(line, " \t\u00a0"))
		if end > from {
			rows = append(rows, row{start, from, end, 0})
		} else {
			flush()
			blank++
		}
		start += len(line)
	}
	flush()
	return out
}

// blocksOf returns the blocks of lines without a blank one between them. Code after a listing goes on with it, over so
// many blank lines.
func blocksOf(lines *diag.Lines, rows []row, before []ast.Block, blank int) []ast.Block {
	k := codeFrom(lines.Src, rows)
	if k == 0 && len(before) > 0 {
		if l, ok := before[len(before)-1].(*ast.Listing); ok {
			more := listed(lines, rows)
			l.Text += strings.Repeat("\n", blank+1) + more.Text
			l.At = l.At.To(more.At)
			return nil
		}
	}
	var out []ast.Block
	if k > 0 {
		p := &ast.Paragraph{}
		for i, r := range rows[:k] {
			at := lines.Span(r.from, r.end)
			if i > 0 {
				p.Inlines = append(p.Inlines, &ast.Break{Loc: ast.At(at), Hard: true})
			}
			text := markup.Printable(string(lines.Src[r.from:r.end]))
			p.Inlines = append(p.Inlines, &ast.Text{Loc: ast.At(at), Value: text})
			p.At = p.At.To(at)
		}
		out = append(out, p)
	}
	if k < len(rows) {
		out = append(out, listed(lines, rows[k:]))
	}
	return out
}

// codeFrom returns the line from which all lines are code: at least two, most of which look like it or are indented.
func codeFrom(src []byte, rows []row) int {
	sum, good := 0, 0
	best := len(rows)
	if best < 2 {
		return best
	}
	for i, r := range rows {
		rows[i].score = listing.Score(string(src[r.from:r.end]))
	}
	for k := len(rows) - 1; k >= 0; k-- {
		r := rows[k]
		sum += r.score
		if r.score > 0 || r.from > r.start && r.score == 0 {
			good++
		}
		n := len(rows) - k
		if n > 1 && r.score > 0 && sum >= listing.Strong && good*5 >= n*4 {
			best = k
		}
	}
	return best
}

// listed returns lines as a listing, with their indentation less what all have.
func listed(lines *diag.Lines, rows []row) *ast.Listing {
	least := rows[0].from - rows[0].start
	for _, r := range rows {
		least = min(least, r.from-r.start)
	}
	var text []string
	for _, r := range rows {
		text = append(text, string(lines.Src[r.start+least:r.end]))
	}
	return &ast.Listing{
		Loc: ast.At(lines.Span(rows[0].from, rows[len(rows)-1].end)), Text: strings.Join(text, "\n"),
	}
}
