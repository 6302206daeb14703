package indent

import (
	"strings"
	"testing"
)

func TestLinesKnowTheirPlaces(t *testing.T) {
	const src = "a é\n\n\tb  \n   c\td\n"
	lines := Split(src)
	want := []Line{{0, "a é", 0}, {0, "", 5}, {8, "b", 7}, {3, "c\td", 14}}
	if len(lines) != len(want) {
		t.Fatalf("%d lines, want %d: %v", len(lines), len(want), lines)
	}
	for i, l := range lines {
		if l != want[i] {
			t.Errorf("line %d is %+v, want %+v", i+1, l, want[i])
		}
		if !l.Blank() && !strings.HasPrefix(src[l.At:], l.Text) {
			t.Errorf("line %d is not at %d", i+1, l.At)
		}
	}
}

func TestAfterAndCutKeepPlaces(t *testing.T) {
	l := Split("  -   item|  x ")[0]
	if rest := l.After(1); rest != (Line{3, "item|  x", 6}) {
		t.Errorf("after the mark: %+v", rest)
	}
	if cell := l.Cut(9, len(l.Text)); cell != (Line{2, "x", 13}) {
		t.Errorf("cell: %+v", cell)
	}
}

func TestDedentAndVerbatim(t *testing.T) {
	lines := Split("\n    a\n\n      b\n   c\n\n")
	if n := Least(lines); n != 3 {
		t.Errorf("least indentation %d", n)
	}
	if got := Verbatim(Dedent(lines, 4)); got != "a\n\n  b\nc" {
		t.Errorf("got %q", got)
	}
}

func TestRunningTextLeadsBackToTheFile(t *testing.T) {
	const src = "one\n   two\n three"
	r := Join(Split(src))
	if r.Text != "one\ntwo\nthree" {
		t.Fatalf("joined to %q", r.Text)
	}
	for _, word := range []string{"one", "two", "three"} {
		i := strings.Index(r.Text, word)
		if got, want := r.At(i), strings.Index(src, word); got != want {
			t.Errorf("%s is at %d, want %d", word, got, want)
		}
	}
	if got := (Running{}).At(3); got != 0 {
		t.Errorf("no text is at %d", got)
	}
}
