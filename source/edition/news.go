package edition

import (
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/words"
)

// News returns the edition of g that begins with a section which lists the questions that are new in it, each a link.
// There is none if the guide's register does not tell of an edition before this one, if nothing is new since then, or
// if the author wants none.
func News(g *ast.Guide) *ast.Guide {
	fresh := fresh(g)
	if len(fresh) == 0 || g.Meta.NoNews {
		return g
	}
	taken := map[string]bool{}
	for _, s := range g.AllSections() {
		taken[s.ID] = true
	}
	lang := words.For(g.Meta.Language, g.Meta.Words)
	list := &ast.List{Tight: true}
	for _, q := range fresh {
		title := ast.Unlinked(q.Title)
		if mark := q.NumberMark(); mark != "" {
			title = append([]ast.Inline{&ast.Text{Value: mark}}, title...)
		}
		link := &ast.Link{URL: "#" + q.ID, Inlines: title}
		list.Items = append(list.Items, &ast.Item{
			Blocks: []ast.Block{&ast.Paragraph{Inlines: []ast.Inline{link}}},
		})
	}
	out := *g
	out.Sections = append([]*ast.Section{{
		ID:    mover{taken: taken}.free("s-new"),
		Title: []ast.Inline{&ast.Text{Value: lang.Text(words.NewQuestions)}},
		Intro: []ast.Block{list},
	}}, g.Sections...)
	return &out
}

// fresh returns the questions that are there since the edition that g is, if some are there for longer.
func fresh(g *ast.Guide) []*ast.Question {
	latest := g.Meta.Date
	all := g.AllQuestions()
	if latest == "" {
		for _, q := range all {
			latest = max(latest, q.Since)
		}
	}
	var out []*ast.Question
	for _, q := range all {
		if latest != "" && q.Since == latest {
			out = append(out, q)
		}
	}
	if len(out) == len(all) {
		return nil // the first edition
	}
	return out
}
