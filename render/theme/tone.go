package theme

import "math"

// Tone returns the color of the hue of c whose contrast is 4.5:1 or more on white and on black alike, for books whose
// paper is the reader's choice. Its relative luminance is .179, at which both contrasts are 4.58:1.
func (c Color) Tone() Color {
	const wanted = 0.179
	r, g, b := linear(c.R), linear(c.G), linear(c.B)
	y := luminance(c)
	if y == 0 {
		r, g, b, y = 1, 1, 1, 1 // black has no hue
	}
	k := wanted / y
	r, g, b = r*k, g*k, b*k
	// A channel that would be brighter than the screen can show leaves the rest to gray, which has the same luminance.
	if top := max(r, g, b); top > 1 {
		s := (1 - wanted) / (top - wanted)
		r, g, b = wanted+(r-wanted)*s, wanted+(g-wanted)*s, wanted+(b-wanted)*s
	}
	return Color{encoded(r), encoded(g), encoded(b)}
}

// paleOf returns the lighter color that goes with an accent: as much nearer to the paper as that of print.
func paleOf(accent, paper Color) Color {
	const share = 0.59 // of the difference, in print.yaml
	toward := func(from, to uint8) uint8 { return uint8(math.Round(float64(from)*(1-share) + float64(to)*share)) }
	return Color{toward(accent.R, paper.R), toward(accent.G, paper.G), toward(accent.B, paper.B)}
}

// encoded is the inverse of linear.
func encoded(f float64) uint8 {
	if f <= 0.0031308 {
		f *= 12.92
	} else {
		f = 1.055*math.Pow(f, 1/2.4) - 0.055
	}
	return uint8(math.Round(f * 255))
}
