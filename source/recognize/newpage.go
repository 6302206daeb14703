package recognize

import (
	"slices"

	"example.org/studyguide/source/ast"
)

// takePageBreaks removes the page breaks between the blocks of a document and returns them. A break is no sign of what
// is a question, and would part what belongs together.
func takePageBreaks(doc *ast.Document) (breaks []*ast.PageBreak) {
	isBreak := func(b ast.Block) bool { _, ok := b.(*ast.PageBreak); return ok }
	if !slices.ContainsFunc(doc.Blocks, isBreak) {
		return nil
	}
	var rest []ast.Block
	for _, b := range doc.Blocks {
		if p, ok := b.(*ast.PageBreak); ok {
			breaks = append(breaks, p)
		} else {
			rest = append(rest, b)
		}
	}
	doc.Blocks = rest
	return breaks
}

// A start is a place of a guide at which a page can begin: a section or a question.
type start struct {
	node    ast.Node
	newPage *bool
	blocks  []*[]ast.Block // that it holds itself, in order
}

// placePageBreaks puts page breaks into a guide, by their places in the source: between two blocks of an answer or an
// introduction, or else before the question or section that comes next. Breaks before and after everything do nothing.
func placePageBreaks(g *ast.Guide, breaks []*ast.PageBreak) {
	if len(breaks) == 0 {
		return
	}
	starts := []start{{node: g, blocks: []*[]ast.Block{&g.Intro}}}
	for _, s := range g.AllSections() {
		if len(s.Title) > 0 {
			starts = append(starts, start{s, &s.NewPage, []*[]ast.Block{&s.Intro}})
		} else {
			starts[len(starts)-1].blocks = append(starts[len(starts)-1].blocks, &s.Intro)
		}
		for _, q := range s.Questions {
			starts = append(starts, start{q, &q.NewPage, []*[]ast.Block{&q.Prompt, &q.Answer}})
		}
	}
	slices.SortStableFunc(starts[1:], func(a, b start) int { return compare(a.node, b.node) })
	i := 0
	for _, p := range breaks {
		for i+1 < len(starts) && compare(starts[i+1].node, p) < 0 {
			i++
		}
		last := i+1 == len(starts)
		switch {
		case last && starts[i].part(p, nil), !last && starts[i].part(p, starts[i+1].node):
		case !last && (i > 0 || len(g.Intro) > 0):
			*starts[i+1].newPage = true
		}
	}
}

// part puts a page break before the first block of s that is after it and before the next start, and reports whether
// there is one. At the very beginning of s nothing is to be parted.
func (s start) part(p *ast.PageBreak, next ast.Node) bool {
	for i, list := range s.blocks {
		at := slices.IndexFunc(*list, func(b ast.Block) bool { return !b.Span().IsZero() && compare(p, b) <= 0 })
		if at < 0 {
			continue
		}
		if next != nil && compare(next, (*list)[at]) < 0 {
			return false
		}
		again := false // several breaks in a row are one
		if at > 0 {
			_, again = (*list)[at-1].(*ast.PageBreak)
		}
		if i+at > 0 && !again {
			*list = slices.Insert(*list, at, ast.Block(p))
		}
		return true
	}
	return false
}

// compare compares the places at which two nodes begin.
func compare(a, b ast.Node) int {
	x, y := a.Span().Start, b.Span().Start
	switch {
	case x.Before(y):
		return -1
	case y.Before(x):
		return 1
	}
	return 0
}
