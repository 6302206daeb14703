package cover

import (
	"image"
	"slices"

	"studyguide/fonts"
)

// A raster collects outlines and fills them. Its places are pixels times unit, Y downwards. All is done in whole numbers, so that
// every machine makes the same picture.
type raster struct {
	edges []edge
}

// unit is how many parts a pixel has in each direction.
const unit = 64

// An edge is a line of a contour, from the upper to the lower end; dir tells whether the contour ran down (1) or up (-1).
type edge struct {
	x0, y0, x1, y1 int
	dir            int
}

func (r *raster) line(x0, y0, x1, y1 int) {
	switch {
	case y0 < y1:
		r.edges = append(r.edges, edge{x0, y0, x1, y1, 1})
	case y0 > y1:
		r.edges = append(r.edges, edge{x1, y1, x0, y0, -1})
	}
}

// steps is into how many lines a curve is divided: at the size of a cover's title they are shorter than what is seen.
const steps = 12

// glyph adds the outline of a glyph of size pixels an em, whose origin is at x, y.
func (r *raster) glyph(curves []fonts.Curve, x, y, size int) {
	at := func(p fonts.Point) (int, int) { return x + p.X*size*unit/1000, y - p.Y*size*unit/1000 }
	var startX, startY, px, py int
	for _, c := range curves {
		if c.Start {
			r.line(px, py, startX, startY)
			px, py = at(c.Points[0])
			startX, startY = px, py
			continue
		}
		pts := [][2]int{{px, py}}
		for _, p := range c.Points {
			qx, qy := at(p)
			pts = append(pts, [2]int{qx, qy})
		}
		n := steps
		if len(pts) == 2 {
			n = 1
		}
		for i := 1; i <= n; i++ {
			qx, qy := bezier(pts, i, n)
			r.line(px, py, qx, qy)
			px, py = qx, qy
		}
	}
	r.line(px, py, startX, startY)
}

// bezier gives the point at i/n of a curve, by de Casteljau's construction.
func bezier(pts [][2]int, i, n int) (x, y int) {
	const fine = 1 << 10 // keeps what the divisions would cut off
	p := make([][2]int, len(pts))
	for k, q := range pts {
		p[k] = [2]int{q[0] * fine, q[1] * fine}
	}
	for len(p) > 1 {
		for k := range len(p) - 1 {
			p[k][0] += (p[k+1][0] - p[k][0]) * i / n
			p[k][1] += (p[k+1][1] - p[k][1]) * i / n
		}
		p = p[:len(p)-1]
	}
	return p[0][0] / fine, p[0][1] / fine
}

// rows is how many lines are measured in each row of pixels.
const rows = 8

// fill paints what the outlines enclose, by the nonzero rule, with color number ink of the image's ramp over number paper, and forgets
// them. Pixels on an edge get a color between.
func (r *raster) fill(im *image.Paletted, paper, ink int) {
	top, bottom := im.Rect.Max.Y*unit, 0
	for _, e := range r.edges {
		top, bottom = min(top, e.y0), max(bottom, e.y1)
	}
	slices.SortFunc(r.edges, func(a, b edge) int { return a.y0 - b.y0 })
	cover := make([]int, im.Rect.Max.X)
	first := 0
	for y := max(top/unit, 0); y <= min(bottom/unit, im.Rect.Max.Y-1); y++ {
		clear(cover)
		for first < len(r.edges) && r.edges[first].y1 < y*unit && r.edges[first].y0 < y*unit {
			first++
		}
		for k := range rows {
			r.span(cover, y*unit+(2*k+1)*unit/(2*rows), first)
		}
		for x, c := range cover {
			if c > 0 {
				i := paper + ((ink-paper)*c+rows*unit/2*sign(ink-paper))/(rows*unit)
				im.Pix[y*im.Stride+x] = uint8(i)
			}
		}
	}
	r.edges = r.edges[:0]
}

func sign(n int) int {
	if n < 0 {
		return -1
	}
	return 1
}

// span adds to each pixel how much of it a horizontal line at y has inside the outlines.
func (r *raster) span(cover []int, y, first int) {
	type crossing struct{ x, dir int }
	var cross []crossing
	for _, e := range r.edges[first:] {
		if e.y0 > y {
			break
		}
		if y < e.y1 {
			cross = append(cross, crossing{e.x0 + (e.x1-e.x0)*(y-e.y0)/(e.y1-e.y0), e.dir})
		}
	}
	slices.SortFunc(cross, func(a, b crossing) int { return a.x - b.x })
	winding := 0
	for i, c := range cross {
		if winding != 0 {
			inside(cover, cross[i-1].x, c.x)
		}
		winding += c.dir
	}
}

// inside adds the part of a line from x0 to x1 to the pixels that it goes through.
func inside(cover []int, x0, x1 int) {
	x0, x1 = max(x0, 0), min(x1, len(cover)*unit)
	for x := x0; x < x1; {
		end := min((x/unit+1)*unit, x1)
		cover[x/unit] += end - x
		x = end
	}
}
