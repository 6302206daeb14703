package layout

import (
	"testing"

	"example.org/studyguide/source/ast"
)

// sided sets a guide of sections that each fill more than a page.
func sided(t *testing.T, file, language string) *Book {
	t.Helper()
	var long []ast.Block
	for range 24 {
		long = append(long, paragraph("Each of them waits until the other lets go of what it holds, so that none can ever go on."))
	}
	g := guideOf(long...)
	g.Meta.Language = language
	for _, id := range []string{"two", "three", "four"} {
		q := &ast.Question{ID: "q-" + id, Number: "2", Title: saying("And " + id + "?"), Answer: long}
		g.Sections = append(g.Sections, &ast.Section{ID: id, Title: saying(id), Questions: []*ast.Question{q}})
	}
	return themed(t, g, file, ast.Page{})
}

// headRule returns the edges of the rule below the running head, which is as wide as the type area.
func headRule(p *Page) (left, right Length, ok bool) {
	for _, it := range p.Items {
		if b, is := it.(*Box); is && b.W > p.Width/2 && b.H < Pt {
			return b.X, p.Width - b.X - b.W, true
		}
	}
	return 0, 0, false
}

func TestMarginsOfASpreadAreMirrored(t *testing.T) {
	const file = "page: {size: a5, left: 15mm, right: 25mm, hang: 12mm, sides: two, gutter: 4mm}"
	inner, outer := points(53.859), points(59.527)
	for _, language := range []string{"en", "he"} {
		seen := map[bool]int{}
		for _, p := range sided(t, file, language).Pages {
			left, right, ok := headRule(p)
			if !ok {
				continue
			}
			seen[p.Left]++
			if p.Left != (language == "he") {
				left, right = right, left
			}
			if left != inner || right != outer {
				t.Errorf("%s: page %s: the inner margin is %v, the outer %v", language, p.Label, left, right)
			}
		}
		if seen[true] == 0 || seen[false] == 0 {
			t.Errorf("%s: there are %v pages with running heads", language, seen)
		}
	}
}

func TestTheGutterIsTakenFromTheWiderMarginFirst(t *testing.T) {
	for _, c := range [][5]Length{{20, 30, 8, 28, 22}, {20, 30, 15, 35, 20}, {20, 18, 8, 28, 18}, {20, 30, 0, 20, 30}} {
		if in, out := bound(c[0], c[1], c[2]); in != c[3] || out != c[4] {
			t.Errorf("margins of %d and %d, gutter of %d: %d and %d", c[0], c[1], c[2], in, out)
		}
	}
}

func TestSectionsOpenOnRightPages(t *testing.T) {
	b := sided(t, "page: {size: a5, sides: two}\nopenings: right", "en")
	blank := 0
	for i, p := range b.Pages {
		if p.Left != (i%2 == 1) {
			t.Errorf("page %s is the wrong side of a leaf", p.Label)
		}
		if p.blank() {
			blank++
		}
	}
	for _, id := range []string{"two", "three", "four"} {
		if p := b.Pages[b.Places[id].Page]; p.Left {
			t.Errorf("section %s opens on page %s", id, p.Label)
		}
	}
	if blank == 0 {
		t.Error("no page is blank")
	}
}

// TestTurnedPagesLeaveRoomAtTheSpine has tables on both sides of leaves: a turned page is read with its head at the
// left of the leaf, which is the spine of a right page and the outer edge of a left one.
func TestTurnedPagesLeaveRoomAtTheSpine(t *testing.T) {
	table := wideTable()
	for range 40 {
		table.Rows = append(table.Rows, table.Rows[0])
	}
	g := guideOf(table)
	const inner = 79
	th := "page: {size: a4, left: 79pt, right: 108pt, sides: two, gutter: 10pt}"
	seen := map[bool]int{}
	for _, p := range themed(t, g, th, ast.Page{}).Pages {
		if p.Width <= p.Height {
			continue
		}
		seen[p.Left]++
		top, bottom := p.Height, Length(0)
		for _, it := range p.Items {
			if text, ok := it.(*Text); ok && text.In != nil {
				top, bottom = min(top, text.Y-text.Size), max(bottom, text.Y)
			}
		}
		if !p.Left && top < inner*Pt+10*Pt || p.Left && p.Height-bottom < inner*Pt+10*Pt {
			t.Errorf("page %s, left %v: text from %v to %v of %v", p.Label, p.Left, top.Points(), bottom.Points(),
				p.Height.Points())
		}
		if top < 30*Pt || bottom > p.Height-30*Pt {
			t.Errorf("page %s: text from %v to %v", p.Label, top.Points(), bottom.Points())
		}
	}
	if seen[true] == 0 || seen[false] == 0 {
		t.Errorf("turned pages by side: %v", seen)
	}
}
