package lint

import (
	"fmt"
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
)

// maxEach is the number of findings of one rule that are reported one by one. Ten, with their excerpts, fill a screen;
// an author who has more repairs them as one task, and one finding with their count says so.
const maxEach = 10

// maxPlaces is the number of further places that such a finding names.
const maxPlaces = 4

// withPlaces adds the places of qs to d: of each section the first question and how many there are, or, where all stand
// in one section, the first questions.
func withPlaces(d diag.Diagnostic, g *ast.Guide, qs []*ast.Question) diag.Diagnostic {
	type group struct {
		section *ast.Section
		qs      []*ast.Question
	}
	among := map[*ast.Question]bool{}
	for _, q := range qs {
		among[q] = true
	}
	var groups []group
	for _, s := range g.AllSections() {
		in := group{section: s}
		for _, q := range s.Questions {
			if among[q] {
				in.qs = append(in.qs, q)
			}
		}
		if len(in.qs) > 0 {
			groups = append(groups, in)
		}
	}
	if len(groups) < 2 {
		for _, q := range qs[1:min(1+maxPlaces, len(qs))] {
			d = d.WithRelated(titleSpan(q), "question %s", nameOf(q))
		}
		return d
	}
	for _, in := range groups[:min(1+maxPlaces, len(groups))] {
		where := "before the first section"
		if title := in.section.PlainTitle(); title != "" {
			where = "in section " + shortened(title)
		}
		d = d.WithRelated(titleSpan(in.qs[0]), "%d %s", len(in.qs), where)
	}
	return d
}

// lineList returns the lines of qs, as in "lines 7, 15 and 43"; of a question in another file than at also its file.
func lineList(at diag.Span, qs []*ast.Question) string {
	const most = 5 // lines named; the others are counted
	var lines []string
	for _, q := range qs[:min(most, len(qs))] {
		line := fmt.Sprint(q.At.Start.Line)
		if q.At.File != at.File {
			line = fmt.Sprintf("%s:%d", q.At.File, q.At.Start.Line)
		}
		lines = append(lines, line)
	}
	if more := len(qs) - len(lines); more > 0 {
		lines = append(lines, fmt.Sprintf("%d more", more))
	}
	last := len(lines) - 1
	if last == 0 {
		return "line " + lines[0]
	}
	return "lines " + strings.Join(lines[:last], ", ") + " and " + lines[last]
}
