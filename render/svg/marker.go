package svg

import (
	"math"
	"strings"
)

// A vertex is a place at which a marker may stand.
type vertex struct {
	at      Point
	in, out Point // directions of the path before and after it; zero at the ends
}

// vertices returns the vertices of a path.
func vertices(path []Segment) []vertex {
	var out []vertex
	var at, start Point
	from := func(to Point) {
		if n := len(out); n > 0 {
			out[n-1].out = to
		}
	}
	for _, s := range path {
		switch {
		case s.Start:
			at = s.Points[0]
			start = at
			out = append(out, vertex{at: at})
		case len(s.Points) == 0:
			from(Point{start.X - at.X, start.Y - at.Y})
			out = append(out, vertex{at: start, in: Point{start.X - at.X, start.Y - at.Y}})
			at = start
		default:
			end := s.Points[len(s.Points)-1]
			first, last := end, at
			if len(s.Points) == 3 {
				first, last = distinct(at, s.Points[0], s.Points[1], end), distinct(end, s.Points[1], s.Points[0], at)
			}
			from(Point{first.X - at.X, first.Y - at.Y})
			at = end
			out = append(out, vertex{at: end, in: Point{end.X - last.X, end.Y - last.Y}})
		}
	}
	return out
}

// distinct returns the first of several points that is not at.
func distinct(at Point, ps ...Point) Point {
	for _, p := range ps {
		if p != at {
			return p
		}
	}
	return at
}

// angle returns the direction of a marker in degrees: that of the path, or between both parts of it.
func (v vertex) angle() float64 {
	turn := func(p Point) (float64, bool) { return math.Atan2(p.Y, p.X), p != Point{} }
	in, before := turn(v.in)
	out, after := turn(v.out)
	switch {
	case before && after:
		return math.Atan2(math.Sin(in)+math.Sin(out), math.Cos(in)+math.Cos(out)) * 180 / math.Pi
	case before:
		return in * 180 / math.Pi
	}
	return out * 180 / math.Pi
}

// markers draws the markers of a path, such as the heads of arrows.
func (d *drawer) markers(n *node, st *style, at place, path []Segment, fill *Paint, line *Line) error {
	if n.name != "path" && n.name != "line" && n.name != "polyline" && n.name != "polygon" {
		return nil
	}
	var at3 [3]*node
	some := false
	for i, k := range []string{"marker-start", "marker-mid", "marker-end"} {
		if id, ok := reference(st.set[k]); ok && d.ids[id] != nil && d.ids[id].name == "marker" {
			at3[i], some = d.ids[id], true
		}
	}
	if !some {
		return nil
	}
	if d.uses++; d.uses > maxUses {
		return n.fault("a marker within itself")
	}
	old := d.context
	defer func() { d.uses, d.context = d.uses-1, old }()
	d.context.fill, d.context.stroke = fill, nil
	if line != nil {
		d.context.stroke = &line.Paint
	}
	width := 1.
	if v, ok := length(st.set["stroke-width"], d.diagonal(), st.size); ok {
		width = v
	}
	all := vertices(path)
	for i, v := range all {
		if m := at3[0]; m != nil && i == 0 {
			if err := d.marker(m, v, at, width, true); err != nil {
				return err
			}
		}
		if m := at3[1]; m != nil && i > 0 && i < len(all)-1 {
			if err := d.marker(m, v, at, width, false); err != nil {
				return err
			}
		}
		if m := at3[2]; m != nil && i == len(all)-1 {
			if err := d.marker(m, v, at, width, false); err != nil {
				return err
			}
		}
	}
	return nil
}

// marker draws a marker at a vertex (SVG 2, 13.7).
func (d *drawer) marker(n *node, v vertex, at place, width float64, first bool) error {
	size := func(name string) float64 {
		if v, ok := length(n.attr[name], 0, defaultSize); ok {
			return v
		}
		return 3
	}
	w, h := size("markerWidth"), size("markerHeight")
	m := shifted(v.at.X, v.at.Y)
	switch orient := n.attr["orient"]; {
	case orient == "auto-start-reverse" && first:
		m = m.Times(turned(v.angle() + 180))
	case strings.HasPrefix(orient, "auto"):
		m = m.Times(turned(v.angle()))
	default:
		if a := numbers(orient); len(a) > 0 {
			m = m.Times(turned(a[0]))
		}
	}
	if n.attr["markerUnits"] != "userSpaceOnUse" {
		m = m.Times(Matrix{width, 0, 0, width, 0, 0})
	}
	box := numbers(n.attr["viewBox"])
	in := fitted(box, w, h, n.attr["preserveAspectRatio"])
	ref := func(name string, from, of float64) float64 {
		switch s := n.attr[name]; s {
		case "left", "top":
			return from
		case "center":
			return from + of/2
		case "right", "bottom":
			return from + of
		default:
			v, _ := length(s, of, defaultSize)
			return v
		}
	}
	if len(box) != 4 {
		box = []float64{0, 0, w, h}
	}
	p := in.Apply(Point{ref("refX", box[0], box[2]), ref("refY", box[1], box[3])})
	at.to = at.to.Times(m).Times(shifted(-p.X, -p.Y)).Times(in)
	st := newStyle()
	if n.parent != nil {
		st = d.ancestors(n.parent)
	}
	return d.inside(n, d.within(st, n), at)
}

// ancestors returns the style of an element by where it stands in the file.
func (d *drawer) ancestors(n *node) *style {
	if n.parent == nil {
		return d.within(newStyle(), n)
	}
	return d.within(d.ancestors(n.parent), n)
}
