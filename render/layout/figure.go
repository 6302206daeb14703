package layout

import (
	"example.org/studyguide/render/asset"
	"example.org/studyguide/render/layout/tag"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/words"
)

// Images measures the guide's images.
type Images interface {
	// Size returns the width and height of the image src in pixels. The error says why it cannot be shown.
	Size(src string) (width, height int, err error)
}

// pixel is the size of an image's pixel if the image is not wider than its column: 144 to the inch, between a screen's
// and a printer's.
const pixel = Pt / 2

// cssPixel is a pixel in which authors give sizes: 96 to the inch.
const cssPixel = Pt * 3 / 4

// pictures finds out which images can be shown, and how large they are on a page.
type pictures struct {
	d     *design
	sizes Images
	sink  diag.Sink
	shown map[string]bool // by source
}

// readable reports whether an image of the text can be shown, as usable does.
func (p *pictures) readable(img *ast.Image) bool { return p.usable(img, asset.InText) }

// usable reports whether an image can be shown. Of one that cannot, it reports why, once.
func (p *pictures) usable(img *ast.Image, use asset.Use) bool {
	if ok, seen := p.shown[img.Src]; seen {
		return ok
	}
	_, _, err := p.sizes.Size(img.Src)
	if err != nil {
		p.sink.Report(asset.Diagnostic(err, img.At, img.Src, use))
	}
	p.shown[img.Src] = err == nil
	return err == nil
}

// natural returns the size of a readable image at the scale of the page.
func (p *pictures) natural(img *ast.Image) (w, h Length) {
	pw, ph, _ := p.sizes.Size(img.Src)
	return max(Length(pw)*pixel, Pt), max(Length(ph)*pixel, Pt)
}

// asked returns the size of a readable image as its author gives it for text of a width, else its natural size.
func (p *pictures) asked(img *ast.Image, text Length) (w, h Length) {
	w, h = p.natural(img)
	scaled := func(to, of Length) (Length, Length) { return max(w*to/of, Pt), max(h*to/of, Pt) }
	extent := func(e ast.Extent) Length {
		if e.Percent > 0 {
			return max(text*Length(e.Percent)/100, Pt)
		}
		return Length(e.Pixels) * cssPixel
	}
	width, height := extent(img.Width), extent(img.Height)
	switch {
	case width > 0 && (height == 0 || height*w >= h*width):
		return scaled(width, w)
	case height > 0:
		return scaled(height, h)
	}
	return w, h
}

// small reports whether a readable image may stand within a line.
func (p *pictures) small(img *ast.Image, lk look) bool {
	w, h := p.asked(img, p.d.textW)
	return h <= lk.lead*5/4 && w <= p.d.textW/3
}

// fit returns the size of a picture scaled down to e.
func (e extent) fit(w, h Length) (Length, Length) {
	if w > e.w {
		w, h = e.w, h*e.w/w
	}
	if h > e.h {
		w, h = w*e.h/h, e.h
	}
	return max(w, Pt), max(h, Pt)
}

// within returns the room of a picture in running text of a width that no paragraph of its own follows: in a title, a
// cell, a caption.
func (d *design) within(width Length) extent {
	return extent{min(width, d.textW*2/5), 10 * d.text().lead}
}

// apart returns the gap between pictures side by side.
func (d *design) apart() Length { return d.pt(12) }

// alone returns the room of a picture that has a width for itself.
func (d *design) alone(width Length) extent { return extent{width, (d.bottom - d.top) * 2 / 3} }

// missing sets a frame in place of an image that cannot be shown, with the words that stand for it.
func (s *blockSetter) missing(img *ast.Image, c column, parent *tag.Element) []row {
	lk := s.d.caption()
	lk.color = s.d.ink.quiet
	alt := asset.StandIn(img.Alt, img.Title, img.Src, s.lang.Text(words.Image))
	inner := c
	inner.x, inner.w = c.x+s.d.pt(8), max(c.w-s.d.pt(16), lk.size)
	said := []ast.Inline{&ast.Text{Loc: img.Loc, Value: alt}}
	rows := s.text.paragraph(inner.passage(said, lk, tag.In(tag.P, parent)))
	pad := (s.d.pt(24) - lk.lead) / 2
	return keep(framed(&frame{x: c.x, w: c.w, border: &s.d.ink.rule, pad: pad}, pad, pad, rows))
}

// figure sets an image in the middle of its column, scaled to fit the column and two thirds of a page, over its
// caption. One that cannot be shown is replaced by a frame.
func (s *blockSetter) figure(img *ast.Image, caption []ast.Inline, c column) []row {
	lk := s.d.caption()
	group := tag.New(tag.Div, c.in)
	picture := tag.In(tag.Figure, group)
	text := s.text.paragraph(c.label(s.d, caption, lk, tag.In(tag.Caption, group)))
	if !s.pics.readable(img) {
		return s.d.fill(append(s.missing(img, c, group), before(text, s.d.pt(2), never)...))
	}
	w, h := s.pics.asked(img, c.w)
	w, h = s.d.alone(c.w).fit(w, h)
	if picture.Of.With().Alt = img.Alt; img.Alt == "" {
		picture = nil // the author calls it decoration
	}
	shown := &Picture{X: c.x + (c.w-w)/2, Y: s.d.pt(2), W: w, H: h, Src: img.Src, In: picture}
	rows := []row{{height: h + s.d.pt(4), items: []Item{shown}}}
	rows = append(rows, before(text, 0, never)...)
	return s.d.fill(keep(rows))
}

// besideEachOther sets pictures side by side, each in a column as wide as its author says of what there is beside the
// gaps. Their lower edges are on one line, and their captions begin below it.
func (s *blockSetter) besideEachOther(figures []ast.Block, c column) []row {
	gap := s.d.apart()
	sum := Length(0)
	for _, b := range figures {
		sum += Length(b.(*ast.Figure).Image.Width.Percent)
	}
	room := c.w - gap*Length(len(figures)-1)
	in := c
	in.x += room * (100 - sum) / 200 // in the middle, as one alone
	all := make([][]row, len(figures))
	var high, below Length
	for i, b := range figures {
		f := b.(*ast.Figure)
		img := *f.Image
		in.w = room * Length(img.Width.Percent) / 100
		img.Width = ast.Extent{Percent: 100}
		all[i] = s.figure(&img, f.Caption, in)
		in.x += in.w + gap
		high, below = max(high, all[i][0].height), max(below, height(all[i])-all[i][0].height)
	}
	r := row{height: high + below}
	for _, rows := range all {
		y := high - rows[0].height
		for i := range rows {
			if i > 0 {
				y += rows[i].space
			}
			r.items = append(r.items, lower(rows[i].items, y)...)
			r.notes = append(r.notes, rows[i].notes...)
			y += rows[i].height
		}
	}
	return s.d.fill([]row{r})
}
