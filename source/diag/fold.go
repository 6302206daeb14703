package diag

import "fmt"

// foldAfter is the number of findings of one rule in a file that are shown one by one. Nobody reads the hundredth; a
// file that a program wrote can have thousands.
const foldAfter = 20

// Fold returns sorted findings for a reader: of more than a screen of one rule in a file the first ones, the last of
// which says how many follow.
func Fold(ds []Diagnostic) []Diagnostic {
	type kind struct {
		file     string
		rule     ID
		severity Severity
	}
	of := func(d Diagnostic) kind { return kind{d.Span.File, d.Rule, d.Severity} }
	all, seen := map[kind]int{}, map[kind]int{}
	for _, d := range ds {
		all[of(d)]++
	}
	out := make([]Diagnostic, 0, len(ds))
	for _, d := range ds {
		k := of(d)
		seen[k]++
		if n := all[k] - foldAfter; n > 0 {
			switch {
			case seen[k] > foldAfter:
				continue
			case seen[k] == foldAfter:
				d.Message += fmt.Sprintf(" (%d more of this rule below)", n)
			}
		}
		out = append(out, d)
	}
	return out
}
