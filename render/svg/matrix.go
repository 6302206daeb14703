package svg

import (
	"math"
	"strings"
)

// A Matrix maps a point (x, y) to (ax + cy + e, bx + dy + f), as a, b, c, d, e, f.
type Matrix [6]float64

var identity = Matrix{1, 0, 0, 1, 0, 0}

// Apply returns the image of a point.
func (m Matrix) Apply(p Point) Point {
	return Point{m[0]*p.X + m[2]*p.Y + m[4], m[1]*p.X + m[3]*p.Y + m[5]}
}

// Times returns the matrix that maps by n first and then by m. Scales within scales do not take its numbers beyond what
// PDF can hold.
func (m Matrix) Times(n Matrix) Matrix {
	out := Matrix{
		m[0]*n[0] + m[2]*n[1], m[1]*n[0] + m[3]*n[1],
		m[0]*n[2] + m[2]*n[3], m[1]*n[2] + m[3]*n[3],
		m[0]*n[4] + m[2]*n[5] + m[4], m[1]*n[4] + m[3]*n[5] + m[5],
	}
	for i, v := range out {
		out[i] = bounded(v)
	}
	return out
}

// Scale returns how much longer a length becomes in the mean of all directions.
func (m Matrix) Scale() float64 { return math.Sqrt(math.Abs(m[0]*m[3] - m[1]*m[2])) }

func shifted(x, y float64) Matrix { return Matrix{1, 0, 0, 1, x, y} }

func turned(degrees float64) Matrix {
	sin, cos := math.Sincos(degrees * math.Pi / 180)
	return Matrix{cos, sin, -sin, cos, 0, 0}
}

// transform reads a list of transforms; what is no transform is passed over.
func transform(s string) Matrix {
	m := identity
	for {
		name, rest, ok := strings.Cut(s, "(")
		if !ok {
			return m
		}
		args, after, _ := strings.Cut(rest, ")")
		s = after
		v := numbers(args)
		at := func(i int, or float64) float64 {
			if i < len(v) {
				return v[i]
			}
			return or
		}
		switch strings.Trim(name, ", \t\r\n") {
		case "matrix":
			if len(v) == 6 {
				m = m.Times(Matrix(v))
			}
		case "translate":
			m = m.Times(shifted(at(0, 0), at(1, 0)))
		case "scale":
			m = m.Times(Matrix{at(0, 1), 0, 0, at(1, at(0, 1)), 0, 0})
		case "rotate":
			x, y := at(1, 0), at(2, 0)
			m = m.Times(shifted(x, y)).Times(turned(at(0, 0))).Times(shifted(-x, -y))
		case "skewX":
			m = m.Times(Matrix{1, 0, math.Tan(at(0, 0) * math.Pi / 180), 1, 0, 0})
		case "skewY":
			m = m.Times(Matrix{1, math.Tan(at(0, 0) * math.Pi / 180), 0, 1, 0, 0})
		}
	}
}

// fitted returns the matrix from a viewBox to a rectangle at the origin (SVG 1.1, 7.8).
func fitted(box []float64, w, h float64, keep string) Matrix {
	if len(box) != 4 || box[2] <= 0 || box[3] <= 0 {
		return identity
	}
	sx, sy := w/box[2], h/box[3]
	if strings.Contains(keep, "none") {
		return Matrix{sx, 0, 0, sy, -box[0] * sx, -box[1] * sy}
	}
	s := min(sx, sy)
	if strings.Contains(keep, "slice") {
		s = max(sx, sy)
	}
	share := func(least, most string) float64 {
		switch {
		case strings.Contains(keep, least):
			return 0
		case strings.Contains(keep, most):
			return 1
		}
		return 0.5
	}
	x := (w - box[2]*s) * share("xMin", "xMax")
	y := (h - box[3]*s) * share("YMin", "YMax")
	return Matrix{s, 0, 0, s, x - box[0]*s, y - box[1]*s}
}
