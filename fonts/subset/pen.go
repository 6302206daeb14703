package subset

// vector is a distance, or a position as the distance from the origin.
type vector struct{ x, y number }

// travel moves the pen to the end of a line or curve, from which the next accent is measured. The operands are those of
// Adobe Technical Note 5177, 4.1.
func (d *drawing) travel(op int) {
	s := d.stack
	switch op {
	case opRlineto, opRrcurveto, opRcurveline, opRlinecurve:
		d.pen = d.pen.along(s)
	case opHlineto, opVlineto:
		for i, v := range s {
			d.pen = d.pen.ahead((i%2 == 0) == (op == opHlineto), v)
		}
	case opHhcurveto, opVvcurveto:
		horizontal := op == opHhcurveto
		if len(s)%2 != 0 {
			d.pen = d.pen.ahead(!horizontal, s[0])
			s = s[1:]
		}
		for ; len(s) >= 4; s = s[4:] {
			d.pen = d.pen.ahead(horizontal, s[0]).along(s[1:3]).ahead(horizontal, s[3])
		}
	case opHvcurveto, opVhcurveto:
		for horizontal := op == opHvcurveto; len(s) >= 4; horizontal = !horizontal {
			d.pen = d.pen.ahead(horizontal, s[0]).along(s[1:3]).ahead(!horizontal, s[3])
			if len(s) == 5 {
				d.pen = d.pen.ahead(horizontal, s[4])
			}
			s = s[4:]
		}
	default:
		d.travelFlex(op)
	}
}

// travelFlex moves the pen over two curves that form a shallow arch.
func (d *drawing) travelFlex(op int) {
	s, start := d.stack, d.pen
	switch {
	case op == opHflex && len(s) >= 7: // dx1 dx2 dy2 dx3 dx4 dx5 dx6
		d.pen.x += s[0] + s[1] + s[3] + s[4] + s[5] + s[6]
	case op == opFlex && len(s) >= 12: // six points, then the flex depth
		d.pen = d.pen.along(s[:12])
	case op == opHflex1 && len(s) >= 9: // dx1 dy1 dx2 dy2 dx3 dx4 dx5 dy5 dx6
		d.pen.x += s[0] + s[2] + s[4] + s[5] + s[6] + s[8]
	case op == opFlex1 && len(s) >= 11: // five points, then the longer distance; the other one returns to the start
		d.pen = d.pen.along(s[:10])
		if abs(d.pen.x-start.x) > abs(d.pen.y-start.y) {
			d.pen = vector{d.pen.x + s[10], start.y}
		} else {
			d.pen = vector{start.x, d.pen.y + s[10]}
		}
	}
}

// along adds pairs of distances.
func (v vector) along(pairs []number) vector {
	for ; len(pairs) >= 2; pairs = pairs[2:] {
		v.x += pairs[0]
		v.y += pairs[1]
	}
	return v
}

// ahead adds a distance along one axis.
func (v vector) ahead(horizontal bool, by number) vector {
	if horizontal {
		v.x += by
	} else {
		v.y += by
	}
	return v
}

func abs(v number) number { return max(v, -v) }
