package layout

import (
	"testing"

	"example.org/studyguide/source/ast"
)

// TestPageBreaksBeginPages sets a break within an answer and one before a question; breaks that part nothing, and
// several in a row, leave no empty page.
func TestPageBreaksBeginPages(t *testing.T) {
	page := func(breaks ...ast.Block) int {
		answer := append([]ast.Block{paragraph("one")}, breaks...)
		g := guideOf(append(answer, paragraph("two"))...)
		b, _ := set(t, g, ast.Page{})
		return len(b.Pages)
	}
	plain := page()
	if got := page(&ast.PageBreak{}); got != plain+1 {
		t.Errorf("a break makes %d pages of %d", got, plain)
	}
	if got := page(&ast.PageBreak{}, &ast.PageBreak{}); got != plain+1 {
		t.Errorf("two breaks make %d pages of %d", got, plain)
	}
	g := guideOf(&ast.PageBreak{}, paragraph("one"), &ast.PageBreak{})
	section := g.Sections[0]
	section.Questions = append(section.Questions, &ast.Question{ID: "q-two", Title: saying("And?"), NewPage: true})
	g.Sections = append(g.Sections, &ast.Section{ID: "s-two", Title: saying("More"), NewPage: true,
		Questions: []*ast.Question{{ID: "q-three", Title: saying("Then?"), NewPage: true}}})
	b, _ := set(t, g, ast.Page{})
	for id, want := range map[string]int{"q-two": 1, "s-two": 2, "q-three": 2} {
		if got := b.Places[id].Page - b.Places["q-one"].Page; got != want {
			t.Errorf("%s is %d pages after the first question, want %d", id, got, want)
		}
	}
}

// TestImagesHaveTheSizesOfTheirAuthors sets images of 600 by 300 pixels.
func TestImagesHaveTheSizesOfTheirAuthors(t *testing.T) {
	width := func(img ast.Image) Length {
		p := &pictures{d: &design{textW: 400 * Pt}, sizes: sizes{}}
		img.Src = "600x300"
		w, h := p.asked(&img, 400*Pt)
		if w != 2*h {
			t.Errorf("%+v is %d wide and %d high", img, w, h)
		}
		return w
	}
	for want, img := range map[Length]ast.Image{
		300 * Pt: {},
		225 * Pt: {Width: ast.Extent{Pixels: 300}},
		200 * Pt: {Width: ast.Extent{Percent: 50}},
		150 * Pt: {Height: ast.Extent{Pixels: 100}},
		120 * Pt: {Height: ast.Extent{Pixels: 100}, Width: ast.Extent{Pixels: 160}},
		60 * Pt:  {Height: ast.Extent{Pixels: 40}, Width: ast.Extent{Percent: 100}},
	} {
		if got := width(img); got != want {
			t.Errorf("%+v is %d wide, want %d", img, got, want)
		}
	}
}
