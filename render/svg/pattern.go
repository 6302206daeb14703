package svg

import (
	"math"
	"slices"
	"strings"
)

// maxTiles bounds how often a pattern is repeated in a shape. A page of dots has a few thousand.
const maxTiles = 10_000

// tiled draws a pattern where a path is filled with one, and reports whether it is.
func tiled(d *drawer, n *node, st *style, at place, path []Segment) (bool, error) {
	id, ok := reference(st.set["fill"])
	p := d.ids[id]
	if !ok || p == nil || p.name != "pattern" {
		return false, nil
	}
	if d.uses++; d.uses > maxUses {
		return true, p.fault("patterns too deep within each other")
	}
	defer func() { d.uses-- }()
	t := tileOf(d, p, path)
	if t.w <= 0 || t.h <= 0 || t.of == nil {
		return true, nil // nothing is rendered (SVG 1.1, 13.3)
	}
	back, ok := t.to.inverse()
	if !ok {
		return true, nil
	}
	left, top, right, bottom := bounds(mapped(path, back))
	first := func(from, start, step float64) int { return int(math.Floor((from - start) / step)) }
	x0, x1 := first(left, t.x, t.w), first(right, t.x, t.w)
	y0, y1 := first(top, t.y, t.h), first(bottom, t.y, t.h)
	if float64(x1-x0+1)*float64(y1-y0+1) > maxTiles {
		return true, p.fault("a pattern of more than 10,000 tiles")
	}
	shape := Clip{Path: mapped(path, at.to), EvenOdd: st.set["fill-rule"] == "evenodd"}
	inner := d.ancestors(t.of)
	inner.alpha *= st.alpha * fraction(st.set["fill-opacity"])
	old := [2]float64{d.width, d.height}
	defer func() { d.width, d.height = old[0], old[1] }()
	for y := y0; y <= y1; y++ {
		for x := x0; x <= x1; x++ {
			if d.points += glyph; d.points > maxPoints {
				return true, errTooMuch
			}
			to := at.to.Times(t.to).Times(shifted(t.x+float64(x)*t.w, t.y+float64(y)*t.h))
			box := &pen{}
			box.box(0, 0, t.w, t.h)
			in := place{to: to.Times(t.content), clips: append(append([]Clip(nil), at.clips...), shape)}
			if !t.spills {
				in.clips = append(in.clips, Clip{Path: mapped(box.out, to)})
			}
			if err := d.inside(t.of, inner, in); err != nil {
				return true, err
			}
		}
	}
	return true, nil
}

// A tile is a pattern as a shape has it.
type tile struct {
	x, y, w, h float64
	to         Matrix // from its coordinates to those of the shape
	content    Matrix // from the coordinates of what it shows to its own
	of         *node  // whose children it shows; nil: none
	spills     bool   // what it shows may reach into the tiles beside it
}

// tileOf reads a pattern for a path (SVG 1.1, 13.3). What it does not say, the pattern that it refers to does.
func tileOf(d *drawer, p *node, path []Segment) tile {
	get := map[string]string{}
	t := tile{content: identity}
	for depth := 0; p != nil && p.name == "pattern" && depth < maxUses; depth++ {
		for k, v := range p.attr {
			if _, has := get[k]; !has {
				get[k] = v
			}
		}
		if t.of == nil && slices.ContainsFunc(p.kids, func(k *node) bool { return k.name != "" }) {
			t.of = p
		}
		p = d.ids[strings.TrimPrefix(p.attr["href"], "#")]
	}
	left, top, right, bottom := bounds(path)
	w, h := right-left, bottom-top
	within := func(name string, of, size float64) float64 {
		v, _ := length(get[name], of, defaultSize)
		return bounded(v * size)
	}
	if get["patternUnits"] == "userSpaceOnUse" {
		t.x, t.y = within("x", d.width, 1), within("y", d.height, 1)
		t.w, t.h = within("width", d.width, 1), within("height", d.height, 1)
	} else { // parts of the box of the shape
		t.x, t.y = left+within("x", 1, w), top+within("y", 1, h)
		t.w, t.h = within("width", 1, w), within("height", 1, h)
	}
	t.to = transform(get["patternTransform"])
	t.spills = get["overflow"] == "visible"
	switch box := numbers(get["viewBox"]); {
	case len(box) == 4 && (box[2] <= 0 || box[3] <= 0):
		t.of = nil // nothing is rendered (SVG 1.1, 7.7)
	case len(box) == 4:
		t.content = fitted(box, t.w, t.h, get["preserveAspectRatio"])
	case get["patternContentUnits"] == "objectBoundingBox":
		t.content = Matrix{w, 0, 0, h, left - t.x, top - t.y}
	default:
		t.content = shifted(-t.x, -t.y)
	}
	return t
}

// bounds returns the least box around a path, from the points of its lines and of pieces of its curves.
func bounds(path []Segment) (left, top, right, bottom float64) {
	left, top, right, bottom = math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	var at Point
	add := func(p Point) {
		left, right = min(left, p.X), max(right, p.X)
		top, bottom = min(top, p.Y), max(bottom, p.Y)
	}
	for _, s := range path {
		switch len(s.Points) {
		case 0:
			continue
		case 3:
			const pieces = 16
			for i := 1; i < pieces; i++ {
				add(curved(at, s.Points, float64(i)/pieces))
			}
		}
		at = s.Points[len(s.Points)-1]
		add(at)
	}
	return left, top, right, bottom
}

// curved returns a point of a cubic Bézier curve; t goes from 0, its start, to 1.
func curved(from Point, to []Point, t float64) Point {
	u := 1 - t
	mix := func(a, b, c, d float64) float64 { return u*u*u*a + 3*u*u*t*b + 3*u*t*t*c + t*t*t*d }
	return Point{mix(from.X, to[0].X, to[1].X, to[2].X), mix(from.Y, to[0].Y, to[1].Y, to[2].Y)}
}

// inverse returns the matrix that maps back; ok is false if there is none.
func (m Matrix) inverse() (out Matrix, ok bool) {
	det := m[0]*m[3] - m[1]*m[2]
	if math.Abs(det) < 1e-12 {
		return out, false
	}
	return Matrix{
		m[3] / det, -m[1] / det, -m[2] / det, m[0] / det,
		(m[2]*m[5] - m[3]*m[4]) / det, (m[1]*m[4] - m[0]*m[5]) / det,
	}, true
}
