// Package markdown reads guides written in Markdown. In goes a file; out come its blocks with their places in the
// source ([ast.Document]), in which questions are still headings, lists or details.
//
// The dialect is that of GitHub: CommonMark with tables, task lists, struck text, bare links, footnotes and alerts,
// and definition lists besides. Raw HTML is read for what it means, wherever its tags stand, so that Markdown between
// them is Markdown; tags nobody knows are the author's words. The package does not decide what is a question, and it
// opens no files.
package markdown

import (
	"fmt"
	"slices"
	"strings"
	"studyguide/source/config"
	"studyguide/source/markup"

	"studyguide/source/ast"
	"studyguide/source/diag"
)

// Read reads the file src, which is UTF-8 with LF line ends, and always gives a document. name is the file's name in
// places and diagnostics; what is wrong goes to sink.
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
	t := &tree{Lines: diag.NewLines(name, text), sink: sink, literal: map[string]int{}, counted: map[*ast.List]bool{}, ends: map[string][]int{}}
	doc.Loc = ast.At(t.Span(0, len(text)))
	parsed := parse(text)
	var err error
	if t.open, err = unclosed(parsed, text); err == nil {
		err = t.survey(parsed)
	}
	if err != nil {
		sink.Report(diag.New(diag.UnsupportedNode, doc.At, "%v", fmt.Errorf("walking the tree of Markdown: %w", err)))
	}
	t.push(&frame{class: flow, bar: true})
	t.children(parsed.root)
	t.popTo(0)
	doc.Blocks = t.top().blocks
	doc.Notes = t.footnotes()
	t.doubts(parsed.doubtful)
	doc.Slugs = anchors(t.headings)
	t.redirect(doc.Slugs)
	return doc
}

// anchors gives the anchors of headings, which are in document order.
func anchors(headings []*ast.Heading) map[*ast.Heading]string {
	var names markup.Namer
	out := make(map[*ast.Heading]string, len(headings))
	for _, h := range headings {
		out[h] = names.Name(ast.PlainText(h.Inlines))
	}
	return out
}

// redirect makes links to what the author named with <a name> lead to the heading that stands there or next.
func (t *tree) redirect(slugs map[*ast.Heading]string) {
	known := map[string]bool{}
	for _, s := range slugs {
		known[s] = true
	}
	named := map[string]string{}
	for _, target := range t.targets {
		at := t.Pos(target.at)
		i, _ := slices.BinarySearchFunc(t.headings, at, func(h *ast.Heading, p diag.Pos) int {
			if h.At.End.Before(p) {
				return -1
			}
			return 1
		})
		if _, twice := named[target.name]; !twice && i < len(t.headings) {
			named[target.name] = slugs[t.headings[i]]
		}
	}
	for _, l := range t.links {
		name := strings.TrimPrefix(l.URL, "#")
		if slug, ok := named[name]; ok && !known[name] {
			l.URL = "#" + slug
		}
	}
}
