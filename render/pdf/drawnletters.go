package pdf

import (
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"example.org/studyguide/fonts"
	"example.org/studyguide/fonts/bidi"
	"example.org/studyguide/render"
	"example.org/studyguide/render/asset"
	"example.org/studyguide/render/layout"
	"example.org/studyguide/render/svg"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
)

// A drawnSpan is a part of a text in a drawing, shaped.
type drawnSpan struct {
	svg.Span
	runs  []*fonts.Run
	width float64
}

// text draws a text.
func (c *canvas) text(t *svg.Text) error {
	spans, width, err := c.spans(t)
	if err != nil {
		return err
	}
	to := c.to.Times(t.To)
	if t.Stretch && t.Length > 0 && width > 0 {
		to = to.Times(svg.Matrix{t.Length / width, 0, 0, 1, 0, 0})
	}
	x, y := -width*t.Anchor, 0.
	if t.RTL {
		x = -x
	}
	for i := range spans {
		s := &spans[i]
		x, y = x+s.DX, y+s.DY
		if t.RTL {
			x -= s.width
		}
		c.span(s, to.Times(svg.Matrix{1, 0, 0, -1, x, y - s.Rise*s.Size}))
		if !t.RTL {
			x += s.width
		}
	}
	return nil
}

// spans returns the parts of a text with the space between letters that makes it as wide as it is to be, and its width.
func (c *canvas) spans(t *svg.Text) (out []drawnSpan, width float64, err error) {
	glyphs := 0
	base := bidi.FirstStrong
	if t.RTL {
		base = bidi.FromRight
	}
	for _, s := range t.Spans {
		st := fonts.Style{Bold: s.Bold, Italic: s.Italic}
		if s.Mono {
			st.Family = fonts.Mono
		}
		d := drawnSpan{Span: s}
		if d.runs, err = c.fonts.Line(st, s.Value, base); err != nil {
			return nil, 0, err
		}
		for _, r := range d.runs {
			c.miss(r)
			d.width += runWidth(r, s.Size, s.Spacing)
			glyphs += len(r.Glyphs)
		}
		out = append(out, d)
		width += d.width
		if t.RTL {
			width -= s.DX
		} else {
			width += s.DX
		}
	}
	// The space behind the last letter is none of the width.
	if t.Length == 0 || t.Stretch || glyphs < 2 {
		return out, width, nil
	}
	more := (t.Length - width) / float64(glyphs-1)
	for i := range out {
		d := &out[i]
		d.Spacing += more
		d.width = 0
		for _, r := range d.runs {
			d.width += runWidth(r, d.Size, d.Spacing)
		}
	}
	return out, t.Length, nil
}

// runWidth returns the width of a run with a space behind each glyph.
func runWidth(r *fonts.Run, size, spacing float64) float64 {
	return float64(r.Width)*size/1000 + spacing*float64(len(r.Glyphs))
}

// The ways of showing letters (ISO 32000-1, 9.3.6).
const (
	filled = iota
	outlined
	filledAndOutlined
)

// span draws a part of a text at the origin of to: its letters, and the lines along them.
func (c *canvas) span(s *drawnSpan, to svg.Matrix) {
	if s.Line != nil || s.Spacing != 0 {
		opacity := c.opacity
		c.b.WriteString("q\n")
		defer func() {
			c.b.WriteString("Q\n")
			c.opacity = opacity
		}()
	}
	if s.Fill != nil {
		c.fill(*s.Fill)
		for _, up := range s.Strokes {
			half := s.Size * 0.03
			p := []svg.Point{{Y: up*s.Size - half}, {X: s.width, Y: up*s.Size - half},
				{X: s.width, Y: up*s.Size + half}, {Y: up*s.Size + half}}
			c.path([]svg.Segment{
				{Start: true, Points: p[:1]}, {Points: p[1:2]}, {Points: p[2:3]}, {Points: p[3:]}, {},
			}, to)
			c.b.WriteString("f\n")
		}
	}
	switch {
	case s.Line == nil && s.Fill != nil:
		c.letters(s, filled, to)
	case s.Line != nil && s.Fill != nil && s.Fill.A == s.Line.Color.A && !s.LineFirst:
		c.line(s.Line)
		c.letters(s, filledAndOutlined, to)
	case s.Line != nil:
		if s.Fill != nil && !s.LineFirst {
			c.letters(s, filled, to)
		}
		c.line(s.Line)
		c.letters(s, outlined, to)
		if s.Fill != nil && s.LineFirst {
			c.fill(*s.Fill)
			c.letters(s, filled, to)
		}
	}
}

// letters shows the runs of a span in one of the ways.
func (c *canvas) letters(s *drawnSpan, way int, to svg.Matrix) {
	x := 0.
	for _, r := range s.runs {
		c.run(r, s, way, to.Times(svg.Matrix{1, 0, 0, 1, x, 0}))
		x += runWidth(r, s.Size, s.Spacing)
	}
}

// run shows a run of glyphs at the origin of to.
func (c *canvas) run(r *fonts.Run, s *drawnSpan, way int, to svg.Matrix) {
	codes := c.types.face(r)
	c.b.WriteString("BT /" + codes.resource + " ")
	c.numbers(s.Size)
	c.b.WriteString("Tf ")
	if s.Spacing != 0 {
		c.numbers(s.Spacing)
		c.b.WriteString("Tc ")
	}
	if way != filled || s.LineFirst {
		c.b.WriteString(strconv.Itoa(way) + " Tr ")
	}
	for _, v := range to {
		c.b.Write(strconv.AppendFloat(c.buf[:0], math.Round(v*1e4)/1e4, 'f', -1, 64))
		c.b.WriteByte(' ')
	}
	c.b.WriteString("Tm [(")
	c.b.Write(codes.run(r, layout.Length(math.Round(s.Size*float64(layout.Pt)))).body)
	c.b.WriteString(")]TJ ET\n")
}

// A drawnMiss is a character of a drawing that no face has.
type drawnMiss struct{ src, text string }

// miss notes a run of a drawing that no face has.
func (c *canvas) miss(r *fonts.Run) {
	if m := (drawnMiss{c.src, r.Text}); r.Missing && !c.missed[m] {
		c.missed[m] = true
		c.misses = append(c.misses, m)
	}
}

// reportMisses reports the characters that no face has, those of each drawing at once, where it is shown first.
func reportMisses(misses []drawnMiss, job *render.Job) {
	count := map[string]int{}
	for _, m := range misses {
		count[m.src]++
	}
	for _, m := range misses {
		n := count[m.src]
		if n == 0 {
			continue
		}
		count[m.src] = 0
		r, _ := utf8.DecodeRuneInString(m.text)
		at := shownAt(job.Guide, m.src)
		if n == 1 {
			report(job, diag.New(diag.GlyphMissing, at, "no font has %q (%U) in drawing %s; the PDF shows a box",
				m.text, r, m.src))
			continue
		}
		report(job, diag.New(diag.GlyphMissing, at,
			"no font has %d characters in drawing %s, such as %q (%U); the PDF shows boxes", n, m.src, m.text, r))
	}
}

// reportLacks reports what drawings are drawn without, where a guide shows each first.
func reportLacks(pictures *asset.Pictures, job *render.Job) {
	seen := map[string]bool{}
	ast.Walk(job.Guide, func(n ast.Node) bool {
		im, ok := n.(*ast.Image)
		if !ok || seen[im.Src] {
			return true
		}
		seen[im.Src] = true
		if p := pictures.Load(im.Src); p.Err == nil && p.Drawing != nil && len(p.Drawing.Lacks) > 0 {
			report(job, diag.New(diag.ImageSimplified, im.Span(), "drawing %s is drawn in the PDF without %s",
				im.Src, strings.Join(p.Drawing.Lacks, ", ")))
		}
		return true
	})
}

// shownAt returns where a guide shows a picture first.
func shownAt(g *ast.Guide, src string) (at diag.Span) {
	ast.Walk(g, func(n ast.Node) bool {
		if im, ok := n.(*ast.Image); ok && im.Src == src && at.IsZero() {
			at = im.Span()
		}
		return at.IsZero()
	})
	return at
}
