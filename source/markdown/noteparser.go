package markdown

import (
	"bytes"

	gast "github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	xast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// A noteParser reads the definitions of footnotes and moves them out of the blocks that they stand in. goldmark does so
// too, but loses what stands within another note, and notes that nothing refers to.
type noteParser struct {
	parser.BlockParser
	notes  []*xast.Footnote // in the order of the file
	number map[string]int   // by label, counted from 1; of several notes with one label the first
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
		// As on GitHub, the spaces before the text belong to the mark: a list there does not count them as its indentation.
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
		// As first block of the document the list is in no other block's way, and goldmark reads the inlines in it.
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

// A noteRefParser reads references to footnotes. A reference has its note's number as Index.
type noteRefParser struct{ notes *noteParser }

// Trigger has "!" so that no reference is taken for an image.
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
