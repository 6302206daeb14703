// Package markdown reads guides written in Markdown. In goes a file; out come its blocks with their positions in the
// source ([ast.Document]), in which questions are still headings, lists or details.
//
// The dialect is that of GitHub: CommonMark with tables, task lists, struck text, bare links, footnotes and alerts, and
// definition lists besides. Raw HTML is read for what it means, wherever its tags stand, so that Markdown between them
// is Markdown; tags that no standard knows are the author's words. The package does not decide what is a question, and
// it opens no files.
//
// goldmark parses the file, with parsers of our own for what it reads otherwise: fences that were left open (fence.go),
// formulas, footnotes, and HTML (parser.go). Two readers walk the result, and write to one [builder]: the [reader]
// knows the nodes of Markdown, and [tagReader] the tags and texts of HTML in them, which open and close across
// paragraphs and lists as their author pleased. The builder keeps the nodes that are open on a [stack], where either
// reader may close what the other opened; [places] collects what links can lead to.
//
// That is why HTML within Markdown is not read by package html, whose elements are whole: here an item may hold the end
// tag of its list. What can be shared is: the tokens, what each element means, the language of code, and what becomes
// of titles, definitions and marked text. Tables are not. A grid of tags in a guide has plain rows, and its cells may
// hold Markdown, while package html resolves cells that reach over several rows and columns, and tables that lay out a
// page.
package markdown

import (
	"fmt"
	"slices"

	"studyguide/source/ast"
	"studyguide/source/config"
	"studyguide/source/diag"
)

// Read reads the file src, which is UTF-8 with LF line ends, and always returns a document. name is the name of the
// file in positions and diagnostics, which go to sink.
func Read(name string, src []byte, sink diag.Sink) *ast.Document {
	meta, body := config.FrontMatter(name, src, sink)
	doc := &ast.Document{Format: "markdown", Meta: meta}
	// The front matter is blanked, not cut off, so that every offset stays that of the file.
	text := slices.Clone(src)
	for i := range body {
		if text[i] != '\n' {
			text[i] = ' '
		}
	}
	b := &builder{Lines: diag.NewLines(name, text), sink: sink}
	doc.Loc = ast.At(b.Span(0, len(text)))
	r := &reader{builder: b, tags: newTagReader(b), counted: map[*ast.List]bool{}}
	parsed := parse(text)
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
	reportDoubtful(parsed.doubtful, b.Lines, sink)
	b.places.sort()
	doc.Slugs = b.places.slugs()
	b.places.redirect(doc.Slugs)
	return doc
}
