package layout

import (
	"studyguide/render/theme"
	"studyguide/source/ast"
)

// design holds the measures of one guide's pages. The grid is half a line of running text: the heights of all blocks
// are multiples of it.
type design struct {
	theme        *theme.Theme
	ink          inks
	pageW, pageH Length
	hangX        Length // left edge of the column in which numbers hang
	textX, textW Length
	top, bottom  Length // edges of the type area
	scale        Length // size of running text over 10.5 pt, in thousandths
	zoom         Length // size of running text over the theme's, in millionths
	grid         Length
}

// inks are the theme's colors of what is on all pages.
type inks struct{ text, quiet, accent, rule, tint Color }

// ANSI/ASME Y14.1 Letter and ISO 216 A4.
const (
	a4W, a4H         = 595276, 841890
	letterW, letterH = 612 * Pt, 792 * Pt
)

// newDesign makes the measures of a theme, for the paper and type that p asks for instead of the theme's.
func newDesign(t *theme.Theme, p ast.Page) design {
	c := t.Colors
	d := design{
		theme: t, ink: inks{Color(c.Text), Color(c.Quiet), Color(c.Accent), Color(c.Rule), Color(c.Tint)},
		pageW: points(t.Page.Width), pageH: points(t.Page.Height), zoom: 1e6,
	}
	switch p.Size {
	case "a4":
		d.pageW, d.pageH = a4W, a4H
	case "letter":
		d.pageW, d.pageH = letterW, letterH
	}
	size := t.Type.Text.Size
	if p.TypeSize > 0 {
		d.zoom = Length(p.TypeSize/size*1e6 + 0.5)
		size = p.TypeSize
	}
	d.scale = Length(size/10.5*1000 + 0.5)
	left, right, head, foot := points(t.Page.Left), points(t.Page.Right), points(t.Page.Top), points(t.Page.Bottom)
	if p.Margin > 0 {
		m := points(p.Margin)
		left, right, head, foot = m, m, m, m
	}
	d.grid = d.sized(t.Type.Text.Lead / 2)
	d.hangX = left
	// The hanging column is at most a fifth of the measure: with large type and wide margins the text comes first.
	d.textX = left + min(d.sized(t.Page.Hang), (d.pageW-left-right)/5)
	d.textW = d.pageW - right - d.textX
	d.top = head
	d.bottom = head + (d.pageH-foot-head)/d.grid*d.grid
	return d
}

// turned gives the measures of pages that lie on their long side. They have no hanging column.
func (s *setter) turned() *design {
	d := s.d
	d.pageW, d.pageH = d.pageH, d.pageW
	d.textX = d.hangX
	d.textW = d.pageW - 2*d.hangX
	foot := s.d.pageH - s.d.bottom
	d.bottom = d.top + (d.pageH-foot-d.top)/d.grid*d.grid
	return &d
}

// of gives the measures of pages that are turned or not.
func (s *setter) of(turned bool) *design {
	if turned {
		return s.turned()
	}
	return &s.d
}

// points gives points as a length.
func points(p float64) Length { return Length(p*float64(Pt) + 0.5) }

// pt scales a size that is given for running text of 10.5 pt.
func (d *design) pt(p float64) Length { return points(p) * d.scale / 1000 }

// sized scales a size of the theme to the size of running text that is asked for.
func (d *design) sized(p float64) Length { return (points(p)*d.zoom + 5e5) / 1e6 }

// led is sized for distances of lines: one that is a multiple of the grid but for rounding is that multiple, since what is a hair
// higher would be filled up to the next.
func (d *design) led(p float64) Length {
	l := d.sized(p)
	n := (l + d.grid/2) / d.grid
	if off := l - n*d.grid; off <= n && off >= -n {
		return n * d.grid
	}
	return l
}

// ceil gives the next multiple of the grid.
func (d *design) ceil(l Length) Length { return (l + d.grid - 1) / d.grid * d.grid }
