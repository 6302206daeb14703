package markdown

import (
	"cmp"
	"slices"

	gast "github.com/yuin/goldmark/ast"
	xast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"

	"studyguide/source/ast"
	"studyguide/source/markup"
)

// A note is a footnote of the document.
type note struct {
	node  *xast.Footnote
	id    string
	order int // among the notes by first reference, counted from 1; 0 if nothing refers to it
	out   *ast.Note
}

// survey names the footnotes of the document, so that references before them can be read, and finds the link labels
// that are in use.
func (t *tree) survey(doc parsed) error {
	var names markup.Namer
	for _, n := range doc.notes {
		t.notes = append(t.notes, &note{node: n, id: names.Name("note-" + string(n.Ref))})
	}
	t.referred = map[string]bool{}
	refer := func(ref *gast.ReferenceLink) {
		if ref != nil {
			t.referred[util.ToLinkReference(ref.Value)] = true
		}
	}
	order := 0
	return doc.walk(func(n gast.Node) {
		switch n := n.(type) {
		case *xast.FootnoteLink:
			if note := t.noteOf(n); note.order == 0 {
				order++
				note.order = order
			}
		case *gast.Link:
			refer(n.Reference)
		case *gast.Image:
			refer(n.Reference)
		}
	})
}

// noteOf returns the note that ref refers to.
func (t *tree) noteOf(ref *xast.FootnoteLink) *note { return t.notes[ref.Index-1] }

// footnote reads a footnote, whose blocks stand apart from the document's.
func (t *tree) footnote(n *note) {
	// What was dealt with of the blocks around it, or behind it, is not of this note.
	t.skip, t.level = 0, 0
	start := n.node.Pos()
	t.push(&frame{class: flow, node: n.node, bar: true, start: start, end: start, done: func(f *frame) {
		n.out = &ast.Note{Loc: ast.At(t.Span(f.start, f.end)), ID: n.id, Label: string(n.node.Ref), Blocks: f.blocks}
	}})
	t.children(n.node)
	t.leave(n.node, 0)
}

// footnotes reads the notes and returns them by their first reference, and then those that nothing refers to.
func (t *tree) footnotes() []*ast.Note {
	for _, n := range t.notes {
		t.footnote(n)
	}
	// Headings of notes belong where they stand in the file.
	slices.SortStableFunc(t.headings, func(a, b *ast.Heading) int {
		p, q := a.At.Start, b.At.Start
		return cmp.Or(cmp.Compare(p.Line, q.Line), cmp.Compare(p.Col, q.Col))
	})
	slices.SortStableFunc(t.notes, func(a, b *note) int {
		if (a.order == 0) != (b.order == 0) {
			return b.order - a.order
		}
		return cmp.Compare(a.order, b.order)
	})
	var out []*ast.Note
	for _, n := range t.notes {
		out = append(out, n.out)
	}
	return out
}
