package text

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"example.org/studyguide/source/number"
)

// Questions and their options may both be counted by numbers. What tells them apart is the indentation or the sign
// behind the number: the one count goes on through the file, the other begins again below each number of it.

const (
	minNested   = 5   // questions with options by numbers
	nestedShare = 0.8 // the share of them that has as many options as most
	fewOptions  = 3   // options of a question at least
	manyOptions = 8   // and at most
)

// A countForm is how lines are counted.
type countForm struct {
	indent int
	sign   string
}

// nestedCounts returns the numbers of the lines that count questions and of those that count their options; nil if
// there are none.
func nestedCounts(lines []line) (asked, offered map[int]bool) {
	counts := map[countForm]int{}
	for _, l := range lines {
		if form, _ := formOf(l); form.sign != "" {
			counts[form]++
		}
	}
	forms := slices.SortedFunc(maps.Keys(counts), func(a, b countForm) int {
		return cmp.Or(counts[b]-counts[a], a.indent-b.indent, strings.Compare(a.sign, b.sign))
	})
	if len(forms) < 2 || len(forms) > 6 {
		return nil, nil
	}
	for _, q := range forms {
		for _, o := range forms {
			if q == o || counts[q] < minNested || counts[o] < fewOptions*minNested {
				continue
			}
			if asked, offered := nestedIn(lines, q, o); asked != nil {
				return asked, offered
			}
		}
	}
	return nil, nil
}

// formOf returns how a line is counted, and its number; no sign if it is not.
func formOf(l line) (form countForm, n int) {
	if l.blank() || !number.Begins(l.text) && l.text[0] != '(' {
		return countForm{}, 0
	}
	m := countMark.FindStringSubmatch(clip(l.text))
	if m == nil || !opensText(l.text[len(m[0]):]) {
		return countForm{}, 0
	}
	count, ok := number.Parse(m[1])
	if !ok {
		return countForm{}, 0
	}
	return countForm{l.indent, m[2]}, count.N
}

// nestedIn does what nestedCounts does for two forms.
func nestedIn(lines []line, q, o countForm) (asked, offered map[int]bool) {
	asked, offered = map[int]bool{}, map[int]bool{}
	sizes, size, last, option := map[int]int{}, 0, 0, 0
	end := func() {
		if last > 0 {
			if sizes[option]++; sizes[option] > sizes[size] {
				size = option
			}
		}
		option = 0
	}
	for _, l := range lines {
		if l.blank() {
			continue
		}
		switch form, n := formOf(l); {
		case form == q && n == last+1:
			end()
			last = n
			asked[l.num] = true
		case form == o && n == option+1 && last > 0:
			option = n
			offered[l.num] = true
		case last > 0 && option > 0: // what stands below options is no title that goes on
			return nil, nil
		}
	}
	end()
	if last < minNested || size < fewOptions || size > manyOptions || float64(sizes[size]) < nestedShare*float64(last) {
		return nil, nil
	}
	return asked, offered
}
