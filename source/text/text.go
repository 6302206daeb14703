// Package text reads plain text: pages scraped to text, and guides written by hand.
//
// In goes UTF-8 with LF line ends, out comes a flat stream of blocks with the place of each. Text has no markup,
// so the reader goes by evidence: how long the lines are (did the author wrap them?), what they begin with
// (bullets, numbers, rules), how they look (code, columns), and what stands before them ("Example:"). What it
// cannot classify is a paragraph; a word is never dropped.
//
// It does not decide what is a question or a section. It only keeps every line that could begin one, such as
// "Q5." or "Answer:", at the start of a paragraph of its own, where recognition finds it.
package text

import (
	"strings"
	"studyguide/source/config"
	"unicode/utf8"

	"studyguide/source/ast"
	"studyguide/source/diag"
)

// Read reads src, which was opened as name, and reports what it repaired or could not read to sink. Positions are
// those of the whole file, front matter included.
func Read(name string, src []byte, sink diag.Sink) *ast.Document {
	meta, rest := config.FrontMatter(name, src, sink)
	rest = min(max(rest, 0), len(src))
	body := string(src[rest:])
	if !utf8.ValidString(body) {
		body = string([]rune(body)) // one U+FFFD for each wrong byte, so that columns stay
	}
	lines := split(body, 1+strings.Count(string(src[:rest]), "\n"))
	d := &document{name: name, sink: sink, survey: inspect(lines)}
	doc := &ast.Document{Format: "text", Meta: meta, Blocks: d.parse(lines, 0)}
	if len(lines) > 0 {
		doc.At = d.span(lines[0], lines[len(lines)-1])
		doc.At.Start = diag.Pos{Line: 1, Col: 1}
	}
	return doc
}

// Blocks reads body, a stretch of plain text within a file of another format, whose first line is line first of the file.
func Blocks(name, body string, first int, sink diag.Sink) []ast.Block {
	lines := split(body, first)
	d := &document{name: name, sink: sink, survey: inspect(lines)}
	return d.parse(lines, 0)
}

// A document is what the parsers of one file share.
type document struct {
	name  string
	sink  diag.Sink
	title string // the last line that looked like a question: context for the listings below it
	survey
}

func (d *document) report(id diag.ID, at diag.Span, format string, args ...any) {
	d.sink.Report(diag.New(id, at, format, args...))
}

// span gives the stretch from the start of line a to the end of line b.
func (d *document) span(a, b line) diag.Span {
	return diag.Span{File: d.name, Start: a.start(), End: b.end()}
}
