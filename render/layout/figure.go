package layout

import (
	"studyguide/render/asset"
	"studyguide/render/layout/tag"
	"studyguide/source/ast"
	"studyguide/source/words"
)

// Images tells the size of the guide's images. It is implemented by whoever can read them.
type Images interface {
	// Size gives the width and height of the image src in pixels, or why it cannot be shown.
	Size(src string) (width, height int, err error)
}

// pixel is the size of an image's pixel if the image is not wider than its column: 144 to the inch, between a screen's
// and a printer's.
const pixel = Pt / 2

// readable tells whether an image can be shown; if not, it says why, once.
func (s *setter) readable(img *ast.Image) bool {
	if ok, seen := s.images[img.Src]; seen {
		return ok
	}
	_, _, err := s.in.Images.Size(img.Src)
	if err != nil {
		s.in.Sink.Report(asset.Diagnostic(err, img.At, img.Src))
	}
	s.images[img.Src] = err == nil
	return err == nil
}

// natural gives the size of a readable image at the scale of the page.
func (s *setter) natural(img *ast.Image) (w, h Length) {
	pw, ph, _ := s.in.Images.Size(img.Src)
	return max(Length(pw)*pixel, Pt), max(Length(ph)*pixel, Pt)
}

// small tells whether a readable image may stand within a line.
func (s *setter) small(img *ast.Image, lk look) bool {
	w, h := s.natural(img)
	return h <= lk.lead*5/4 && w <= s.d.textW/3
}

// figure sets an image in the middle of its column, scaled to fit the column and two thirds of a page, over its
// caption. One that cannot be shown is replaced by its alternative text.
func (s *setter) figure(img *ast.Image, caption []ast.Inline, c column) []row {
	lk := s.d.caption()
	group := tag.New(tag.Div, c.in)
	picture := tag.In(tag.Figure, group)
	text := s.paragraph(caption, lk, tag.In(tag.Caption, group), c.x, c.w)
	if !s.readable(img) {
		alt := asset.StandIn(img.Alt, img.Title, img.Src, s.lang.Text(words.Image))
		lk.align, lk.color = ragged, s.d.ink.quiet
		rows := s.paragraph([]ast.Inline{&ast.Text{Loc: img.Loc, Value: "[" + alt + "]"}}, lk, tag.In(tag.P, group), c.x, c.w)
		return s.fill(append(rows, keep(text)...))
	}
	w, h := s.natural(img)
	if w > c.w {
		w, h = c.w, h*c.w/w
	}
	if limit := (s.d.bottom - s.d.top) * 2 / 3; h > limit {
		w, h = w*limit/h, limit
	}
	w, h = max(w, Pt), max(h, Pt)
	if picture.Of.Alt = img.Alt; img.Alt == "" {
		picture = nil // the author calls it decoration
	}
	rows := []row{{height: h + s.d.pt(4), items: []Item{&Picture{X: c.x + (c.w-w)/2, Y: s.d.pt(2), W: w, H: h, Src: img.Src, In: picture}}}}
	rows = append(rows, before(text, 0, never)...)
	return s.fill(keep(rows))
}
