package layout

import (
	"studyguide/fonts"
	"studyguide/render/highlight"
	"studyguide/source/ast"
)

// The colors of the page. Text colors have a contrast of 4.5:1 or better on white and on the listing's tint
// (WCAG 2.2, 1.4.3), and differ in weight or slant as well, so that grey print tells them apart.
var (
	black  = Color{0x16, 0x16, 0x16}
	grey   = Color{0x55, 0x5b, 0x60}
	rule   = Color{0xc4, 0xca, 0xcd}
	tint   = Color{0xf4, 0xf6, 0xf6}
	accent = Color{0x0b, 0x53, 0x51}
)

// calloutColors give each kind of callout its bar and label.
var calloutColors = map[string]Color{
	"note":      {0x1b, 0x55, 0x7f},
	"tip":       {0x2a, 0x62, 0x2a},
	"important": {0x57, 0x3a, 0x96},
	"warning":   {0x8a, 0x46, 0x00},
	"caution":   {0x96, 0x1b, 0x1b},
}

// codeLook gives each class of code its color and face.
func codeLook(c highlight.Class) (Color, fonts.Style) {
	st := fonts.Style{Family: fonts.Mono}
	switch c {
	case highlight.Keyword:
		st.Bold = true
		return Color{0x84, 0x1c, 0x48}, st
	case highlight.Type:
		return Color{0x1b, 0x55, 0x7f}, st
	case highlight.Function:
		return Color{0x57, 0x3a, 0x96}, st
	case highlight.String:
		return Color{0x2a, 0x62, 0x2a}, st
	case highlight.Number:
		return Color{0x8a, 0x46, 0x00}, st
	case highlight.Comment:
		st.Italic = true
		return Color{0x5f, 0x66, 0x6b}, st
	}
	return black, st
}

// look is how running text is set.
type look struct {
	size, lead Length
	style      fonts.Style
	color      Color
	align      alignment
	hyphens    bool // words may be divided

	balanced bool // lines of about the same length, for titles
	refers   bool // links within the guide say on which page that is
}

type alignment int

const (
	justified alignment = iota
	ragged              // flush left
	centered
	flushRight
)

// design holds the measures of one guide's pages. The grid is half a line of running text: the heights of all blocks
// are multiples of it.
type design struct {
	pageW, pageH Length
	hangX        Length // left edge of the column in which numbers hang
	textX, textW Length
	top, bottom  Length // edges of the type area
	scale        Length // size of running text over 10.5 pt, in thousandths
	grid         Length
}

// Paper sizes: ISO 216 A4; ANSI/ASME Y14.1 Letter.
const (
	a4W, a4H         = 595276, 841890
	letterW, letterH = 612 * Pt, 792 * Pt
)

// newDesign makes the measures for the paper that p asks for: A4 unless it says letter.
func newDesign(p ast.Page) design {
	d := design{pageW: a4W, pageH: a4H, scale: 1000}
	if p.Size == "letter" {
		d.pageW, d.pageH = letterW, letterH
	}
	if p.TypeSize > 0 {
		d.scale = Length(p.TypeSize/10.5*1000 + 0.5)
	}
	// The margins of the design: the hanging column makes the left look as wide as the right.
	left, right, head, foot := 28*MM, 31*MM, 22*MM, 21*MM
	if p.Margin > 0 {
		m := Length(p.Margin * float64(Pt))
		left, right, head, foot = m, m, m, m
	}
	d.grid = d.pt(7)
	d.hangX = left
	// The hanging column is at most a fifth of the measure: with large type and wide margins the text comes first.
	d.textX = left + min(d.pt(22*MM.Points()), (d.pageW-left-right)/5)
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

// pt scales a size that is given for running text of 10.5 pt.
func (d *design) pt(points float64) Length {
	return Length(points*float64(Pt)+0.5) * d.scale / 1000
}

// ceil gives the next multiple of the grid.
func (d *design) ceil(l Length) Length { return (l + d.grid - 1) / d.grid * d.grid }

func (d *design) text() look {
	return look{size: d.pt(10.5), lead: d.pt(14), color: black, hyphens: true, refers: true}
}

func (d *design) small() look {
	return look{size: d.pt(8.5), lead: d.pt(11), color: black, hyphens: true}
}

func (d *design) label() look {
	return look{size: d.pt(8.5), lead: d.pt(14), color: grey, align: ragged}
}

// title is the look of headings: 0 the guide's, 1 a section's, 2 and 3 those of parts of sections, 4 a question's, 5 and
// above those inside answers.
func (d *design) title(level int) look {
	l := look{color: black, align: ragged, balanced: true, style: fonts.Style{Bold: true}}
	switch level {
	case 0:
		l.size, l.lead = d.pt(30), d.pt(35)
	case 1:
		l.size, l.lead = d.pt(22), d.pt(28)
	case 2:
		l.size, l.lead = d.pt(16), d.pt(21)
	case 3:
		l.size, l.lead = d.pt(13.5), d.pt(17.5)
	case 4:
		l.size, l.lead = d.pt(12), d.pt(14)
	case 5:
		l.size, l.lead = d.pt(10.5), d.pt(14)
	default:
		l.size, l.lead, l.style.Italic = d.pt(10.5), d.pt(14), true
	}
	return l
}
