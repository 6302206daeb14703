package lint

import (
	"strings"
	"unicode"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/number"
)

// checkDialects reports once that questions are numbered in several formats, if one of them clearly prevails.
func checkDialects(qs []*ast.Question, sink diag.Sink) {
	const prevailing = 0.8 // the share of numbers in the main format; with fewer than five numbers none reaches it
	count := map[string]int{}
	example := map[string]*ast.Question{}
	main, all := "", 0
	for _, q := range qs {
		if q.Number == "" || q.Label == "" {
			continue
		}
		form := dialect(q)
		if all++; example[form] == nil {
			example[form] = q
		}
		if count[form]++; count[form] > count[main] {
			main = form
		}
	}
	if len(count) < 2 || float64(count[main]) < prevailing*float64(all) {
		return
	}
	var odd *ast.Question
	for _, q := range qs {
		if q.Number != "" && q.Label != "" && dialect(q) != main {
			odd = q
			break
		}
	}
	sink.Report(
		diag.New(diag.MixedNumbers, titleSpan(odd),
			"%d of %d questions are not numbered as %q, this is the first",
			all-count[main], all, example[main].Label).
			WithRelated(titleSpan(example[main]), "the usual way is here"),
	)
}

// dialect returns the format of a question's label: its word in lower case and its punctuation, with # for the number.
func dialect(q *ast.Question) string {
	var b strings.Builder
	digits := false
	for _, r := range strings.ToLower(strings.Replace(q.Label, q.Number, "1", 1)) {
		switch {
		case unicode.IsDigit(r):
			if !digits {
				b.WriteByte('#')
			}
			digits = true
			continue
		case r == '.' && digits: // 2.7 and 2 are one format
			continue
		case !unicode.IsSpace(r) && (unicode.IsLetter(r) || unicode.IsPunct(r)):
			b.WriteRune(r)
		}
		digits = false
	}
	return strings.TrimRight(b.String(), ".")
}

// checkIrregular reports once that the numbers of a run follow no order, in which case gaps and repeated numbers mean
// nothing.
func checkIrregular(run []*ast.Question, sink diag.Sink) {
	const fewest = 6 // fewer numbers show no order or lack of it
	n, falls := 0, 0
	var prev int
	var first *ast.Question
	used := map[int]bool{}
	for _, q := range run {
		l, ok := number.Parse(q.Number)
		if !ok {
			continue
		}
		if n++; n > 1 && l.N != prev+1 && first == nil {
			first = q
		}
		if used[l.N] || n > 1 && l.N < prev {
			falls++
		}
		used[l.N], prev = true, l.N
	}
	if n < fewest || falls == 0 || first == nil {
		return
	}
	sink.Report(
		diag.New(diag.Irregular, titleSpan(first),
			"the numbers of %d questions follow no order from here on; %d fall back or are used again",
			n, falls).
			WithHint("number the questions anew, or leave the numbers out"),
	)
}
