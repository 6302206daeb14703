package markdown

import (
	"bytes"
	"cmp"
	"slices"

	gast "github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	xast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/markup"
)

// A noteParser parses footnote definitions and moves them out of their containers. goldmark's own parser loses notes
// within notes, and notes without references.
type noteParser struct {
	parser.BlockParser
	notes  []*xast.Footnote // in the order of the file
	number map[string]int   // numbers by label, counted from 1; the first note with a label counts
	list   *xast.FootnoteList
}

func newNoteParser() *noteParser {
	return &noteParser{
		BlockParser: extension.NewFootnoteBlockParser(),
		number:      map[string]int{},
		list:        xast.NewFootnoteList(),
	}
}

func (p *noteParser) Open(parent gast.Node, reader text.Reader, pc parser.Context) (gast.Node, parser.State) {
	node, state := p.BlockParser.Open(parent, reader, pc)
	if state&parser.HasChildren != 0 {
		// As on GitHub, the spaces before the text belong to the note's marker, and not to the indentation of a list.
		line, _ := reader.PeekLine()
		if text := bytes.TrimLeft(line, " \t"); !util.IsBlank(text) {
			reader.Advance(len(line) - len(text))
		}
	}
	if note, ok := node.(*xast.Footnote); ok {
		p.notes = append(p.notes, note)
		if label := string(note.Ref); p.number[label] == 0 {
			p.number[label] = len(p.notes)
		}
	}
	return node, state
}

func (p *noteParser) Close(node gast.Node, _ text.Reader, _ parser.Context) {
	if p.list.Parent() == nil {
		// The list must be in the document for goldmark to parse its inlines. As the first block it disturbs no other.
		root := node
		for root.Parent() != nil {
			root = root.Parent()
		}
		root.InsertBefore(root, root.FirstChild(), p.list)
	}
	p.list.AppendChild(p.list, node)
}

// takeOut removes the notes from root and returns them.
func (p *noteParser) takeOut(root gast.Node) []*xast.Footnote {
	if p.list.Parent() != nil {
		root.RemoveChild(root, p.list)
	}
	return p.notes
}

// A noteRefParser parses references to footnotes. The Index of a reference is the number of its note.
type noteRefParser struct{ notes *noteParser }

// Trigger includes "!", so that a reference after it does not become an image.
func (noteRefParser) Trigger() []byte { return []byte{'!', '['} }

func (p noteRefParser) Parse(parent gast.Node, block text.Reader, _ parser.Context) gast.Node {
	line, seg := block.PeekLine()
	open := 1
	if line[0] == '!' {
		open = 2
	}
	if len(line) <= open || line[open-1] != '[' || line[open] != '^' {
		return nil
	}
	block.Advance(open + 1)
	label, ok := block.FindClosure('[', ']', text.FindClosureOptions{Advance: true})
	if !ok {
		return nil
	}
	number := p.notes.number[string(label.Value(block.Source()))]
	if number == 0 {
		return nil
	}
	if open == 2 {
		parent.AppendChild(parent, gast.NewTextSegment(seg.WithStop(seg.Start+1)))
	}
	ref := xast.NewFootnoteLink(number)
	ref.SetPos(seg.Start + open - 1)
	return ref
}

// A note is a footnote of the document.
type note struct {
	node  *xast.Footnote
	id    string
	order int // rank by first reference, from 1; 0 without references
	out   *ast.Note
}

// references holds the footnotes of a document and the link labels that it uses.
type references struct {
	notes  []*note         // by number, counted from 1
	labels map[string]bool // of links, as goldmark compares them
}

// findReferences assigns ids to the footnotes of the document, so that references before them can be resolved, and
// finds the link labels in use.
func findReferences(doc parsed) (references, error) {
	var names markup.Namer
	refs := references{labels: map[string]bool{}}
	for _, n := range doc.notes {
		refs.notes = append(refs.notes, &note{node: n, id: names.Name("note-" + string(n.Ref))})
	}
	refer := func(ref *gast.ReferenceLink) {
		if ref != nil {
			refs.labels[util.ToLinkReference(ref.Value)] = true
		}
	}
	order := 0
	err := doc.walk(func(n gast.Node) {
		switch n := n.(type) {
		case *xast.FootnoteLink:
			if note := refs.note(n); note.order == 0 {
				order++
				note.order = order
			}
		case *gast.Link:
			refer(n.Reference)
		case *gast.Image:
			refer(n.Reference)
		}
	})
	return refs, err
}

// note returns the note that ref refers to.
func (r references) note(ref *xast.FootnoteLink) *note { return r.notes[ref.Index-1] }

// footnote reads a footnote, whose blocks are separate from those of the document.
func (r *reader) footnote(n *note) {
	// The state of the surrounding blocks does not apply to the note.
	r.skip, r.level = 0, 0
	start := n.node.Pos()
	r.push(&frame{class: flow, node: n.node, bar: true, start: start, end: start, done: func(f *frame) {
		n.out = &ast.Note{Loc: r.loc(f), ID: n.id, Label: string(n.node.Ref), Blocks: f.blocks}
	}})
	r.children(n.node)
	r.leave(n.node, 0)
}

// footnotes reads the notes and returns them in the order of their first references; those without come last.
func (r *reader) footnotes() []*ast.Note {
	for _, n := range r.refs.notes {
		r.footnote(n)
	}
	notes := slices.Clone(r.refs.notes)
	slices.SortStableFunc(notes, func(a, b *note) int {
		if (a.order == 0) != (b.order == 0) {
			return b.order - a.order
		}
		return cmp.Compare(a.order, b.order)
	})
	var out []*ast.Note
	for _, n := range notes {
		out = append(out, n.out)
	}
	return out
}
