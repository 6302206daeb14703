package recognize

import (
	"studyguide/source/ast"
	"studyguide/source/diag"
	"studyguide/source/number"
)

// correctNumbers repairs a number that was used before where its neighbours show the true one: 57, 38, 59 can only be
// 57, 58, 59. Both places are reported. Elsewhere a number used twice is the author's and stays; package lint
// reports it.
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
				sink.Report(diag.New(diag.DupNumber, titleSpan(q), "question number %s is used twice; this one looks like %s", q.Number, fit).
					WithRelated(titleSpan(was), "first used here"))
				q.Number = fit
				first[fit] = q
			}
		}
	}
}

// between gives the number that fits between the neighbours of i in its run, if just one does and no question after i
// bears it.
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

// titleSpan gives the place of a question's title: where a finding about the question is shown.
func titleSpan(q *ast.Question) diag.Span {
	s := q.At
	if t := inlineSpan(q.Title); !t.IsZero() {
		s.End = t.End
	}
	return s
}
