package report

import (
	"testing"

	"example.org/studyguide/source/diag"
)

func TestDisabledRulesAndStrictness(t *testing.T) {
	tests := []struct {
		name string
		opts Options
		rule diag.ID
		kept int
		bad  bool
	}{
		{"a warning", Options{}, diag.NoAnswer, 1, false},
		{"a warning, strict", Options{Strict: true}, diag.NoAnswer, 1, true},
		{"a disabled warning, strict", Options{Strict: true, Off: map[diag.ID]bool{diag.NoAnswer: true}}, diag.NoAnswer,
			0, false},
		{"a note, strict", Options{Strict: true}, diag.Furniture, 1, false},
		{"an error is never disabled", Options{Off: map[diag.ID]bool{diag.NotAGuide: true}}, diag.NotAGuide, 1, true},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			r := New(&test.opts)
			sink := r.Sink()
			sink.Report(diag.New(test.rule, diag.Span{File: "a.md"}, "m"))
			if n := len(r.Sorted()); n != test.kept || sink.Failed() != test.bad {
				t.Errorf("kept %d, bad %v; want %d, %v", n, sink.Failed(), test.kept, test.bad)
			}
		})
	}
}
