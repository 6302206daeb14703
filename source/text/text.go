// Package text reads plain text: pages scraped to text, and guides written by hand.
//
// The input is UTF-8 with LF line ends, the output a flat stream of blocks with their positions. Text has no markup, so
// the reader goes by evidence: the lengths of lines (did the author wrap them?), their starts (bullets, numbers,
// rules), their looks (code, columns) and the text before them ("Example:"). A line that it cannot classify is part of
// a paragraph; no word is dropped.
//
// The package does not decide what is a question or a section. It only makes every line that could begin one, such as
// "Q5." or "Answer:", begin a paragraph, where recognition finds it.
//
// A [survey] collects the facts of the whole file. A [passage] is the lines of one container with that survey; it finds
// where a list, a table or the labels of a page begin and end. Code and tables whose cells ran together need more state
// and have finders of their own, [listingFinder] and [seamFinder]. None of these makes blocks. That is the job of the
// [reader], which tries the kinds of blocks at each line, and reads each container with a new reader. A [file] turns
// lines into inlines and cells, and holds the sink of diagnostics.
//
// This package may change with any version; package studyguide at the top of the module is the stable one.
package text

import (
	"strings"
	"unicode/utf8"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/config"
	"example.org/studyguide/source/diag"
)

// Read reads the file src called name, and reports what it repaired or could not read to sink. Positions are those of
// the whole file, including front matter.
func Read(name string, src []byte, sink diag.Sink) *ast.Document {
	meta, rest := config.FrontMatter(name, src, sink)
	rest = min(max(rest, 0), len(src))
	body := string(src[rest:])
	if !utf8.ValidString(body) {
		body = string([]rune(body)) // one U+FFFD for each invalid byte, so that columns stay right
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

// Blocks reads body, plain text within a file of another format that begins on line first of it.
func Blocks(name, body string, first int, sink diag.Sink) []ast.Block {
	return file{name, sink}.read(split(body, first))
}

// A file is the source file, for positions and diagnostics.
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
