package layout

import (
	"cmp"
	"fmt"
	"image/color"

	"example.org/studyguide/render/asset"
	"example.org/studyguide/render/cover"
	"example.org/studyguide/render/layout/tag"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/words"
)

// cover sets the page before the title page: the author's picture, or one that is drawn. It bears no folio. What is
// drawn says nothing that the title page does not say, and so is an artifact. In a book with two sides the back of
// the cover is empty, so that the title page is a right one.
func (s *frontSetter) cover(b *Book) error {
	label := s.labels.lang.Text(words.Cover)
	p := &Page{Width: s.d.pageW, Height: s.d.pageH, Label: label}
	b.Pages = append(b.Pages, p)
	if s.d.duplex {
		b.Pages = append(b.Pages, &Page{Width: p.Width, Height: p.Height, Label: label + " 2", Left: true})
	}
	meta := s.guide.Meta
	img := &ast.Image{Loc: ast.At(cmp.Or(meta.Brand.CoverAt, meta.At)), Src: meta.Cover}
	if img.Src != "" && s.text.pics.usable(img, asset.AsCover) {
		w, h := s.text.pics.natural(img)
		whole := p.Width*h > p.Height*w // as high as the page, or as wide
		if whole {
			w, h = p.Height*w/h, p.Height
		} else {
			w, h = p.Width, p.Width*h/w
		}
		in := tag.In(tag.Figure, s.root)
		in.Of.With().Alt = s.labels.lang.Text(words.CoverOf, "title", meta.Title)
		p.Items = append(p.Items, &Picture{
			X: (p.Width - w) / 2, Y: (p.Height - h) / 2, W: w, H: h, Src: img.Src, In: in, settled: true,
		})
		return nil
	}
	drawn, logo, pad := *s.drawn, s.logo(), points(8)
	if logo != nil {
		drawn.Plate = int64(logo.H + 2*pad)
	}
	sheet, err := cover.New(drawn, int64(p.Width), int64(p.Height), s.fonts)
	if err != nil {
		return fmt.Errorf("drawing the cover: %w", err)
	}
	p.Items = append(p.Items, onPaper(sheet, p)...)
	if logo != nil { // on a plate, since logos are made for white paper
		edge := Length(sheet.Margin()) * p.Width / Length(sheet.Width)
		logo.X, logo.Y = p.Width-edge-pad-logo.W, p.Height-edge-pad-logo.H
		if s.d.mirrored {
			logo.X = edge + pad
		}
		logo.settled = true
		p.Items = append(p.Items, &Box{
			X: logo.X - pad, Y: logo.Y - pad, W: logo.W + 2*pad, H: logo.H + 2*pad, Color: Color{255, 255, 255},
			settled: true,
		}, logo)
	}
	return nil
}

// onPaper returns the items of a cover that is as large as a page.
func onPaper(sheet *cover.Sheet, p *Page) []Item {
	at := func(n int) Length { return Length(n) * p.Width / Length(sheet.Width) }
	shade := func(n uint8) Color {
		c := color.RGBAModel.Convert(sheet.Colors[n]).(color.RGBA)
		return Color{c.R, c.G, c.B}
	}
	items := []Item{&Box{W: p.Width, H: p.Height, Color: shade(0), settled: true}}
	for _, b := range sheet.Boxes {
		items = append(items, &Box{
			X: at(b.X), Y: at(b.Y), W: at(b.W), H: at(b.H), Color: shade(b.Shade), settled: true,
		})
	}
	for _, l := range sheet.Lines {
		items = append(items, &Text{
			X: at(l.X), Y: at(l.Y), Size: at(l.Size), Color: shade(l.Shade), Runs: l.Runs, settled: true,
		})
	}
	return items
}
