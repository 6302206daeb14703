package recognize

import (
	"math"
	"testing"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
)

// TestFactors checks the weight of each kind of evidence, and the shares from which it counts.
func TestFactors(t *testing.T) {
	// Ten answered questions that ask, without numbers, and an answer's label at none.
	sure := counts{questions: 10, asking: 10, answered: 10, lines: 10, covered: 10}
	for _, test := range []struct {
		factor string
		change func(*counts)
		want   float64
	}{
		{"answered", func(c *counts) { c.answered = 0 }, 0.3},
		{"answered", func(c *counts) { c.answered = 5 }, 0.65},
		{"asking", func(c *counts) { c.asking = 0 }, 0.85},
		{"asking", func(c *counts) { c.asking = 5 }, 0.925},
		{"numbers", func(c *counts) {}, 0.95},
		{"numbers", func(c *counts) { c.numbering = numbering{numbered: 4} }, 0.95}, // less than half
		{"numbers", func(c *counts) { c.numbering = numbering{numbered: 5} }, 0.84},
		{"numbers", func(c *counts) { c.numbering = numbering{numbered: 10, goesUp: 9} }, 1},
		{"numbers", func(c *counts) { c.numbering = numbering{numbered: 10, goesUp: 4} }, 0.9},
		{"repeated", func(c *counts) { c.repeated = 10 }, 0.7},
		{"repeated", func(c *counts) { c.repeated = 5 }, 0.85},
		{"covered", func(c *counts) { c.covered = 5 }, 0.7},
		{"labels", func(c *counts) { c.labels = 3 }, 1}, // less than a third
		{"labels", func(c *counts) { c.labels = 4 }, 0.7},
		{"labels", func(c *counts) { c.labels = 20 }, 0.75},
		{"labels", func(c *counts) { c.labels = 10 }, 1},
	} {
		f := finding{form: 1, counts: sure}
		test.change(&f.counts)
		product := float64(f.questions)
		for _, by := range f.factors() {
			product *= by.value
			if by.name == test.factor && math.Abs(by.value-test.want) > 1e-9 {
				t.Errorf("%s is %.3f, want %.3f for %+v", by.name, by.value, test.want, f.counts)
			}
		}
		if got := f.score(); math.Abs(got-product) > 1e-9 {
			t.Errorf("the score is %.3f, want %.3f", got, product)
		}
	}
}

// TestRepeatedTitles checks that titles which recur count, each of them, unless they ask.
func TestRepeatedTitles(t *testing.T) {
	for _, test := range []struct {
		title string
		n     int
		want  int
	}{
		{"Example", 1, 0}, {"Example", 2, 2}, {"Example", 3, 3}, {"Example", 5, 5}, {"What is it?", 3, 0},
	} {
		var pieces []piece
		for range test.n {
			pieces = append(pieces, question([]ast.Inline{&ast.Text{Value: test.title}}, diag.Span{}, nil))
		}
		if got := count(pieces).repeated; got != test.want {
			t.Errorf("%d times %q: %d repeated, want %d", test.n, test.title, got, test.want)
		}
	}
}
