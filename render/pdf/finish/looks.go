package finish

import (
	"fmt"
	"math"
	"strconv"

	"example.org/studyguide/render/svg"
)

// Looks are how pages paint besides plain colors, by the names that they use for it. The zero Looks are none. fpdf
// counts such things anew in each of its files, so that one name would mean another thing on another page.
type Looks struct {
	opacities [256]bool // which parts of 255 are used
	gradients [][]byte  // dictionaries of patterns
	known     map[string]int
}

// Opacity returns the name of an opacity, in parts of 255 that hide what is below, among the states of graphics
// (ISO 32000-1, 8.4.5).
func (l *Looks) Opacity(parts uint8) string {
	l.opacities[parts] = true
	return "A" + strconv.Itoa(int(parts))
}

// Gradient returns the name of a gradient, whose coordinates are mapped to points of a page, among the patterns.
func (l *Looks) Gradient(g *svg.Gradient) string {
	o := appendGradient(nil, g)
	n, ok := l.known[string(o)]
	if !ok {
		if l.known == nil {
			l.known = map[string]int{}
		}
		n = len(l.gradients)
		l.known[string(o)] = n
		l.gradients = append(l.gradients, o)
	}
	return gradientName(n)
}

func gradientName(n int) string { return "G" + strconv.Itoa(n) }

// append adds the entries of the dictionary of resources. The gradients are the objects from first on.
func (l *Looks) append(o []byte, first int) []byte {
	begun := false
	for parts, used := range l.opacities {
		if !used {
			continue
		}
		if !begun {
			o, begun = append(o, "/ExtGState<<"...), true
		}
		o = appendPart(fmt.Appendf(o, "/A%d<</ca ", parts), parts)
		o = append(appendPart(append(o, "/CA "...), parts), ">>"...)
	}
	if begun {
		o = append(o, ">>"...)
	}
	if len(l.gradients) == 0 {
		return o
	}
	o = append(o, "/Pattern<<"...)
	for n := range l.gradients {
		o = appendRef(append(appendName(o, gradientName(n)), ' '), first+n)
	}
	return append(o, ">>"...)
}

// appendGradient adds a gradient as a pattern that is a shading (8.7.4.3).
func appendGradient(o []byte, g *svg.Gradient) []byte {
	o = append(o, "<</PatternType 2/Matrix"...)
	o = appendFine(o, g.To[:]...)
	o = append(o, "/Shading<</ShadingType "...)
	if g.Radial {
		o = append(o, "3/Coords"...)
		o = appendFine(o, g.Focus.X, g.Focus.Y, g.Inner, 0, 0, 1)
	} else {
		o = append(o, "2/Coords[0 0 1 0]"...)
	}
	o = append(o, "/Extend[true true]/ColorSpace/DeviceRGB/Function"...)
	return append(appendBlend(o, g.Stops), ">>>>"...)
}

// appendBlend adds the function from the place between the ends of a gradient to its color (7.10): one piece for what
// is between two stops, and the color of the first and of the last stop before and behind them.
func appendBlend(o []byte, stops []svg.Stop) []byte {
	first, last := stops[0], stops[len(stops)-1]
	first.At, last.At = 0, 1
	var bounds, encode []float64
	var pieces []byte
	from := first
	for _, to := range append(stops[:len(stops):len(stops)], last) {
		// Bounds of pieces increase as they are written.
		if from.At, to.At = rounded(from.At), rounded(to.At); to.At > from.At {
			if from.At > 0 {
				bounds = append(bounds, from.At)
			}
			pieces = appendPiece(pieces, from.Color, to.Color)
			encode = append(encode, 0, 1)
		}
		from = to
	}
	if len(bounds) == 0 {
		return append(o, pieces...)
	}
	o = append(append(o, "<</FunctionType 3/Domain[0 1]/Functions["...), pieces...)
	o = appendFine(append(o, "]/Bounds"...), bounds...)
	return append(appendFine(append(o, "/Encode"...), encode...), ">>"...)
}

// appendPiece adds the function from one color to another.
func appendPiece(o []byte, from, to svg.Color) []byte {
	o = append(o, "<</FunctionType 2/Domain[0 1]/N 1/C0"...)
	o = appendColor(o, from)
	return append(appendColor(append(o, "/C1"...), to), ">>"...)
}

func appendColor(o []byte, c svg.Color) []byte {
	o = appendPart(append(o, '['), int(c.R))
	o = appendPart(append(o, ' '), int(c.G))
	return append(appendPart(append(o, ' '), int(c.B)), ']')
}

// appendPart adds parts of 255, rounded to thousandths, of which one part is four.
func appendPart(o []byte, parts int) []byte {
	return strconv.AppendFloat(o, math.Round(float64(parts)/255*1000)/1000, 'f', -1, 64)
}

// rounded returns v in ten-thousandths: of the length of a gradient, that is below what can be seen.
func rounded(v float64) float64 { return math.Round(v*10_000) / 10_000 }

// appendFine adds an array of numbers that others are multiplied by.
func appendFine(o []byte, vs ...float64) []byte {
	o = append(o, '[')
	for i, v := range vs {
		if i > 0 {
			o = append(o, ' ')
		}
		if v = rounded(v); v == 0 {
			v = 0 // no -0
		}
		o = strconv.AppendFloat(o, v, 'f', -1, 64)
	}
	return append(o, ']')
}
