package ast_test

import (
	"testing"

	"example.org/studyguide/source/ast"
)

func TestParseLength(t *testing.T) {
	for s, want := range map[string]float64{
		"54":        54,
		" 54 PT ":   54,
		"1in":       72,
		".5 in":     36,
		"2.54cm":    72,
		"20mm":      56.693,
		"100":       100,
		"100.001":   0,
		"0.5":       0,
		"":          0,
		"mm":        0,
		"5.":        0,
		"1.2.3":     0,
		".":         0,
		"-5":        0,
		"5 em":      0,
		"5\tmm":     0,
		"5mm wide":  0,
		"1e2":       0,
		"0x10":      0,
		"1_0":       0,
		"Inf":       0,
		"5 mm 5 mm": 0,
	} {
		got, err := ast.ParseLength(s, 1, 100)
		if got != want || (err == nil) != (want != 0) {
			t.Errorf("ParseLength(%q) = %g, %v; want %g", s, got, err, want)
		}
	}
}
