package svg

import "math"

// A pen draws a path.
type pen struct {
	out       []Segment
	start, at Point
	control   Point // of the curve before
	cubic     bool  // the segment before was a cubic curve
	quadratic bool
	begun     bool
}

func (p *pen) move(to Point) {
	p.out = append(p.out, Segment{Start: true, Points: []Point{to}})
	p.start, p.at, p.begun = to, to, true
}

// open begins a contour where the one before was closed.
func (p *pen) open() {
	if !p.begun {
		p.move(p.at)
	}
}

func (p *pen) line(to Point) {
	p.open()
	p.out = append(p.out, Segment{Points: []Point{to}})
	p.at = to
}

func (p *pen) curve(a, b, to Point) {
	p.open()
	p.out = append(p.out, Segment{Points: []Point{a, b, to}})
	p.at = to
}

func (p *pen) quad(c, to Point) {
	a := Point{p.at.X + (c.X-p.at.X)*2/3, p.at.Y + (c.Y-p.at.Y)*2/3}
	b := Point{to.X + (c.X-to.X)*2/3, to.Y + (c.Y-to.Y)*2/3}
	p.curve(a, b, to)
}

func (p *pen) close() {
	if p.begun {
		p.out = append(p.out, Segment{})
		p.at, p.begun = p.start, false
	}
}

// arc draws an elliptical arc as curves of at most a quarter (SVG 1.1, F.6).
func (p *pen) arc(rx, ry, degrees float64, large, sweep bool, to Point) {
	rx, ry = math.Abs(rx), math.Abs(ry)
	if p.at == to {
		return
	}
	if rx == 0 || ry == 0 {
		p.line(to)
		return
	}
	sin, cos := math.Sincos(degrees * math.Pi / 180)
	dx, dy := (p.at.X-to.X)/2, (p.at.Y-to.Y)/2
	x, y := cos*dx+sin*dy, cos*dy-sin*dx
	if l := x*x/(rx*rx) + y*y/(ry*ry); l > 1 {
		rx, ry = rx*math.Sqrt(l), ry*math.Sqrt(l)
	}
	below := rx*rx*y*y + ry*ry*x*x
	k := math.Sqrt(max(rx*rx*ry*ry-below, 0) / below)
	if large == sweep {
		k = -k
	}
	cx, cy := k*rx*y/ry, -k*ry*x/rx
	from := math.Atan2((y-cy)/ry, (x-cx)/rx)
	sweeps := math.Atan2((-y-cy)/ry, (-x-cx)/rx) - from
	switch {
	case sweep && sweeps < 0:
		sweeps += 2 * math.Pi
	case !sweep && sweeps > 0:
		sweeps -= 2 * math.Pi
	}
	center := Point{cos*cx - sin*cy + (p.at.X+to.X)/2, sin*cx + cos*cy + (p.at.Y+to.Y)/2}
	m := Matrix{cos * rx, sin * rx, -sin * ry, cos * ry, center.X, center.Y}
	n := math.Ceil(math.Abs(sweeps)/(math.Pi/2) - 1e-6)
	step := sweeps / n
	t := 4. / 3 * math.Tan(step/4)
	for i := range int(n) {
		s0, c0 := math.Sincos(from + step*float64(i))
		s1, c1 := math.Sincos(from + step*float64(i+1))
		end := m.Apply(Point{c1, s1})
		if i == int(n)-1 {
			end = to
		}
		p.curve(m.Apply(Point{c0 - t*s0, s0 + t*c0}), m.Apply(Point{c1 + t*s1, s1 - t*c1}), end)
	}
}

// pathOf reads the data of a path, up to the first fault in it (SVG 1.1, F.2).
func pathOf(data string) []Segment {
	p := &pen{}
	r := &reader{s: data}
	op := byte(0)
	for {
		r.blank()
		if r.at >= len(r.s) {
			return p.out
		}
		if c := r.s[r.at] | 0x20; c >= 'a' && c <= 'z' && c != 'e' {
			op = r.s[r.at]
			r.at++
		} else if op == 0 || op|0x20 == 'z' {
			return p.out
		}
		if len(p.out) == 0 && op|0x20 != 'm' || !p.command(op, r) {
			return p.out
		}
		switch op {
		case 'M':
			op = 'L'
		case 'm':
			op = 'l'
		}
	}
}

// command draws one command with its numbers; false if they are not there.
func (p *pen) command(op byte, r *reader) bool {
	var base Point
	if op >= 'a' {
		base = p.at
	}
	ok := true
	number := func() float64 {
		v, found := r.number()
		ok = ok && found
		return v
	}
	point := func() Point {
		x := number()
		return Point{base.X + x, base.Y + number()}
	}
	cubic, quadratic := p.cubic, p.quadratic
	p.cubic, p.quadratic = false, false
	mirrored := func(same bool) Point {
		if same {
			return Point{2*p.at.X - p.control.X, 2*p.at.Y - p.control.Y}
		}
		return p.at
	}
	switch op | 0x20 {
	case 'z':
		p.close()
	case 'm':
		if to := point(); ok {
			p.move(to)
		}
	case 'l':
		if to := point(); ok {
			p.line(to)
		}
	case 'h':
		if x := number(); ok {
			p.line(Point{base.X + x, p.at.Y})
		}
	case 'v':
		if y := number(); ok {
			p.line(Point{p.at.X, base.Y + y})
		}
	case 'c', 's':
		a := mirrored(cubic)
		if op|0x20 == 'c' {
			a = point()
		}
		b := point()
		if to := point(); ok {
			p.curve(a, b, to)
			p.control, p.cubic = b, true
		}
	case 'q', 't':
		c := mirrored(quadratic)
		if op|0x20 == 'q' {
			c = point()
		}
		if to := point(); ok {
			p.quad(c, to)
			p.control, p.quadratic = c, true
		}
	case 'a':
		rx, ry, turn := number(), number(), number()
		large, found := r.flag()
		sweep, also := r.flag()
		ok = ok && found && also
		if to := point(); ok {
			p.arc(rx, ry, turn, large, sweep, to)
		}
	default:
		return false
	}
	return ok
}

// mapped returns a path by a matrix.
func mapped(path []Segment, m Matrix) []Segment {
	out := make([]Segment, len(path))
	for i, s := range path {
		out[i].Start = s.Start
		for _, p := range s.Points {
			p = m.Apply(p)
			out[i].Points = append(out[i].Points, Point{bounded(p.X), bounded(p.Y)})
		}
	}
	return out
}
