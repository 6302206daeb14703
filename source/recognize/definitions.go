package recognize

import (
	"example.org/studyguide/source/ast"
	vocabulary "example.org/studyguide/source/words"
)

// The terms of definition lists may ask ("What is a keel?" and ": The lowest part."). If most terms of all lists of a
// document do, each definition is a question with its answer folded below it.

// foldDefinitions returns blocks with the definitions as folds, if their terms ask.
func foldDefinitions(blocks []ast.Block) []ast.Block {
	terms, asking := 0, 0
	for _, b := range blocks {
		l, ok := b.(*ast.DefinitionList)
		if !ok {
			continue
		}
		for _, d := range l.Items {
			for _, t := range d.Terms {
				terms++
				if asks(flat(t)) {
					asking++
				}
			}
		}
	}
	if asking < minQuestions || float64(asking) < listShare*float64(terms) {
		return blocks
	}
	out, _ := folded(blocks)
	return out
}

// folded returns blocks with the definitions as folds, and how many these are.
func folded(blocks []ast.Block) (out []ast.Block, n int) {
	for _, b := range blocks {
		l, ok := b.(*ast.DefinitionList)
		if !ok {
			out = append(out, b)
			continue
		}
		for _, d := range l.Items {
			out = append(out, fold(d))
			n++
		}
	}
	return out, n
}

// definedAnswers returns the document with its definitions as folds, if its title says that it has frequent questions;
// nil of any other. Such a page names problems and subjects as often as it asks.
func definedAnswers(doc *ast.Document, c cleared) *ast.Document {
	if !c.mentions(vocabulary.FAQ) {
		return nil
	}
	blocks, n := folded(doc.Blocks)
	if n < minQuestions {
		return nil
	}
	again := *doc
	again.Blocks = blocks
	return &again
}

// fold returns a definition as a fold. Several terms become one title, since they share what is below.
func fold(d *ast.Definition) *ast.Details {
	out := &ast.Details{Loc: d.Loc, Summary: joined(d.Terms)}
	for _, b := range d.Descriptions {
		out.Blocks = append(out.Blocks, b...)
	}
	return out
}
