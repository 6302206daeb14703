package layout

import (
	"context"
	"testing"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
)

// TestPicturesAreDrawnWhereverTheyStand has an image that is too large for a line in every place of running text.
func TestPicturesAreDrawnWhereverTheyStand(t *testing.T) {
	img := func() ast.Inline { return &ast.Image{Src: "600x300", Alt: "chart"} }
	with := func() []ast.Inline {
		return []ast.Inline{&ast.Text{Value: "See "}, img(), &ast.Text{Value: " there"}}
	}
	cell := func(in ...ast.Inline) *ast.Cell { return &ast.Cell{Inlines: in} }
	table := func(columns int, in ...ast.Inline) *ast.Table {
		b := &ast.Table{}
		var row []*ast.Cell
		for range columns {
			b.Align = append(b.Align, ast.AlignNone)
			b.Header = append(b.Header, cell(saying("Headed")...))
			row = append(row, cell(saying("words of a cell that are many")...))
		}
		row[0] = cell(in...)
		b.Rows = [][]*ast.Cell{row, row}
		return b
	}
	linked := &ast.Link{URL: "https://example.org", Inlines: []ast.Inline{img()}}
	for name, c := range map[string]struct {
		answer   []ast.Block
		title    []ast.Inline
		pictures int
		links    int
	}{
		"title":          {title: with(), pictures: 1},
		"cell":           {answer: []ast.Block{table(2, img())}, pictures: 2},
		"cell with text": {answer: []ast.Block{table(3, with()...)}, pictures: 2},
		"narrow cell":    {answer: []ast.Block{table(9, img())}, pictures: 2},
		"record":         {answer: []ast.Block{table(60, img())}, pictures: 2},
		"header": {answer: []ast.Block{&ast.Table{
			Align: make([]ast.Align, 1), Header: []*ast.Cell{cell(img())},
		}}, pictures: 1},
		"summary": {answer: []ast.Block{&ast.Details{Summary: with(), Blocks: []ast.Block{paragraph("x")}}}, pictures: 1},
		"callout": {answer: []ast.Block{&ast.Callout{Title: with(), Blocks: []ast.Block{paragraph("x")}}}, pictures: 1},
		"heading": {answer: []ast.Block{&ast.Heading{Level: 4, Inlines: with()}}, pictures: 1},
		"term": {answer: []ast.Block{&ast.DefinitionList{Items: []*ast.Definition{{
			Terms: [][]ast.Inline{with()}, Descriptions: [][]ast.Block{{paragraph("x")}},
		}}}}, pictures: 1},
		"caption": {answer: []ast.Block{&ast.Figure{Image: img().(*ast.Image), Caption: with()}}, pictures: 2},
		"link":    {answer: []ast.Block{&ast.Paragraph{Inlines: []ast.Inline{linked}}}, pictures: 1, links: 1},
		"two links": {answer: []ast.Block{&ast.Paragraph{Inlines: []ast.Inline{
			linked, &ast.Text{Value: " "}, &ast.Link{URL: "https://example.org/b", Inlines: []ast.Inline{img()}},
		}}}, pictures: 2, links: 2},
		"paragraph": {answer: []ast.Block{&ast.Paragraph{Inlines: with()}}, pictures: 1},
	} {
		t.Run(name, func(t *testing.T) {
			g := guideOf(c.answer...)
			if c.title != nil {
				g.Sections[0].Questions[0].Title = c.title
			}
			g.Meta.Links = ast.LinksNone
			found := &diag.List{}
			b, err := Set(context.Background(), Input{Guide: g, Fonts: faces, Images: sizes{}, Sink: found})
			if err != nil || len(found.Sorted()) > 0 {
				t.Fatal(err, found.Sorted())
			}
			pictures, links := 0, 0
			for _, p := range b.Pages {
				for _, it := range p.Items {
					switch it := it.(type) {
					case *Link:
						if it.URL != "" {
							links++
						}
					case *Picture:
						pictures++
						if d := it.W - 2*it.H; d > Pt || d < -Pt || it.W < 20*Pt {
							t.Errorf("a picture of %v by %v", it.W.Points(), it.H.Points())
						}
						for _, other := range p.Items {
							tx, ok := other.(*Text)
							if ok && tx.Y > it.Y && tx.Y < it.Y+it.H && tx.X < it.X+it.W && it.X < tx.X+tx.visible() {
								t.Errorf("%q stands on a picture", runs(tx))
							}
						}
						if it.X < 0 || it.X+it.W > p.Width || it.Y < 0 || it.Y+it.H > p.Height {
							t.Error("a picture is off the page")
						}
					}
				}
			}
			if pictures != c.pictures || links != c.links {
				t.Errorf("%d pictures and %d links, want %d and %d", pictures, links, c.pictures, c.links)
			}
		})
	}
}

// picturesIn returns the pictures of a book, in order.
func picturesIn(b *Book) []*Picture {
	var shown []*Picture
	for _, p := range b.Pages {
		for _, it := range p.Items {
			if pic, ok := it.(*Picture); ok {
				shown = append(shown, pic)
			}
		}
	}
	return shown
}

// TestPicturesWithWidthsThatFitStandSideBySide has two pictures of half the width, and two that are wider.
func TestPicturesWithWidthsThatFitStandSideBySide(t *testing.T) {
	for _, language := range []string{"en", "ar"} {
		for percent, beside := range map[int]bool{48: true, 30: true, 52: false} {
			var bs []ast.Block
			for _, src := range []string{"600x400", "400x400"} {
				img := &ast.Image{Src: src, Alt: src, Width: ast.Extent{Percent: percent}}
				bs = append(bs, &ast.Figure{Image: img, Caption: saying("Caption of " + src)})
			}
			g := guideOf(bs...)
			g.Meta.Language = language
			b, err := Set(context.Background(), Input{Guide: g, Fonts: faces, Images: sizes{}, Sink: &diag.List{}})
			if err != nil {
				t.Fatal(err)
			}
			onPages(t, b)
			shown := picturesIn(b)
			if len(shown) != 2 {
				t.Fatalf("%d pictures", len(shown))
			}
			first, second := shown[0], shown[1]
			if language == "ar" {
				first, second = second, first
			}
			apart := second.X - first.X - first.W
			if got := apart > 0 && shown[0].Y+shown[0].H == shown[1].Y+shown[1].H; got != beside {
				t.Errorf("%s, %d %%: %v and %v", language, percent, *shown[0], *shown[1])
			}
			if beside && shown[0].W != shown[1].W {
				t.Errorf("%s, %d %%: widths of %v and %v", language, percent, shown[0].W, shown[1].W)
			}
		}
	}
}

// TestPicturesInALineStandApart has two pictures in a cell, with and without something between them. The gap is that of
// pictures with widths; icons stand where letters would.
func TestPicturesInALineStandApart(t *testing.T) {
	picture := &ast.Image{Src: "100x80", Alt: "chart"}
	icon := &ast.Image{Src: "16x16", Alt: "icon"}
	for name, c := range map[string]struct {
		in          []ast.Inline
		least, most Length
	}{
		"touching":      {[]ast.Inline{picture, picture}, 12 * Pt, 13 * Pt},
		"a space":       {[]ast.Inline{picture, &ast.Text{Value: " "}, picture}, 12 * Pt, 13 * Pt},
		"a line's end":  {[]ast.Inline{picture, &ast.Break{}, picture}, 12 * Pt, 13 * Pt},
		"links":         {[]ast.Inline{&ast.Link{URL: "#a", Inlines: []ast.Inline{picture}}, picture}, 12 * Pt, 13 * Pt},
		"icons":         {[]ast.Inline{icon, &ast.Text{Value: " "}, icon}, 1, 6 * Pt},
		"one, one icon": {[]ast.Inline{picture, &ast.Text{Value: " "}, icon}, 1, 6 * Pt},
	} {
		b := &ast.Table{Align: make([]ast.Align, 1), Header: []*ast.Cell{{Inlines: saying("Header")}}}
		b.Rows = [][]*ast.Cell{{{Inlines: c.in}}}
		book, err := Set(t.Context(), Input{Guide: guideOf(b), Fonts: faces, Images: sizes{}, Sink: &diag.List{}})
		if err != nil {
			t.Fatal(err)
		}
		shown := picturesIn(book)
		if len(shown) != 2 {
			t.Fatalf("%s: %d pictures", name, len(shown))
		}
		if gap := shown[1].X - shown[0].X - shown[0].W; gap < c.least || gap > c.most {
			t.Errorf("%s: %v points", name, gap.Points())
		}
	}
}
