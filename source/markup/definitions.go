package markup

import (
	"slices"
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/words"
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

// Asks reports whether the terms of dl are questions: at least half of them ask, or all begin with a label such as
// "Q:". Where half of the terms ask, the others have the same form, and are meant as questions too.
func Asks(dl *ast.DefinitionList) bool {
	asking, labelled := 0, 0
	for _, d := range dl.Items {
		if len(d.Terms) != 1 {
			return false
		}
		text := ast.PlainText(d.Terms[0])
		if ast.EndsAsking(ast.TrimClosers(text)) {
			asking++
		}
		if label, _, ok := strings.Cut(text, ":"); ok && words.Is(words.QuestionLabel, label) {
			labelled++
		}
	}
	return labelled == len(dl.Items) || asking*2 >= len(dl.Items)
}

// Questions returns the definitions of a list that asks as details. A label before an answer ("A:") is dropped, as what
// is below a question answers it.
func Questions(dl *ast.DefinitionList) []ast.Block {
	var out []ast.Block
	for _, d := range dl.Items {
		blocks := slices.Concat(d.Descriptions...)
		if len(blocks) > 0 {
			if p, ok := blocks[0].(*ast.Paragraph); ok {
				dropLabel(p)
			}
		}
		out = append(out, &ast.Details{Loc: d.Loc, Summary: d.Terms[0], Blocks: blocks})
	}
	return out
}

// dropLabel drops the label of an answer from the start of a paragraph, unless nothing else is in it.
func dropLabel(p *ast.Paragraph) {
	t, ok := p.Inlines[0].(*ast.Text)
	if !ok {
		return
	}
	label, rest, ok := strings.Cut(t.Value, ":")
	if !ok || !words.Is(words.AnswerLabel, label) && label != "A" {
		return
	}
	if rest = strings.TrimLeft(rest, " "); rest != "" {
		t.Value = rest
	} else if len(p.Inlines) > 1 {
		p.Inlines = p.Inlines[1:]
	}
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

// Pairs reports whether the terms of a list are labels of questions and of answers, in turn: "Q", "A", "Q", "A".
func Pairs(dl *ast.DefinitionList) bool {
	for i, d := range dl.Items {
		label := strings.TrimRight(strings.TrimSpace(ast.PlainText(d.Terms[0])), ".:")
		question := words.Is(words.QuestionLabel, label) || strings.EqualFold(label, "q")
		answer := words.Is(words.AnswerLabel, label) || strings.EqualFold(label, "a")
		if i%2 == 0 && !question || i%2 == 1 && !answer || i%2 == 0 && len(d.Descriptions) == 0 {
			return false
		}
	}
	return len(dl.Items) > 0 && len(dl.Items)%2 == 0
}

// Paired returns the pairs of a list as details.
func Paired(dl *ast.DefinitionList) (out []ast.Block) {
	for i := 0; i+1 < len(dl.Items); i += 2 {
		q, a := dl.Items[i], dl.Items[i+1]
		title, rest := SplitTitle(slices.Concat(q.Descriptions...))
		at := ast.At(q.At.To(a.At))
		out = append(out, &ast.Details{Loc: at, Summary: title, Rest: rest, Blocks: slices.Concat(a.Descriptions...)})
	}
	return out
}
