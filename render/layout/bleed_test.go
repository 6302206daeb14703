package layout

import (
	"testing"

	"example.org/studyguide/source/ast"
)

func TestWhatReachesAnEdgeGoesOnIntoTheBleed(t *testing.T) {
	g := guideOf(paragraph("The answer."))
	plain := themed(t, g, "extends: dark\ntabs: on", ast.Page{})
	b := themed(t, g, "extends: dark\ntabs: on\npage: {bleed: 3mm}", ast.Page{})
	by := points(8.504) // 3 mm
	for i, p := range b.Pages {
		was := plain.Pages[i]
		if p.Bleed != by || p.Width != was.Width+2*by || p.Height != was.Height+2*by {
			t.Fatalf("page %s is %v by %v with a bleed of %v", p.Label, p.Width, p.Height, p.Bleed)
		}
		for k, it := range p.Items {
			switch it := it.(type) {
			case *Text:
				if old := was.Items[k].(*Text); it.X != old.X+by || it.Y != old.Y+by {
					t.Errorf("page %s: %q moved from %v,%v to %v,%v", p.Label, spelled(it), old.X, old.Y, it.X, it.Y)
				}
			case *Box:
				old := was.Items[k].(*Box)
				ground := old.X == 0 && old.W == was.Width
				tab := old.X > 0 && old.X+old.W == was.Width
				switch {
				case ground && (it.X != 0 || it.W != p.Width || it.Y != 0 || it.H != p.Height):
					t.Errorf("page %s: the paper is painted from %v on, %v wide", p.Label, it.X, it.W)
				case tab && (it.X+it.W != p.Width || it.Y != old.Y+by || it.H != old.H):
					t.Errorf("page %s: the tab ends at %v of %v", p.Label, it.X+it.W, p.Width)
				case !ground && !tab && (it.X != old.X+by || it.W != old.W):
					t.Errorf("page %s: a box at %v is now at %v", p.Label, old.X, it.X)
				}
			}
		}
	}
	for id, at := range b.Places {
		if old := plain.Places[id]; at.Y != old.Y+by || at.Page != old.Page {
			t.Errorf("%s is at %v, not %v", id, at, old)
		}
	}
}
