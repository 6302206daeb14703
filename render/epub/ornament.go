package epub

import (
	"fmt"
	"strings"

	"example.org/studyguide/render/markup"
)

// The ornament's squares stand one every step units, perLine in a line, or twice as many where a guide has so many
// questions that they would be higher than wide. What then finds no room is left out.
const (
	step    = 10
	side    = 7
	perLine = 24
)

// ornament writes a drawing of a square for each question, in rows for each section, as on the title page of the PDF.
// Its color is said, for engines that do not take it from the style sheet.
func ornament(m *markup.Buffer, rows []int, color string, rtl bool) {
	per, lines := perLine, 0
	for _, n := range rows {
		lines += (n + per - 1) / per
	}
	if lines > per {
		per *= 2
	}
	from, next := 0, step
	if rtl {
		from, next = per*step-side, -step
	}
	var paths [2]strings.Builder
	y := 0
	for i, n := range rows {
		for ; n > 0 && y < per; n -= per {
			fmt.Fprintf(&paths[i%2], "M%d %dh7v7h-7z", from, y*step)
			paths[i%2].WriteString(strings.Repeat(fmt.Sprintf("m%d 0h7v7h-7z", next), min(n, per)-1))
			y++
		}
	}
	height := y * step
	m.Start("svg", "xmlns", "http://www.w3.org/2000/svg", "class", "ornament", "aria-hidden", "true",
		"width", ordinal(perLine*step), "height", ordinal(height*perLine/per),
		"viewBox", fmt.Sprintf("0 0 %d %d", per*step, height), "fill", color)
	for i, opacity := range []string{"", "0.5"} {
		if paths[i].Len() > 0 {
			m.Empty("path", "d", paths[i].String(), "fill-opacity", opacity)
		}
	}
	m.EndLine()
}
