package markup

import (
	"studyguide/source/ast"
	"studyguide/source/diag"
)

// AddTerm adds a term to dl: to the last definition if that has no description yet, else as a definition of its own.
func AddTerm(dl *ast.DefinitionList, term []ast.Inline, at diag.Span) {
	if n := len(dl.Items); n > 0 && len(dl.Items[n-1].Descriptions) == 0 {
		d := dl.Items[n-1]
		d.Terms = append(d.Terms, term)
		d.At = d.At.To(at)
		return
	}
	dl.Items = append(dl.Items, &ast.Definition{Loc: ast.At(at), Terms: [][]ast.Inline{term}})
}

// AddDescription adds a description to the last definition of dl. A description before all terms has none.
func AddDescription(dl *ast.DefinitionList, blocks []ast.Block, at diag.Span) {
	if len(dl.Items) == 0 {
		dl.Items = append(dl.Items, &ast.Definition{Loc: ast.At(at)})
	}
	d := dl.Items[len(dl.Items)-1]
	d.Descriptions = append(d.Descriptions, blocks)
	d.At = d.At.To(at)
}

// SplitTitle returns the inlines of the first of blocks, where that is a line of text or an image, and the other
// blocks; else nil and all of them.
func SplitTitle(blocks []ast.Block) (title []ast.Inline, rest []ast.Block) {
	if len(blocks) == 0 {
		return nil, nil
	}
	switch b := blocks[0].(type) {
	case *ast.Paragraph:
		return b.Inlines, blocks[1:]
	case *ast.Heading:
		return b.Inlines, blocks[1:]
	case *ast.Figure:
		return []ast.Inline{b.Image}, blocks[1:]
	default:
		return nil, blocks
	}
}
