package lint

import (
	"strconv"
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/number"
)

// checkNumbers reports numbers used twice and numbers left out in each run of questions counted by ones. A run that is
// not is reported once.
func checkNumbers(qs []*ast.Question, sink diag.Sink) {
	labels := make([]string, len(qs))
	for i, q := range qs {
		labels[i] = q.Number
	}
	if shuffled(labels) {
		checkIrregular(qs, sink)
		return
	}
	for _, run := range number.Runs(labels) {
		if number.Regular(labels[run.First:run.End]) {
			checkRun(qs[run.First:run.End], sink)
		} else {
			checkIrregular(qs[run.First:run.End], sink)
		}
	}
}

// shuffled reports whether numbers are those of one count in another order: none stands twice, and few follow the one
// before. Nothing is missing between two of them then.
func shuffled(labels []string) bool {
	const fewest = 5
	seen := map[number.Label]bool{}
	var last number.Label
	climbs := 0
	for _, s := range labels {
		l, ok := number.Parse(s)
		if !ok || seen[l] || len(seen) > 0 && l.Prefix != last.Prefix {
			return false
		}
		if l.N == last.N+1 {
			climbs++
		}
		seen[l], last = true, l
	}
	return len(seen) >= fewest && climbs*2 <= len(seen)
}

func checkRun(qs []*ast.Question, sink diag.Sink) {
	used := map[int]*ast.Question{}
	for _, q := range qs {
		l, ok := number.Parse(q.Number)
		if !ok {
			continue
		}
		if first := used[l.N]; first != nil {
			sink.Report(diag.New(diag.DupNumber, titleSpan(q), "question number %d is used twice", l.N).
				WithRelated(titleSpan(first), "first used here"))
			continue
		}
		used[l.N] = q
	}
	var prev *ast.Question
	for _, q := range qs {
		l, ok := number.Parse(q.Number)
		if !ok {
			continue
		}
		if prev != nil {
			p, _ := number.Parse(prev.Number)
			checkGap(prev, q, p.N, l.N, used, sink)
		}
		prev = q
	}
}

// checkGap reports the numbers between two neighbors that no question of the run has. The answer of a lost question may
// still be there, at the end of the answer before it.
func checkGap(prev, next *ast.Question, from, to int, used map[int]*ast.Question, sink diag.Sink) {
	first, last := from+1, to-1
	for first < to && used[first] != nil {
		first++
	}
	for last > first && used[last] != nil {
		last--
	}
	if first >= to {
		return
	}
	what := "question number " + strconv.Itoa(first) + " is"
	if last > first {
		what = "question numbers " + strconv.Itoa(first) + " to " + strconv.Itoa(last) + " are"
	}
	if orphan := orphanIn(prev.Answer); orphan != nil && last == first {
		sink.Report(
			diag.New(diag.NumberGap, orphan.Span(),
				"%s missing between %d and %d; its answer seems to begin here",
				what, from, to).
				WithRelated(titleSpan(next), "the next question is here").
				WithHint("if a question was lost here, write it above this line; the text stays with question %d", from),
		)
		return
	}
	sink.Report(diag.New(diag.NumberGap, titleSpan(next), "%s missing between %d and %d", what, from, to).
		WithRelated(titleSpan(prev), "the question before is here"))
}

// orphanIn returns the block of an answer at which the answer of a lost question seems to begin, or nil. There are two
// signs: a list on the line right after a listing, with no lead-in; and a final table or list whose lead-in follows a
// paragraph that ends in a full stop.
func orphanIn(blocks []ast.Block) ast.Block {
	for i := len(blocks) - 1; i > 0; i-- {
		list, ok := blocks[i].(*ast.List)
		if !ok {
			continue
		}
		if l, ok := blocks[i-1].(*ast.Listing); ok && touches(l, list) {
			return list
		}
	}
	if n := len(blocks); n >= 3 {
		switch blocks[n-1].(type) {
		case *ast.Table, *ast.List:
			if leadsIn(blocks[n-2]) && ended(blocks[n-3]) {
				return blocks[n-2]
			}
		}
	}
	return nil
}

// touches reports whether list begins on the line after listing ends.
func touches(listing *ast.Listing, list *ast.List) bool {
	end := listing.At.End.Line
	if listing.At.End.Col == 1 { // the end is the start of the line after
		end--
	}
	return list.At.Start.Line == end+1
}

func leadsIn(b ast.Block) bool {
	p, ok := b.(*ast.Paragraph)
	return ok && strings.HasSuffix(ast.PlainText(p.Inlines), ":")
}

func ended(b ast.Block) bool {
	p, ok := b.(*ast.Paragraph)
	return ok && strings.HasSuffix(ast.PlainText(p.Inlines), ".")
}
