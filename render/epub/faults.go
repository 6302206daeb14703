package epub

import (
	"fmt"
	"strings"

	epubcheck "example.org/studyguide/render/check/epub"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
)

// reportFaults reads the finished book back and reports what is wrong with it, at the place in the guide that it comes
// from. The error is that of a file that is no XML.
func reportFaults(b *book, data []byte, g *ast.Guide, sink diag.Sink) error {
	found, err := epubcheck.Book(data)
	if err != nil {
		return fmt.Errorf("reading the book back: %w", err)
	}
	for _, f := range found {
		if f.Broken() {
			return fmt.Errorf("%s is not well-formed XML: line %d: %s", f.File, f.Line, f.Message)
		}
		if sink != nil {
			sink.Report(diag.New(diag.EPUBFault, b.source(f, g), "%s: %s (%s)", f.File, f.Message, f.Rule))
		}
	}
	return nil
}

// source returns the place in the guide that a finding is about: that of the element around it, else that of the start
// of its file, else that of the front matter.
func (b *book) source(f epubcheck.Finding, g *ast.Guide) diag.Span {
	for _, anchor := range []string{f.ID, b.begins[f.File]} {
		if s, ok := b.spans[strings.TrimPrefix(anchor, headingID(""))]; ok {
			return s
		}
	}
	if !g.Meta.At.IsZero() {
		return g.Meta.At
	}
	return g.At
}

// spansOf returns the places in the guide of all that has an anchor.
func spansOf(g *ast.Guide, anchors map[string]string) map[string]diag.Span {
	out := map[string]diag.Span{}
	ast.Walk(g, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.Section:
			out[anchors[n.ID]] = n.At
		case *ast.Question:
			out[anchors[n.ID]] = n.At
		case *ast.Answer:
			out[anchors[n.ID]] = n.At
		case *ast.Note:
			out[anchors[n.ID]] = n.At
		case *ast.Heading:
			if n.ID != "" {
				out[anchors[n.ID]] = n.At
			}
		}
		return true
	})
	return out
}
