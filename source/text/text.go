// Package text reads plain text: pages scraped to text, and guides written by hand.
//
// In goes UTF-8 with LF line ends, out comes a flat stream of blocks with their positions. Text has no markup, so the
// reader goes by evidence: how long the lines are (did the author wrap them?), what they begin with (bullets, numbers,
// rules), how they look (code, columns), and what stands before them ("Example:"). What it cannot classify is a
// paragraph; no word is dropped.
//
// It does not decide what is a question or a section. It only keeps every line that could begin one, such as "Q5." or
// "Answer:", at the start of a paragraph of its own, where recognition finds it.
//
// A [survey] collects the facts of the whole file, once. A [passage] is the lines of one container under that survey;
// it answers where a list, a table or the labels of a page begin and end. Two questions need more and have types of
// their own: [listingFinder] for code, [seamFinder] for tables whose cells ran together. None of them makes blocks.
// That is for the [reader], which tries one kind after another at each line, and reads the inside of a container with a
// reader of its own. A [file] turns lines into inlines and cells, and knows where diagnostics go.
package text

import (
	"strings"
	"unicode/utf8"

	"studyguide/source/ast"
	"studyguide/source/config"
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
	f := file{name, sink}
	doc := &ast.Document{Format: "text", Meta: meta, Blocks: f.read(lines)}
	if len(lines) > 0 {
		doc.At = f.span(lines[0], lines[len(lines)-1])
		doc.At.Start = diag.Pos{Line: 1, Col: 1}
	}
	return doc
}

// Blocks reads body, a stretch of plain text within a file of another format, which begins on line first of that file.
func Blocks(name, body string, first int, sink diag.Sink) []ast.Block {
	return file{name, sink}.read(split(body, first))
}

// A file is the file that positions and diagnostics refer to.
type file struct {
	name string
	sink diag.Sink
}

func (f file) report(id diag.ID, at diag.Span, format string, args ...any) {
	f.sink.Report(diag.New(id, at, format, args...))
}

// span returns the span from the start of line a to the end of line b.
func (f file) span(a, b line) diag.Span {
	return diag.Span{File: f.name, Start: a.start(), End: b.end()}
}
