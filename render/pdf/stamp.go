package pdf

import (
	"math"

	"example.org/studyguide/fonts"
	"example.org/studyguide/render/layout"
	"example.org/studyguide/render/svg"
)

// stamp draws a watermark: the outlines of its letters, in their direction.
func (p *painter) stamp(it *layout.Stamp) {
	long := math.Hypot(float64(it.Dx), float64(it.Dy))
	cos, sin := float64(it.Dx)/long, float64(it.Dy)/long
	size, half := it.Size.Points(), it.Width.Points()/2
	const xHeight = 0.35 // of capitals, half: the line is centered on them
	x, y := it.X.Points(), p.page.Height.Points()-it.Y.Points()
	x, y = x-cos*half+sin*xHeight*size, y-sin*half-cos*xHeight*size
	c := &canvas{painter: p, b: p.types.out(), opacity: opaque}
	defer p.leaveText()
	c.b.WriteString("q\n")
	c.fill(svg.Paint{Color: svg.Color{R: it.Color.R, G: it.Color.G, B: it.Color.B, A: opaque}})
	at := 0
	for _, run := range it.Runs {
		for _, g := range run.Glyphs {
			dx, dy := float64(at+g.X)*size/1000, float64(g.Y)*size/1000
			to := svg.Matrix{
				cos * size / 1000, sin * size / 1000, -sin * size / 1000, cos * size / 1000,
				x + cos*dx - sin*dy, y + sin*dx + cos*dy,
			}
			c.path(segments(run.Face.Outline(g.ID)), to)
			at += g.Advance
		}
	}
	c.b.WriteString("f\nQ\n")
}

// segments returns an outline as a path, whose curves are cubic.
func segments(outline []fonts.Curve) []svg.Segment {
	var out []svg.Segment
	var last svg.Point
	for _, c := range outline {
		s := svg.Segment{Start: c.Start}
		for _, p := range c.Points {
			s.Points = append(s.Points, svg.Point{X: float64(p.X), Y: float64(p.Y)})
		}
		if n := len(s.Points); n == 0 {
			continue
		} else if n == 2 { // a quadratic curve, raised
			mid, end := s.Points[0], s.Points[1]
			toward := func(a svg.Point) svg.Point {
				return svg.Point{X: a.X + (mid.X-a.X)*2/3, Y: a.Y + (mid.Y-a.Y)*2/3}
			}
			s.Points = []svg.Point{toward(last), toward(end), end}
		}
		last = s.Points[len(s.Points)-1]
		out = append(out, s)
	}
	return out
}
