// Package number reads the labels that authors count their questions with ("58", "A1", "42.b") and follows their
// sequence through a guide. Labels go in as the author wrote them, without the mark word and punctuation; what
// comes out says where the counting starts anew and where it goes on. The package changes nothing.
package number

import "strconv"

// A Label is a question's label, taken apart: Prefix is what stands before the digits ("A" in "A1", "2." in "2.7"),
// N the last whole number, Suffix what follows it ("b" in "42.b").
type Label struct {
	Prefix string
	N      int
	Suffix string
}

// Parse takes a label apart. It fails for a label without digits and for one of more than six digits, which no author
// counts questions with.
func Parse(s string) (Label, bool) {
	end := len(s)
	for end > 0 && !isDigit(s[end-1]) {
		end--
	}
	start := end
	for start > 0 && isDigit(s[start-1]) {
		start--
	}
	if start == end || end-start > 6 {
		return Label{}, false
	}
	n, err := strconv.Atoi(s[start:end])
	if err != nil {
		return Label{}, false
	}
	return Label{s[:start], n, s[end:]}, true
}

// String puts the label together again.
func (l Label) String() string { return l.Prefix + strconv.Itoa(l.N) + l.Suffix }

// A Run is a stretch of labels counted in one go: the indexes from First up to but not including End.
type Run struct{ First, End int }

// Runs splits labels where the author begins to count anew: at a 1, at another prefix, or where the number falls and
// the count goes on from there. A single number out of line (57, 38, 59) does not split. Labels that cannot be
// parsed belong to the run around them.
func Runs(labels []string) []Run {
	var runs []Run
	first := 0
	prev, has := Label{}, false
	for i, s := range labels {
		l, ok := Parse(s)
		if !ok {
			continue
		}
		if has && startsAnew(prev, l, labels[i+1:]) {
			runs = append(runs, Run{first, i})
			first = i
		}
		prev, has = l, true
	}
	if first < len(labels) {
		runs = append(runs, Run{first, len(labels)})
	}
	return runs
}

func startsAnew(prev, l Label, rest []string) bool {
	switch {
	case l.Prefix != prev.Prefix:
		return true
	case l.N > prev.N || l.N == prev.N:
		return false
	case l.N == 1:
		return true
	}
	for _, s := range rest {
		if next, ok := Parse(s); ok {
			return next.Prefix == l.Prefix && next.N == l.N+1
		}
	}
	return false
}

// Regular tells whether the labels of a run count upwards by ones often enough (three steps of five) that a step that
// does not is a fault and not the author's habit. A step over a number out of line (57, 38, 59) counts as one. Fewer
// than three numbers show no habit.
func Regular(labels []string) bool {
	n, good := 0, 0
	var prev, before int
	for _, s := range labels {
		l, ok := Parse(s)
		if !ok {
			continue
		}
		if n++; n > 1 && (l.N == prev+1 || n > 2 && l.N == before+2) {
			good++
		}
		before, prev = prev, l.N
	}
	return n >= 3 && good*5 >= (n-1)*3
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }
