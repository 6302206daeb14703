package layout

import (
	"strings"

	"strconv"
	"studyguide/render/layout/tag"
	"studyguide/source/ast"
	"studyguide/source/words"
)

// facts sets what is said of a question besides its title, as one quiet paragraph that no page's end parts.
func (s *setter) facts(q *ast.Question, parent *tag.Element) []row {
	facts := q.Facts()
	if len(facts) == 0 {
		return nil
	}
	lk := s.d.label()
	lk.style, lk.size = smallCaps(), lk.size*11/10
	// A line may end after a dot, never before one.
	text := &ast.Text{Loc: q.Loc, Value: strings.Join(facts, "\u00a0· ")}
	rows := s.paragraph([]ast.Inline{text}, lk, tag.In(tag.P, parent), s.d.textX, s.d.textW)
	for i := range rows {
		rows[i].penalty = never
	}
	return rows
}

// grades says how many questions there are of each difficulty.
func (s *setter) grades() string {
	var parts []string
	for _, d := range s.in.Guide.Grades() {
		parts = append(parts, s.lang.Text(words.Grade, "n", strconv.Itoa(d.N), "difficulty", d.Word))
	}
	return strings.Join(parts, "  ·  ")
}
