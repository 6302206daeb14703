package layout

import (
	"testing"

	"example.org/studyguide/source/ast"
)

func TestColumnsStandBesideEachOtherWithoutOverlap(t *testing.T) {
	var long []ast.Block
	for range 60 {
		long = append(long, paragraph("Each of them waits until the other lets go of what it holds, so that none can ever go on."))
	}
	g := guideOf(long...)
	for _, language := range []string{"en", "he"} {
		g.Meta.Language = language
		b := themed(t, g, "extends: compact\npage: {size: a5}", ast.Page{})
		last := b.Pages[len(b.Pages)-1]
		if len(b.Pages) < 3 {
			t.Fatalf("%d pages", len(b.Pages))
		}
		for _, p := range b.Pages[1:] {
			left, right, low := 0, 0, [2]Length{}
			for _, it := range p.Items {
				tx, ok := it.(*Text)
				if !ok || tx.In == nil {
					continue
				}
				switch middle := p.Width / 2; {
				case tx.X+tx.Width() < middle:
					left++
					low[0] = max(low[0], tx.Y)
				case tx.X > middle:
					right++
					low[1] = max(low[1], tx.Y)
				default:
					t.Errorf("%s: page %s: %q stands across the columns", language, p.Label, spelled(tx))
				}
			}
			if left == 0 || right == 0 {
				t.Errorf("%s: page %s has %d and %d texts in its columns", language, p.Label, left, right)
			}
			if d := low[0] - low[1]; p == last && (d > 40*Pt || d < -40*Pt) {
				t.Errorf("%s: the last columns end at %v and %v", language, low[0], low[1])
			}
		}
	}
}
