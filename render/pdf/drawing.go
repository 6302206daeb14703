package pdf

import (
	"bytes"
	"fmt"
	"math"
	"strconv"

	"example.org/studyguide/render/layout"
	"example.org/studyguide/render/svg"
)

// A canvas writes a drawing as operators of a page (ISO 32000-1, 8.4 and 8.5).
type canvas struct {
	*painter
	b   *bytes.Buffer
	to  svg.Matrix // from the pixels of the drawing to the points of the page
	buf []byte

	opacity uint8  // how much of what is below is hidden, in parts of 255
	src     string // the drawing
}

// drawing draws a picture that is made of shapes. Its letters are shown but not copied: the alternative text says what
// the picture does.
func (p *painter) drawing(it *layout.Picture, d *svg.Drawing) error {
	height := p.page.Height.Points()
	x, y := it.X.Points(), height-it.Y.Points()
	sx, sy := it.W.Points()/d.Width, it.H.Points()/d.Height
	c := &canvas{painter: p, b: p.types.out(), to: svg.Matrix{sx, 0, 0, -sy, x, y}, src: it.Src}
	defer p.leaveText()
	c.b.WriteString("/Span<</ActualText()>>BDC q\n")
	if p.types.widen != 0 { // holds beyond the text that it was set for
		c.b.WriteString("100 Tz ")
	}
	c.path([]svg.Segment{
		{Start: true, Points: []svg.Point{{}}}, {Points: []svg.Point{{X: d.Width}}},
		{Points: []svg.Point{{X: d.Width, Y: d.Height}}}, {Points: []svg.Point{{Y: d.Height}}}, {},
	}, c.to)
	c.b.WriteString("W n\n")
	for i := range d.Shapes {
		if err := c.shape(&d.Shapes[i]); err != nil {
			return fmt.Errorf("drawing %s: %w", it.Src, err)
		}
	}
	c.b.WriteString("Q EMC\n")
	return nil
}

// shape draws a shape, in a state of its own if it is seen in a part only or has a line.
func (c *canvas) shape(s *svg.Shape) error {
	c.b.WriteString("q\n")
	c.opacity = opaque
	defer c.b.WriteString("Q\n")
	for _, clip := range s.Clips {
		if len(clip.Path) == 0 { // nothing is seen
			return nil
		}
		c.path(clip.Path, c.to)
		c.b.WriteString(operator("W", clip.EvenOdd) + " n\n")
	}
	if s.Text != nil {
		return c.text(s.Text)
	}
	both := s.Fill != nil && s.Line != nil && s.Fill.A == s.Line.Color.A
	if s.Fill != nil {
		c.fill(*s.Fill)
		if !both {
			c.path(s.Path, c.to)
			c.b.WriteString(operator("f", s.EvenOdd) + "\n")
		}
	}
	if s.Line == nil {
		return nil
	}
	c.line(s.Line)
	c.path(s.Path, c.to)
	if both {
		c.b.WriteString(operator("B", s.EvenOdd) + "\n")
	} else {
		c.b.WriteString("S\n")
	}
	return nil
}

// operator returns an operator, or its form for the even-odd rule.
func operator(name string, evenOdd bool) string {
	if evenOdd {
		return name + "*"
	}
	return name
}

// line sets how lines are drawn.
func (c *canvas) line(l *svg.Line) {
	scale := c.to.Scale()
	c.stroke(l.Paint)
	c.numbers(l.Width * scale)
	fmt.Fprintf(c.b, "w %d J %d j ", l.Cap, l.Join)
	c.numbers(l.Miter)
	c.b.WriteString("M\n")
	if len(l.Dash) > 0 {
		c.b.WriteByte('[')
		for _, v := range l.Dash {
			c.numbers(v * scale)
		}
		c.b.WriteByte(']')
		c.numbers(l.Phase * scale)
		c.b.WriteString("d\n")
	}
}

// opaque is the opacity of what hides all that is below it.
const opaque = 255

// fill sets what areas are painted with until the end of the shape, stroke the same for lines.
func (c *canvas) fill(v svg.Paint)   { c.paint(v, "rg", "/Pattern cs /", " scn\n") }
func (c *canvas) stroke(v svg.Paint) { c.paint(v, "RG", "/Pattern CS /", " SCN\n") }

// paint sets a paint by the operator for a color, or by those around the name of a pattern.
func (c *canvas) paint(v svg.Paint, color, before, behind string) {
	if v.A != c.opacity {
		c.opacity = v.A
		c.pages[len(c.pages)-1].Blends = true
		c.b.WriteString("/" + c.looks.Opacity(v.A) + " gs\n")
	}
	if v.Gradient != nil {
		g := *v.Gradient
		g.To = c.to.Times(g.To)
		c.b.WriteString(before + c.looks.Gradient(&g) + behind)
		return
	}
	for _, part := range []uint8{v.R, v.G, v.B} {
		c.b.Write(strconv.AppendFloat(c.buf[:0], math.Round(float64(part)/255*1000)/1000, 'f', -1, 64))
		c.b.WriteByte(' ')
	}
	c.b.WriteString(color + "\n")
}

// path writes a path.
func (c *canvas) path(path []svg.Segment, to svg.Matrix) {
	for _, s := range path {
		for _, p := range s.Points {
			p = to.Apply(p)
			c.numbers(p.X, p.Y)
		}
		switch {
		case s.Start:
			c.b.WriteString("m\n")
		case len(s.Points) == 1:
			c.b.WriteString("l\n")
		case len(s.Points) == 3:
			c.b.WriteString("c\n")
		default:
			c.b.WriteString("h\n")
		}
	}
}

// numbers writes numbers in hundredths, each with a space behind it.
func (c *canvas) numbers(vs ...float64) {
	for _, v := range vs {
		v = math.Round(v*100) / 100
		if v == 0 {
			v = 0 // no -0
		}
		c.b.Write(strconv.AppendFloat(c.buf[:0], v, 'f', -1, 64))
		c.b.WriteByte(' ')
	}
}
