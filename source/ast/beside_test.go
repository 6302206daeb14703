package ast

import (
	"testing"

	"example.org/studyguide/source/diag"
)

func TestPicturesStandSideBySideIfTheirWidthsFit(t *testing.T) {
	for _, c := range []struct {
		percent []int // of pictures; -1: another block, 0: a picture of its natural width
		want    int
	}{
		{nil, 0}, {[]int{50}, 0}, {[]int{50, 50}, 2}, {[]int{50, 51}, 0}, {[]int{30, 30, 30, 30}, 3},
		{[]int{0, 50, 50}, 0}, {[]int{50, 0}, 0}, {[]int{-1, 50, 50}, 0}, {[]int{40, -1, 50}, 0}, {[]int{100, 50}, 0},
		{[]int{30, 30, 50}, 2},
	} {
		var bs []Block
		for _, p := range c.percent {
			if p < 0 {
				bs = append(bs, &Divider{})
				continue
			}
			bs = append(bs, &Figure{Image: &Image{Src: "a.png", Width: Extent{Percent: p}}})
		}
		if got := Beside(bs); got != c.want {
			t.Errorf("%v: %d, want %d", c.percent, got, c.want)
		}
	}
	at := func(line int) *Figure {
		p := diag.Pos{Line: line, Col: 1}
		return &Figure{Loc: At(diag.Span{Start: p, End: p}), Image: &Image{Width: Extent{Percent: 30}}}
	}
	if got := Beside([]Block{at(1), at(2), at(4)}); got != 2 {
		t.Errorf("a picture behind an empty line: %d, want 2", got)
	}
	if got := Beside([]Block{at(1), at(3), at(3)}); got != 0 {
		t.Errorf("a picture before an empty line: %d, want none", got)
	}
}
