package svg

import (
	"slices"
	"strings"
)

// A Gradient is a color that changes from place to place, in coordinates of its own: along X from 0 to 1, or, if it is
// radial, from a circle to that of radius 1 around the origin. Beyond either end it is the color there.
type Gradient struct {
	To     Matrix // from its own coordinates to those of the drawing
	Radial bool
	Focus  Point   // the middle of the circle where it begins
	Inner  float64 // and its radius
	Stops  []Stop  // two or more, in order
}

// A Stop is the color at a part of the way from the beginning of a gradient to its end. Of two at one place, the color
// jumps from that of the first to that of the second.
type Stop struct {
	At float64
	Color
}

// An area is what is painted.
type area struct {
	to   Matrix
	path []Segment // nil: of letters, whose width is not known
}

// shaded returns the paint of a gradient for an area, nil if there is nothing left of it.
func shaded(d *drawer, n *node, of area) (*Paint, error) {
	if n.name != "linearGradient" && n.name != "radialGradient" {
		return nil, n.fault("a fill that repeats")
	}
	get, stops := described(d, n)
	if d.points += glyph + len(stops); d.points > maxPoints {
		return nil, errTooMuch
	}
	if len(stops) == 0 {
		return nil, nil
	}
	last := &Paint{Color: stops[len(stops)-1].Color}
	if !slices.ContainsFunc(stops, func(s Stop) bool { return s.Color != last.Color }) {
		return last, nil
	}
	same := func(s Stop) bool { return s.A == last.A }
	units := identity
	if boxed := get["gradientUnits"] != "userSpaceOnUse"; boxed && of.path != nil {
		left, top, right, bottom := bounds(of.path)
		if !(right > left && bottom > top) {
			return nil, nil // nothing is rendered (SVG 1.1, 7.11)
		}
		units = Matrix{right - left, 0, 0, bottom - top, left, top}
	} else if boxed {
		d.without("a gradient of letters", n)
		return &Paint{Color: mean(stops)}, nil
	}
	switch spread := get["spreadMethod"]; {
	case spread == "repeat", spread == "reflect":
		d.without("a gradient that repeats", n)
		return &Paint{Color: mean(stops)}, nil
	case slices.ContainsFunc(stops, func(s Stop) bool { return !same(s) }):
		d.without("a gradient that fades", n)
		return &Paint{Color: mean(stops)}, nil
	}
	g := extent(d, n, get)
	g.Stops = stops
	g.To = of.to.Times(units).Times(transform(get["gradientTransform"])).Times(g.To)
	if _, ok := g.To.inverse(); !ok {
		return last, nil // SVG 1.1, 13.2.2 and 13.2.3
	}
	return &Paint{Color: mean(stops), Gradient: g}, nil
}

// described returns the attributes of a gradient and its stops. What it does not say, the gradient that it refers to
// does (SVG 1.1, 13.2.2).
func described(d *drawer, n *node) (get map[string]string, stops []Stop) {
	get = map[string]string{}
	for depth := 0; n != nil && depth < maxUses; depth++ {
		if n.name != "linearGradient" && n.name != "radialGradient" {
			break
		}
		for k, v := range n.attr {
			if _, has := get[k]; !has {
				get[k] = v
			}
		}
		if len(stops) == 0 {
			stops = stopsOf(d, n)
		}
		n = d.ids[strings.TrimPrefix(strings.TrimSpace(n.attr["href"]), "#")]
	}
	return get, stops
}

// stopsOf returns the stops of a gradient. None is before the one ahead of it.
func stopsOf(d *drawer, n *node) []Stop {
	var out []Stop
	at := 0.
	for _, k := range n.kids {
		if k.name != "stop" {
			continue
		}
		st := d.within(newStyle(), k)
		c, ok := colorOf(st.own["stop-color"])
		if !ok {
			c = Color{A: 255}
		}
		if v, ok := length(k.attr["offset"], 1, 0); ok {
			at = max(at, min(v, 1))
		}
		if faded := c.faded(fraction(st.own["stop-opacity"])); faded != nil {
			c = *faded
		} else {
			c.A = 0
		}
		out = append(out, Stop{at, c})
	}
	return out
}

// extent returns a gradient with its beginning and its end in the coordinates that its units are.
func extent(d *drawer, n *node, get map[string]string) *Gradient {
	wide, high, along := 1., 1., 1.
	if get["gradientUnits"] == "userSpaceOnUse" {
		wide, high, along = d.width, d.height, d.diagonal()
	}
	value := func(name string, of, or float64) float64 {
		if v, ok := length(get[name], of, defaultSize); ok {
			return bounded(v)
		}
		return or
	}
	if n.name == "linearGradient" {
		x1, y1 := value("x1", wide, 0), value("y1", high, 0)
		x, y := value("x2", wide, wide)-x1, value("y2", high, 0)-y1
		return &Gradient{To: Matrix{x, y, -y, x, x1, y1}}
	}
	cx, cy, r := value("cx", wide, wide/2), value("cy", high, high/2), value("r", along, along/2)
	fx, fy, inner := value("fx", wide, cx), value("fy", high, cy), value("fr", along, 0)
	g := &Gradient{To: Matrix{r, 0, 0, r, cx, cy}, Radial: true}
	if r > 0 {
		g.Focus, g.Inner = Point{bounded((fx - cx) / r), bounded((fy - cy) / r)}, bounded(max(inner/r, 0))
	}
	return g
}

// mean returns the mean color of stops.
func mean(stops []Stop) Color {
	var r, g, b, alpha float64
	for _, s := range stops {
		a := float64(s.A)
		r, g, b, alpha = r+float64(s.R)*a, g+float64(s.G)*a, b+float64(s.B)*a, alpha+a
	}
	if alpha == 0 {
		return Color{}
	}
	return Color{uint8(r / alpha), uint8(g / alpha), uint8(b / alpha), uint8(alpha / float64(len(stops)))}
}
