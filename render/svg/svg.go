// Package svg reads drawings in SVG as shapes that can be painted on paper.
//
// The bytes of a file go in; a [Drawing] comes out: paths with their colors and gradients, and text with its place,
// all in the drawing's own pixels. What moves is drawn as it begins, what a group lets through each of its shapes
// does, and labels that are parts of a web page are lines of text (foreign.go). Patterns are drawn tile by tile, and a
// mask that shows all or nothing of each point as a clip. A shadow or a glow is left out, and a gradient that repeats
// or fades has its mean color, which the drawing says. The error for a drawing with something else that is not known
// names the element and its line: a picture that lacks a part would say something else than its author. Nothing is
// fetched, no entity is expanded, and the number of elements, of repetitions and of curves is bounded.
//
// It follows SVG 1.1 and the parts of SVG 2 and CSS that drawing programs write.
//
// This package may change with any version; package studyguide at the top of the module is the stable one.
package svg

import "fmt"

// A Drawing is what a file shows.
type Drawing struct {
	Width, Height float64  // in pixels of CSS, 96 to the inch
	Shapes        []Shape  // the lowest first
	Lacks         []string // what it is drawn without, such as the shadow of a box, with its line in the file
	Points        int      // about how many points there are, in shapes and in letters
}

// A Shape is a path or a text.
type Shape struct {
	Path    []Segment
	EvenOdd bool
	Fill    *Paint // nil: it is not filled
	Line    *Line  // nil: it has none
	Text    *Text  // in place of a path
	Clips   []Clip // outside of any of which it is not seen
}

// A Clip is an area that is seen.
type Clip struct {
	Path    []Segment
	EvenOdd bool
}

// Color is a color of sRGB. It covers what is below it by A of 255 parts.
type Color struct{ R, G, B, A uint8 }

// Paint is what an area or a line is covered with: a color, or a gradient of which that is the mean. A is that of all
// its colors.
type Paint struct {
	Color
	Gradient *Gradient // nil: it is the same everywhere
}

// A Line is how an outline is drawn. Cap and Join are those of PDF (ISO 32000-1, 8.4.3.3 and 8.4.3.4).
type Line struct {
	Paint
	Width     float64
	Cap, Join int
	Miter     float64
	Dash      []float64
	Phase     float64
}

// A Point is a place, Y downwards.
type Point struct{ X, Y float64 }

// A Segment is a part of a path, from the end of the one before to its last point: straight if it has one point, a
// cubic Bézier curve if it has three. One with Start begins a new contour at its only point; one without points closes
// it.
type Segment struct {
	Start  bool
	Points []Point
}

// A Text is a line of text.
type Text struct {
	To     Matrix  // from its own coordinates to those of the drawing
	Anchor float64 // the part of its width that stands before its place: 0, a half or 1
	Spans  []Span

	RTL     bool    // its spans run from right to left, and Anchor is the part that stands at the right
	Length  float64 // the width that it is given, 0 for none
	Stretch bool    // its letters are made wider or narrower for that, not the space between them
}

// A Span is a part of a text in one style, which begins at the end of the one before.
type Span struct {
	Value        string
	DX, DY       float64 // away from there
	Rise         float64 // above its line, in ems
	Size         float64
	Bold, Italic bool
	Mono         bool
	Fill         *Paint
	Line         *Line // around the letters; its measures are those of the drawing
	LineFirst    bool  // the line is below the fill
	Spacing      float64
	Strokes      []float64 // the lines along it: how far above its line the middle of each is, in ems
}

// An Error says what is not drawn.
type Error struct {
	Element string
	Line    int
	Why     string
}

// Error returns what is not drawn, where.
func (e *Error) Error() string {
	return fmt.Sprintf("has %s in line %d (<%s>), which is not drawn", e.Why, e.Line, e.Element)
}

// Bounds on drawings. A map of the world by a drawing program has some ten thousand elements and a million points.
const (
	maxElements = 200_000
	maxDepth    = 100
	maxShapes   = 200_000
	maxPoints   = 1_000_000
	maxUses     = 12 // within each other
	glyph       = 30 // points of a letter, and the cost of a repetition
)

// Parse reads a drawing. The error is an *Error for what is not drawn.
func Parse(data []byte) (*Drawing, error) {
	root, err := read(data)
	if err != nil {
		return nil, err
	}
	d := &drawer{out: &Drawing{}, ids: map[string]*node{}, labels: map[*node]string{}}
	d.collect(root)
	if err := d.draw(root); err != nil {
		return nil, err
	}
	d.out.Points = d.points
	return d.out, nil
}
