package diag_test

import (
	"strings"
	"testing"

	"example.org/studyguide/source/diag"
)

func TestFoldCountsManyFindingsOfOneRule(t *testing.T) {
	var all []diag.Diagnostic
	for line := range 5000 {
		all = append(all, diag.New(diag.ComponentOpen, at(line+1, 1, 2), "never closed"))
	}
	all = append(all, diag.New(diag.NotAGuide, at(1, 1, 2), "no questions"))
	got := diag.Fold(all)
	const want = 20
	if len(got) != want+1 {
		t.Fatalf("got %d findings, want %d, and the other rule's", len(got), want)
	}
	if last := got[want-1]; last.Span.Start.Line != want || !strings.Contains(last.Message, "(4980 more") {
		t.Errorf("the last finding is %s", last)
	}
	if few := diag.Fold(all[:want]); len(few) != want || few[want-1].Message != "never closed" {
		t.Errorf("few findings are folded: %v", few)
	}
}
