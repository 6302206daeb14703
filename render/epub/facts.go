package epub

import (
	"strings"

	"studyguide/source/ast"
	"studyguide/source/words"
)

// facts writes what is said of a question besides its title: its difficulty and its tags, each in an element of its own.
func (w *writer) facts(q *ast.Question) {
	facts := q.Facts()
	if len(facts) == 0 {
		return
	}
	w.start("p", "class", "facts", "dir", w.direction([]ast.Inline{&ast.Text{Value: strings.Join(facts, " ")}}))
	for i, fact := range facts {
		class := "tag"
		if i == 0 && q.Difficulty != "" {
			class = "difficulty"
		}
		if i > 0 {
			w.text(" · ")
		}
		w.start("span", "class", class)
		w.text(fact)
		w.end()
	}
	w.endLine()
}

// grades says how many questions there are of each difficulty.
func (w *writer) grades(g *ast.Guide) string {
	var parts []string
	for _, d := range g.Grades() {
		parts = append(parts, w.lang.Text(words.Grade, "n", ordinal(d.N), "difficulty", d.Word))
	}
	return w.lang.List(parts)
}
