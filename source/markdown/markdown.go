// Package markdown reads guides written in Markdown. The input is a file, the output its blocks with their positions in
// the source ([ast.Document]), in which questions are still headings, lists or details.
//
// The dialect is that of GitHub: CommonMark with tables, task lists, strikethrough, bare links, footnotes and alerts,
// plus definition lists. It departs from CommonMark in two points. A line that begins with a block tag (<details>,
// <div>) opens a paragraph in which the tags are inline, so that Markdown beside them is read as its author meant it;
// tags in no standard are the author's words. And a new list begins where the numbers that the author wrote do not
// continue the count, because CommonMark would make one list of the steps 1 and 2 of an answer and the question 6 after
// them.
//
// What site generators add is found by package site. siteparse.go makes nodes of it, and a [siteReader] reads them:
// admonitions, folds and tabs, callouts in quotes, lists of attributes, the marks of notes. What the tree cannot hold
// is reported.
//
// goldmark parses the file, with parsers of our own where it falls short: unclosed fences (fence.go), formulas,
// footnotes and HTML (parser.go). Two readers walk the result and write to one [builder]. The [reader] handles the
// nodes of Markdown, the [tagReader] the HTML in them, whose tags may open and close across paragraphs and lists. The
// builder keeps the open nodes on a [stack], where each reader can close what the other opened. [places] collects the
// targets of links.
//
// Package html cannot read this HTML, because its elements nest properly: here an item may hold the end tag of its
// list. The two packages share tokens, the meaning of elements, the language of code, and the treatment of titles,
// definitions and marks. They do not share tables: those in a guide have simple rows, and their cells may hold
// Markdown, while package html resolves cells that span rows and columns, and tables that lay out a page.
//
// The package does not decide what is a question, and it opens no files.
//
// This package may change with any version; package studyguide at the top of the module is the stable one.
package markdown

import (
	"fmt"
	"slices"

	gast "github.com/yuin/goldmark/ast"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/config"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/markdown/site"
)

// Read reads the file src, which is UTF-8 with LF line ends, and always returns a document. name is the name of the
// file in positions and diagnostics, which go to sink.
func Read(name string, src []byte, sink diag.Sink) *ast.Document {
	meta, body := config.FrontMatter(name, src, sink)
	// The front matter is blanked and not cut off, so that offsets are those of the file.
	text := slices.Clone(src)
	for i := range body {
		if text[i] != '\n' {
			text[i] = ' '
		}
	}
	doc := read(text, site.Scan(name, src, body), meta.Title, diag.NewLines(name, text), sink)
	doc.Meta = meta
	return doc
}

// Fragment is like [Read] for text that is inside a file of another format, and has no front matter.
func Fragment(name string, text []byte, sink diag.Sink) *ast.Document {
	return read(text, site.Scan(name, text, 0), "", diag.NewLines(name, text), sink)
}

// read reads text, whose markup of site generators is page, under a title, which may be empty.
func read(text []byte, page *site.Page, title string, lines *diag.Lines, sink diag.Sink) *ast.Document {
	doc := &ast.Document{Format: "markdown"}
	b := &builder{Lines: lines, sink: sink}
	doc.Loc = ast.At(b.Span(0, len(text)))
	r := &reader{builder: b, tags: newTagReader(b), counted: map[*ast.List]bool{},
		lazily: map[gast.Node]bool{}}
	parsed := parse(text, page)
	r.site = &siteReader{reader: r, page: page, title: title, callouts: parsed.callouts}
	var err error
	if b.unclosed, err = unclosedDetails(parsed, text); err == nil {
		r.refs, err = findReferences(parsed)
	}
	if err != nil {
		sink.Report(diag.New(diag.UnsupportedNode, doc.At, "%v", fmt.Errorf("walking the tree of Markdown: %w", err)))
	}
	b.push(&frame{class: flow, bar: true})
	r.children(parsed.root)
	b.popTo(0)
	doc.Blocks = b.top().blocks
	doc.Notes = r.footnotes()
	doc.Media = b.media
	r.site.reportOmitted()
	reportDoubtful(parsed.doubtful, b.Lines, sink)
	reportExcess(parsed.excess, b.Lines, sink)
	b.places.sort()
	doc.Slugs = b.places.slugs()
	doc.Names = b.places.redirect(doc.Slugs)
	doc.Named = b.names
	return doc
}
