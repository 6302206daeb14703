package recognize

import (
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/number"
)

// correctNumbers corrects a number that was used before if its neighbors show the right one: 57, 38, 59 can only be 57,
// 58, 59. Both places are reported. Other repeated numbers are the author's and stay; package lint reports them.
func correctNumbers(g *ast.Guide, sink diag.Sink) {
	qs := g.AllQuestions()
	labels := make([]string, len(qs))
	for i, q := range qs {
		labels[i] = q.Number
	}
	for _, run := range number.Runs(labels) {
		if !number.Regular(labels[run.First:run.End]) {
			continue
		}
		first := map[string]*ast.Question{}
		for i := run.First; i < run.End; i++ {
			q := qs[i]
			was := first[q.Number]
			if q.Number == "" || was == nil {
				first[q.Number] = q
				continue
			}
			if fit, ok := between(labels, i, run); ok && first[fit] == nil {
				sink.Report(diag.New(diag.DupNumber, titleSpan(q),
					"question number %s is used twice; this one looks like %s", q.Number, fit).
					WithRelated(titleSpan(was), "first used here"))
				q.Number = fit
				first[fit] = q
			}
		}
	}
}

// between returns the number that fits between the neighbors of i in its run, if exactly one does.
func between(labels []string, i int, run number.Run) (string, bool) {
	if i == run.First || i+1 >= run.End {
		return "", false
	}
	prev, ok1 := number.Parse(labels[i-1])
	next, ok2 := number.Parse(labels[i+1])
	if !ok1 || !ok2 || next.N != prev.N+2 || prev.Suffix != next.Suffix {
		return "", false
	}
	prev.N++
	return prev.String(), true
}

// titleSpan returns the span of a question's title, where findings about the question are shown.
func titleSpan(q *ast.Question) diag.Span {
	s := q.At
	if t := inlineSpan(q.Title); !t.IsZero() {
		s.End = t.End
	}
	return s
}
