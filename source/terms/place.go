package terms

import (
	"slices"
	"strings"

	"example.org/studyguide/source/ast"
)

// A passage is the text of a block that has text of its own, or of a title.
type passage struct {
	place int // index of where it stands
	text  string
	bold  []span // parts that are strongly emphasized
	code  []span // parts that are code
	title bool   // of a question
	term  bool   // that a list defines
}

// A span is a part of a text, in bytes.
type span struct{ start, end int }

// A place is what an index leads to: a question, its answer if an edition has moved it, the introduction of a section.
type place struct {
	id       string
	question int  // index of the question; -1 beside questions
	glossary bool // a section that lists terms
}

// A reading holds the texts of a guide, place by place in the order of the guide, and its definitions.
type reading struct {
	places      []place
	passages    []passage
	definitions []definition
	current     strings.Builder
	bold, code  []span
	inTerm      bool
}

// A definition is an item of a list of definitions.
type definition struct {
	place int
	of    *ast.Definition
}

// read reads a guide.
func read(g *ast.Guide) *reading {
	r := &reading{}
	number := map[string]int{}
	for i, q := range g.AllQuestions() {
		number[q.ID] = i
	}
	if len(g.Intro) > 0 {
		r.at(place{id: Introduction, question: -1})
		r.blocks(g.Intro)
	}
	for _, s := range g.AllSections() {
		r.at(place{id: s.ID, question: -1, glossary: isGlossary(s)})
		r.title(s.Title, false)
		r.blocks(s.Intro)
		for _, q := range s.Questions {
			r.at(place{id: q.ID, question: number[q.ID]})
			r.title(q.Title, true)
			r.blocks(q.Prompt)
			for _, o := range q.Options {
				r.blocks(o.Blocks)
			}
			r.blocks(q.Answer)
		}
		for _, a := range s.Answers {
			r.at(place{id: a.ID, question: number[a.QuestionID]})
			r.blocks(a.Blocks)
		}
	}
	return r
}

func (r *reading) at(p place) { r.places = append(r.places, p) }

func (r *reading) title(in []ast.Inline, question bool) {
	for _, n := range in {
		ast.Walk(n, r.visit)
	}
	r.end(question)
}

func (r *reading) blocks(bs []ast.Block) {
	for _, b := range bs {
		ast.Walk(b, r.visit)
	}
	r.end(false)
}

// visit adds the text of a node. Listings, formulas and pictures have none that an index should lead to, and what a
// note says does not stand where the note is referred to.
func (r *reading) visit(n ast.Node) bool {
	in, isInline := n.(ast.Inline)
	if !isInline {
		r.end(false)
		if d, ok := n.(*ast.Definition); ok {
			r.definition(d)
			return false
		}
		_, isListing := n.(*ast.Listing)
		return !isListing
	}
	switch in := in.(type) {
	case *ast.Math, *ast.Image:
		return false
	case *ast.Strong:
		from := r.current.Len()
		r.bold = append(r.bold, span{from, from + len(ast.TextOf(in.Inlines, shown))})
	case *ast.Code:
		r.code = append(r.code, span{r.current.Len(), r.current.Len() + len(in.Value)})
	}
	r.current.WriteString(shown(n))
	return true
}

// shown returns the text of n itself, on one line.
func shown(n ast.Node) string {
	switch n.(type) {
	case *ast.Math, *ast.Image:
		return ""
	case *ast.Break:
		return " "
	}
	return ast.OwnText(n)
}

// definition adds a definition, and its texts.
func (r *reading) definition(d *ast.Definition) {
	r.definitions = append(r.definitions, definition{len(r.places) - 1, d})
	r.inTerm = true
	for _, t := range d.Terms {
		r.title(t, false)
	}
	r.inTerm = false
	for _, bs := range d.Descriptions {
		r.blocks(bs)
	}
}

// end ends a passage.
func (r *reading) end(title bool) {
	if r.current.Len() > 0 {
		r.passages = append(r.passages, passage{
			place: len(r.places) - 1, text: r.current.String(), bold: r.bold, code: r.code,
			title: title, term: r.inTerm,
		})
	}
	r.current.Reset()
	r.bold, r.code = nil, nil
}

// isCode reports whether some of a part of p is code.
func (p *passage) isCode(part span) bool {
	return slices.ContainsFunc(p.code, func(c span) bool { return c.start < part.end && part.start < c.end })
}
