package markdown

import (
	"slices"
	"studyguide/source/markup"

	gast "github.com/yuin/goldmark/ast"
	xast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"

	"studyguide/source/ast"
)

// A note is a footnote as goldmark gives it.
type note struct {
	node *xast.Footnote
	id   string
	out  *ast.Note
}

// survey gives the footnotes of the document ids, so that references before them can be read, and finds the link
// labels that are in use.
func (t *tree) survey(root gast.Node) error {
	var names markup.Namer
	t.referred, t.noteOf, t.noteIDs = map[string]bool{}, map[gast.Node]*note{}, map[int]string{}
	refer := func(ref *gast.ReferenceLink) {
		if ref != nil {
			t.referred[util.ToLinkReference(ref.Value)] = true
		}
	}
	return gast.Walk(root, func(n gast.Node, entering bool) (gast.WalkStatus, error) {
		if !entering {
			return gast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *xast.Footnote:
			found := &note{node: n, id: names.Name("note-" + string(n.Ref))}
			t.notes, t.noteOf[n], t.noteIDs[n.Index] = append(t.notes, found), found, found.id
		case *gast.Link:
			refer(n.Reference)
		case *gast.Image:
			refer(n.Reference)
		}
		return gast.WalkContinue, nil
	})
}

// footnote reads a footnote, whose blocks stand apart from the document's.
func (t *tree) footnote(n gast.Node) {
	have := t.noteOf[n]
	if have == nil {
		return
	}
	t.push(&frame{class: flow, node: n, bar: true, start: -1, end: max(n.Pos(), 0), done: func(f *frame) {
		start := n.Pos()
		if start < 0 {
			start = f.start
		}
		have.out = &ast.Note{Loc: ast.At(t.Span(start, f.end)), ID: have.id, Label: string(have.node.Ref), Blocks: f.blocks}
	}})
	t.children(n)
	t.leave(n, 0)
}

// footnotes gives the notes by their first reference, and then those that nothing refers to.
func (t *tree) footnotes() []*ast.Note {
	slices.SortStableFunc(t.notes, func(a, b *note) int {
		switch i, j := a.node.Index, b.node.Index; {
		case i > 0 && j > 0:
			return i - j
		case i > 0:
			return -1
		case j > 0:
			return 1
		default:
			return 0
		}
	})
	var out []*ast.Note
	for _, n := range t.notes {
		if n.out != nil {
			out = append(out, n.out)
		}
	}
	return out
}
