package epub

import (
	"fmt"
	"strings"
)

// The ornament's squares stand one every step units, perLine in a line, or more where a guide has so many questions
// that they would be higher than wide.
const (
	step    = 10
	side    = 7
	perLine = 24
	perMost = 96
)

// ornament writes a drawing of a square for each question, in rows for each section, as on the title page of the PDF. A
// row is a line of dashes, so that a thousand squares take no more bytes than ten.
func ornament(m *markup, rows []int, rtl bool) {
	lines := func(per int) (n int) {
		for _, q := range rows {
			n += (q + per - 1) / per
		}
		return n
	}
	per := perLine
	for lines(per) > per && per < perMost {
		per *= 2
	}
	var paths [2]strings.Builder
	y := 0
	for i, n := range rows {
		for ; n > 0 && y < per; n -= per {
			x, length := 0, min(n, per)*step
			if rtl {
				x, length = per*step, -length
			}
			fmt.Fprintf(&paths[i%2], "M%d %d.5h%d", x, y*step+side/2, length)
			y++
		}
	}
	width, height := perLine*step, y*step*perLine/per
	m.start("svg", "xmlns", "http://www.w3.org/2000/svg", "class", "ornament", "aria-hidden", "true",
		"width", ordinal(width), "height", ordinal(max(height, 1)),
		"viewBox", fmt.Sprintf("0 0 %d %d", per*step, y*step), "fill", "none", "stroke", "currentColor",
		"stroke-width", ordinal(side), "stroke-dasharray", fmt.Sprintf("%d %d", side, step-side))
	for i, opacity := range []string{"", "0.5"} {
		if paths[i].Len() > 0 {
			m.empty("path", "d", paths[i].String(), "stroke-opacity", opacity)
		}
	}
	m.endLine()
}
