package layout

import (
	"example.org/studyguide/render/layout/tag"
	"example.org/studyguide/render/theme"
	"example.org/studyguide/source/ast"
)

// design holds the measures and styles of one guide's pages. The grid is half a line of running text: the heights of
// all blocks are multiples of it.
type design struct {
	theme        *theme.Theme
	ink          inks
	pageW, pageH Length
	hangX        Length // left edge of the column in which numbers hang
	textX, textW Length
	lineW        Length // of lines to write on, which may be longer than those of text
	top, bottom  Length // edges of the type area
	cue          Length // width of the column for titles of questions, from hangX; 0: they stand above their answers
	summary      Length // height of the empty box below the type area; 0: there is none
	ends         Length // lower edge of that box or, without one, of the type area
	scale        Length // size of running text over 10.5 pt, in thousandths
	zoom         Length // size of running text over the theme's, in millionths
	grid         Length
	columns      int    // of text side by side: 1 to 3, each with a hanging column
	step         Length // from one column to the next
	areaW        Length // from hangX to the right edge of the last column
	duplex       bool   // leaves are printed on both sides
	mirrored     bool   // pages are mirrored in the end: the guide runs from right to left
	fixed        bool   // no page is turned
	ragged       bool   // running text is flush left whatever the theme says
}

// inks are the theme's colors for things on all pages.
type inks struct{ text, quiet, accent, ornament, rule, tint Color }

// newDesign returns the measures of a theme. The sizes in p replace the theme's unless they are zero.
func newDesign(t *theme.Theme, p ast.Page) *design {
	c, page := t.Colors, t.Page
	if paper, err := ast.PaperNamed(p.Size); err == nil {
		page = page.On(paper.Width, paper.Height)
	}
	if p.Sides != 0 {
		page.TwoSided = p.Sides == 2
	}
	if p.Gutter > 0 {
		page.Gutter = p.Gutter
	}
	d := &design{
		theme: t, ink: inks{
			Color(c.Text), Color(c.Quiet), Color(c.Accent), Color(c.Ornament), Color(c.Rule), Color(c.Tint),
		},
		pageW: points(page.Width), pageH: points(page.Height), zoom: 1e6, duplex: page.TwoSided,
	}
	size := t.Type.Text.Size
	if p.TypeSize > 0 {
		d.zoom = Length(p.TypeSize/size*1e6 + 0.5)
		size = p.TypeSize
	}
	d.scale = Length(size/10.5*1000 + 0.5)
	left, right := points(page.Left), points(page.Right)
	head, foot := points(page.Top), points(page.Bottom)
	if p.Margin > 0 {
		m := points(p.Margin)
		left, right, head, foot = m, m, m, m
	}
	left, right = bound(left, right, points(page.Gutter))
	d.grid = d.sized(t.Type.Text.Lead / 2)
	d.hangX = left
	columnW := d.pageW - left - right
	d.columns = max(page.Columns, 1)
	if n := Length(d.columns); n > 1 {
		gap := d.sized(t.Type.Text.Size * theme.ColumnGap)
		columnW = (columnW - (n-1)*gap) / n
		d.step = columnW + gap
	}
	// The hanging column is at most a fifth of the measure: with large type and wide margins the text comes first.
	d.textX = left + min(d.sized(page.Hang), columnW/5)
	if page.Cue > 0 && d.columns == 1 {
		d.cue, d.fixed = points(page.Cue), true
		gap := d.sized(t.Type.Text.Size * theme.CueGap)
		if columnW-d.cue-gap < d.sized(t.Type.Text.Size*theme.MinMeasure) { // of a paper or margins from elsewhere
			d.cue = min(d.cue, columnW*2/5)
		}
		d.textX = left + d.cue + gap
	}
	d.textW = left + columnW - d.textX
	lines := d.textW
	if p.Margin == 0 { // what a wider paper has more goes to the margin
		d.textW = min(d.textW, d.sized(t.Type.Text.Size*longestLine))
	}
	d.areaW = d.textX + d.textW - d.hangX + Length(d.columns-1)*d.step
	d.lineW = min(lines, d.pageW-d.textX-points(marksRoom)-d.farther())
	if d.cue > 0 { // no marks stand beside it
		d.lineW = d.textW
	}
	d.top = head
	d.summary = points(page.Summary)
	d.bottom = head + (d.pageH-foot-head)/d.grid*d.grid
	if d.ends = d.bottom; d.summary > 0 {
		d.bottom = head + (d.ends-d.summary-2*d.grid-head)/d.grid*d.grid
	}
	return d
}

// marksRoom is the room for marks between lines to write on and the right edge of the page, in points.
const marksRoom = 66

// longestLine is the length of lines of running text at most, in its size: about 74 letters. Longer ones are hard to
// follow (Bringhurst, The Elements of Typographic Style, 2.1.2: 45 to 75).
const longestLine = 31.5

// whole returns the measures of pages that have one column, which is as wide as all of d: those of the front matter.
func (d *design) whole() *design {
	if d.columns == 1 && d.cue == 0 && d.summary == 0 {
		return d
	}
	w := *d
	w.bottom, w.summary = d.ends, 0
	if d.cue > 0 {
		w.cue, w.textX = 0, d.hangX+min(d.sized(d.theme.Page.Hang), d.areaW/5)
	}
	w.columns, w.step = 1, 0
	w.textW = d.hangX + d.areaW - w.textX
	return &w
}

// turned returns the measures of pages that lie on their long side. They have no margin for numbers.
func (d *design) turned() *design {
	t := *d
	t.pageW, t.pageH = d.pageH, d.pageW
	t.textX = d.hangX
	t.textW = t.pageW - 2*d.hangX
	foot := d.pageH - d.bottom
	if d.duplex { // the head of a right page is at the spine, and the foot of a left one
		t.top = max(d.top, d.hangX)
		foot = max(foot, d.pageW-d.areaW-d.hangX)
	}
	t.bottom = t.top + (t.pageH-foot-t.top)/d.grid*d.grid
	t.ends = t.bottom
	return &t
}

// paperEdge is how much of the paper's edge running heads and folios keep clear: printers reach about 5 mm.
const paperEdge = 14 * Pt

// headLine returns the line that running heads stand on: nearer to the text where the margin is small.
func (d *design) headLine() Length {
	y := d.top - d.pt(20)
	if least := paperEdge + d.label().size*3/4; y < least { // three quarters are the height of its letters
		y = max(y, min(least, d.top-d.pt(9)))
	}
	return y
}

// folioLine returns the line that folios stand on: nearer to the text where the margin is small.
func (d *design) folioLine() Length {
	y := d.ends + d.pt(26)
	if most := d.pageH - paperEdge; y > most {
		y = min(y, max(most, d.ends+d.pt(12)))
	}
	return y
}

// of returns the measures of pages that are turned or not.
func (d *design) of(turned bool) *design {
	if turned {
		return d.turned()
	}
	return d
}

// column returns the column of the guide's text for the blocks of an element whose heading has a structure level.
func (d *design) column(of *tag.Element, level int) column {
	return column{x: d.textX, w: d.textW, look: d.text(), heading: 5, in: of, level: level}
}

// titles returns the column for the titles of questions.
func (d *design) titles() column {
	c := d.column(nil, 0)
	if d.cue > 0 {
		c.x, c.w = d.hangX, d.cue-d.sized(d.theme.Type.Text.Size)
	}
	return c
}

// fill makes the height of rows a multiple of the grid by an empty row, which takes no room at a page's end.
func (d *design) fill(rows []row) []row {
	h := height(rows)
	if over := d.ceil(h) - h; over > 0 && len(rows) > 0 {
		rows = append(rows, row{height: over, penalty: never, filler: true})
	}
	return rows
}

// wideX returns the left edge of what is too wide for the text: that of the column for numbers, unless titles stand
// there.
func (d *design) wideX() Length {
	if d.cue > 0 {
		return d.textX
	}
	return d.hangX
}

// points returns p points as a length.
func points(p float64) Length { return Length(p*float64(Pt) + 0.5) }

// pt scales p points, meant for running text of 10.5 pt, to the size of running text.
func (d *design) pt(p float64) Length { return points(p) * d.scale / 1000 }

// sized scales a size of the theme to the size of running text that p of [newDesign] asks for.
func (d *design) sized(p float64) Length { return (points(p)*d.zoom + 5e5) / 1e6 }

// led is sized for line spacing: a distance that rounding made a little more or less than a multiple of the grid
// becomes that multiple, since blocks a hair higher would be filled up to the next.
func (d *design) led(p float64) Length {
	l := d.sized(p)
	n := (l + d.grid/2) / d.grid
	if off := l - n*d.grid; off <= n && off >= -n {
		return n * d.grid
	}
	return l
}

// ceil rounds l up to a multiple of the grid.
func (d *design) ceil(l Length) Length { return (l + d.grid - 1) / d.grid * d.grid }
