package epub

import (
	"fmt"
	"strings"

	"studyguide/source/ast"
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

// grades says how many questions there are of each difficulty, if all have one and there are few.
func grades(g *ast.Guide) string {
	const most = 5 // on a line of their own
	all, n := g.Difficulties(), 0
	var parts []string
	for _, d := range all {
		n += d.N
		parts = append(parts, fmt.Sprint(d.N, " ", d.Word))
	}
	if n < len(g.AllQuestions()) || len(all) < 2 || len(all) > most {
		return ""
	}
	return strings.Join(parts, ", ")
}
