package cover

import (
	"slices"

	"example.org/studyguide/fonts"
)

// A raster collects outlines and fills them. Coordinates are in 1/unit of a pixel, Y downwards. All arithmetic is in
// whole numbers, so that every machine draws the same picture.
type raster struct {
	edges []edge
}

// unit is the number of steps in a pixel, in each direction.
const unit = 64

// An edge is a line of a contour, from the upper to the lower end; dir is 1 if the contour ran down, -1 if it ran up.
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

// steps is the number of lines that replace a curve: at the size of a cover's title they are too short to be seen.
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
		var room [4][2]int // a curve has at most so many points
		pts := append(room[:0], [2]int{px, py})
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

// bezier returns the point at i/n of a curve, by de Casteljau's construction.
func bezier(pts [][2]int, i, n int) (x, y int) {
	const fine = 1 << 10 // keeps the fractions that the divisions would drop
	var room [4][2]int
	p := room[:0]
	for _, q := range pts {
		p = append(p, [2]int{q[0] * fine, q[1] * fine})
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

// rows is the number of scan lines in each row of pixels.
const rows = 8

// A crossing is where a contour meets a scan line; dir is 1 if the contour runs down, -1 if it runs up.
type crossing struct{ x, dir int }

// fill paints the area inside the outlines, by the nonzero rule, with color number ink of the picture's ramp over
// number paper, and discards the outlines. Pixels on an edge get a color between.
func (r *raster) fill(im *bitmap, paper, ink int) {
	top, bottom := r.reach(im.height)
	crossings, starts := r.crossings(top*rows, bottom*rows)
	cover := make([]int, im.width)
	for y := top; y < bottom; y++ {
		from, to := len(cover), 0 // the pixels that are touched
		for k := (y - top) * rows; k < (y-top+1)*rows; k++ {
			if cross := crossings[starts[k]:starts[k+1]]; len(cross) > 0 {
				slices.SortFunc(cross, func(a, b crossing) int { return a.x - b.x })
				from, to = min(from, cross[0].x/unit), max(to, cross[len(cross)-1].x/unit+1)
				span(cover, cross)
			}
		}
		from, to = max(from, 0), min(to, len(cover))
		for x := from; x < to; x++ {
			if c := cover[x]; c > 0 {
				i := paper + ((ink-paper)*c+rows*unit/2*sign(ink-paper))/(rows*unit)
				im.set(x, y, uint8(i))
				cover[x] = 0
			}
		}
	}
	r.edges = r.edges[:0]
}

// reach returns the rows of pixels that the edges touch, of as many as the image has: from top to before bottom.
func (r *raster) reach(height int) (top, bottom int) {
	top = height
	for _, e := range r.edges {
		top, bottom = min(top, e.y0/unit), max(bottom, e.y1/unit+1)
	}
	top, bottom = max(top, 0), min(bottom, height)
	return min(top, bottom), bottom
}

// crossings returns where the edges cross each of the scan lines from first to before end, line by line, and where the
// crossings of each line start among these, and of one line more.
func (r *raster) crossings(first, end int) (all []crossing, starts []int) {
	const step = unit / rows
	each := func(e edge, cross func(k, y int)) {
		for k := max((e.y0+step/2-1)/step, first); k < end; k++ {
			y := k*step + step/2
			if y >= e.y1 {
				break
			}
			if y >= e.y0 {
				cross(k-first, y)
			}
		}
	}
	starts = make([]int, end-first+2)
	for _, e := range r.edges {
		each(e, func(k, _ int) { starts[k+2]++ })
	}
	for k := 2; k < len(starts); k++ {
		starts[k] += starts[k-1]
	}
	all = make([]crossing, starts[len(starts)-1])
	for _, e := range r.edges {
		each(e, func(k, y int) {
			all[starts[k+1]] = crossing{e.x0 + (e.x1-e.x0)*(y-e.y0)/(e.y1-e.y0), e.dir}
			starts[k+1]++ // and so is, in the end, where the next line starts
		})
	}
	return all, starts
}

func sign(n int) int {
	if n < 0 {
		return -1
	}
	return 1
}

// span adds to each pixel the part of a scan line that is inside the outlines. The crossings are sorted from left to
// right.
func span(cover []int, cross []crossing) {
	winding := 0
	for i, c := range cross {
		if winding != 0 {
			inside(cover, cross[i-1].x, c.x)
		}
		winding += c.dir
	}
}

// inside adds the part of a scan line from x0 to x1 to the pixels that it covers.
func inside(cover []int, x0, x1 int) {
	x0, x1 = max(x0, 0), min(x1, len(cover)*unit)
	if x1 <= x0 {
		return
	}
	first, last := x0/unit, x1/unit
	if first == last {
		cover[first] += x1 - x0
		return
	}
	cover[first] += (first+1)*unit - x0
	for x := first + 1; x < last; x++ {
		cover[x] += unit
	}
	if last < len(cover) {
		cover[last] += x1 - last*unit
	}
}
