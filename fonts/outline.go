package fonts

import (
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
)

// Point is a place in the outline of a glyph, in thousandths of an em from its origin, Y upwards.
type Point struct{ X, Y int }

// Curve is a piece of an outline, from the end of the one before to its last point: straight if it has one point, a
// Bézier curve with the others as control points if it has two or three. A Curve with Start begins a new contour at its
// only point.
type Curve struct {
	Start  bool
	Points []Point
}

// readOutlines parses a font again with its outlines, and without the tables for layout; it returns nil if they are
// damaged.
func readOutlines(data []byte) *font.Font {
	file, err := newTables(data, draws)
	if err != nil {
		return nil
	}
	parsed, err := font.ParseTTF(file)
	if err != nil {
		return nil
	}
	return parsed.Font
}

// Outline returns the outline of a glyph, or nothing for one without ink. Contours are closed, and filled by the
// nonzero winding rule.
func (f *Face) Outline(glyph uint16) []Curve {
	drawn, _ := f.drawn.Get().(*font.Face)
	if drawn == nil {
		return nil
	}
	var out font.GlyphOutline
	ok := false
	err := f.from.guarded(func() error {
		out, ok = drawn.GlyphDataOutline(font.GID(glyph))
		return nil
	})
	f.drawn.Put(drawn)
	if err != nil || !ok {
		return nil
	}
	curves := make([]Curve, 0, len(out.Segments))
	for _, s := range out.Segments {
		n := 1
		switch s.Op {
		case opentype.SegmentOpQuadTo:
			n = 2
		case opentype.SegmentOpCubeTo:
			n = 3
		}
		c := Curve{Start: s.Op == opentype.SegmentOpMoveTo}
		for _, p := range s.Args[:n] {
			// A coordinate is a whole number of units, or half of one between two points of a TrueType curve: exact in
			// a float32.
			c.Points = append(c.Points, Point{f.thousandths(int(2*p.X)) / 2, f.thousandths(int(2*p.Y)) / 2})
		}
		curves = append(curves, c)
	}
	return curves
}
