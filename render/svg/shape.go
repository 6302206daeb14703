package svg

import "math"

// outline returns the path of an element that is one, in its own coordinates; ok is false for another element.
func (d *drawer) outline(n *node, st *style) (path []Segment, ok bool) {
	p := &pen{}
	x := func(name string) float64 { return d.lengthOf(n, name, d.width, st) }
	y := func(name string) float64 { return d.lengthOf(n, name, d.height, st) }
	switch n.name {
	case "path":
		return pathOf(st.or(n, "d")), true
	case "rect":
		p.rect(n, st, x, y)
	case "circle":
		r := d.lengthOf(n, "r", math.Hypot(d.width, d.height)/math.Sqrt2, st)
		p.ellipse(x("cx"), y("cy"), r, r)
	case "ellipse":
		p.ellipse(x("cx"), y("cy"), x("rx"), y("ry"))
	case "line":
		p.move(Point{x("x1"), y("y1")})
		p.line(Point{x("x2"), y("y2")})
	case "polyline", "polygon":
		v := numbers(n.attr["points"])
		for i := 0; i+1 < len(v); i += 2 {
			if i == 0 {
				p.move(Point{v[0], v[1]})
			} else {
				p.line(Point{v[i], v[i+1]})
			}
		}
		if n.name == "polygon" {
			p.close()
		}
	default:
		return nil, false
	}
	return p.out, true
}

// rect draws a rectangle, which may have round corners.
func (p *pen) rect(n *node, st *style, x, y func(string) float64) {
	left, top, w, h := x("x"), y("y"), x("width"), y("height")
	if w <= 0 || h <= 0 {
		return
	}
	rx, ry := x("rx"), y("ry")
	if st.or(n, "rx") == "" || st.or(n, "rx") == "auto" {
		rx = ry
	} else if st.or(n, "ry") == "" || st.or(n, "ry") == "auto" {
		ry = rx
	}
	rx, ry = min(max(rx, 0), w/2), min(max(ry, 0), h/2)
	if rx == 0 || ry == 0 {
		p.move(Point{left, top})
		p.line(Point{left + w, top})
		p.line(Point{left + w, top + h})
		p.line(Point{left, top + h})
		p.close()
		return
	}
	p.move(Point{left + rx, top})
	p.line(Point{left + w - rx, top})
	p.arc(rx, ry, 0, false, true, Point{left + w, top + ry})
	p.line(Point{left + w, top + h - ry})
	p.arc(rx, ry, 0, false, true, Point{left + w - rx, top + h})
	p.line(Point{left + rx, top + h})
	p.arc(rx, ry, 0, false, true, Point{left, top + h - ry})
	p.line(Point{left, top + ry})
	p.arc(rx, ry, 0, false, true, Point{left + rx, top})
	p.close()
}

func (p *pen) ellipse(x, y, rx, ry float64) {
	if rx <= 0 || ry <= 0 {
		return
	}
	p.move(Point{x + rx, y})
	p.arc(rx, ry, 0, false, true, Point{x - rx, y})
	p.arc(rx, ry, 0, false, true, Point{x + rx, y})
	p.close()
}
