package bank

import (
	"slices"
	"strconv"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/markup"
)

// A Gap is a place in a text that is to be filled in: by one of its choices, or by an answer.
type Gap struct {
	Choices []Choice
	Several bool
	Answers [][]ast.Block // any of which fills it
}

// Blank returns what is shown for the gap with the index n of so many in a text.
func Blank(n, of int) string {
	const line = "_____"
	if of < 2 {
		return line
	}
	return line + " (" + strconv.Itoa(n+1) + ")"
}

// Fill takes the gaps of the text of a question. What is to be chosen for one of several gaps follows the text under
// the gap's number, since a question has no more than one row of options; what fills them is a list. There is at least
// one gap.
func (it *Item) Fill(gaps []Gap) {
	if len(gaps) == 1 {
		it.Choices, it.Several = gaps[0].Choices, gaps[0].Several
		it.Answer = append(it.Answer, Listed(gaps[0].Answers, false)...)
		return
	}
	same := sameOffers(gaps)
	list := &ast.List{Ordered: true, Start: 1, Tight: true}
	for i, g := range gaps {
		right := rightOnes(g.Choices, g.Several)
		var offered []*ast.Cell
		answers := slices.Clone(g.Answers)
		for j, c := range g.Choices {
			offered = append(offered, cell(c.Blocks, c.At))
			if right[j] {
				answers = append(answers, c.Blocks)
			}
			if len(c.Feedback) > 0 {
				it.Outcomes = append(it.Outcomes, c.Feedback)
			}
		}
		if same && i > 0 {
			for _, c := range offered {
				it.again = append(it.again, c.At)
			}
		}
		if len(offered) > 1 && (i == 0 || !same) {
			p := choose(offered)[0].(*ast.Paragraph)
			if !same {
				label := &ast.Text{Loc: p.Loc, Value: "(" + strconv.Itoa(i+1) + ") "}
				p.Inlines = append([]ast.Inline{label}, p.Inlines...)
			}
			it.Question = append(it.Question, p)
		}
		p := alternatives(answers)
		if len(p.Inlines) == 0 {
			p = &ast.Paragraph{Loc: it.loc(), Inlines: []ast.Inline{&ast.Text{Loc: it.loc(), Value: "–"}}}
		}
		entry := &ast.Item{Loc: p.Loc, Blocks: []ast.Block{p}}
		list.Items, list.At = append(list.Items, entry), list.At.To(entry.At)
	}
	it.Answer = append(it.Answer, list)
}

// alternatives returns answers as one paragraph.
func alternatives(answers [][]ast.Block) *ast.Paragraph {
	p := &ast.Paragraph{}
	for _, a := range answers {
		in := markup.Flatten(a)
		if len(in) == 0 {
			continue
		}
		at := ast.At(a[0].Span())
		if len(p.Inlines) > 0 {
			p.Inlines = append(p.Inlines, &ast.Text{Loc: at, Value: " / "})
		}
		p.At = p.At.To(at.At)
		p.Inlines = append(p.Inlines, in...)
	}
	return p
}

// loc returns the place of the item's beginning.
func (it *Item) loc() ast.Loc {
	at := it.At
	at.End = at.Start
	return ast.At(at)
}

// sameOffers reports whether all gaps offer the same choices.
func sameOffers(gaps []Gap) bool {
	same := func(a, b Choice) bool { return text(a.Blocks) == text(b.Blocks) }
	for _, g := range gaps[1:] {
		if !slices.EqualFunc(g.Choices, gaps[0].Choices, same) {
			return false
		}
	}
	return true
}
