package layout

import (
	"math"
	"slices"

	"example.org/studyguide/fonts"
	"example.org/studyguide/render/theme"
)

// The size of a watermark: its line takes this share of the diagonal, and is not larger than this share of the
// width of the page.
const (
	stampLong = 70 // percent
	stampHigh = 24 // percent
)

// stamp puts the author's watermark behind the content of pages, except those of the cover.
func (s *setting) stamp(pages []*Page, covers int) {
	meta := s.guide.Meta
	if meta.Brand.Watermark == "" {
		return
	}
	at := meta.Brand.WatermarkAt
	if at.IsZero() {
		at = meta.At
	}
	unit := &face{size: 1000 * Pt, style: fonts.Style{SemiBold: true}}
	line := s.front.labels.pieceAt(meta.Brand.Watermark, unit, at)
	if line.width <= 0 {
		return
	}
	for _, p := range pages[min(covers, len(pages)):] {
		if len(p.Items) == grounds(p) { // blank
			continue
		}
		diagonal := Length(math.Sqrt(float64(p.Width)*float64(p.Width) + float64(p.Height)*float64(p.Height)))
		size := min(diagonal*stampLong/100*unit.size/line.width, p.Width*stampHigh/100)
		p.Items = slices.Insert(p.Items, grounds(p), Item(&Stamp{
			X: p.Width / 2, Y: p.Height / 2, Dx: p.Width, Dy: p.Height, Size: size,
			Width: line.width * size / unit.size,
			Color: washed(s.d.theme.Colors), Runs: line.of.runs,
		}))
	}
}

// grounds returns how many items at the beginning of a page are its paper.
func grounds(p *Page) int {
	if len(p.Items) > 0 {
		if b, ok := p.Items[0].(*Box); ok && b.W >= p.Width && b.H >= p.Height {
			return 1
		}
	}
	return 0
}

// washed returns the color of a watermark: that of paper with a little of quiet text, so that text above it keeps its
// contrast but for a tenth.
func washed(c theme.Colors) Color {
	const share = 14 // percent
	mix := func(paper, ink uint8) uint8 { return uint8((int(paper)*(100-share) + int(ink)*share) / 100) }
	return Color{mix(c.Paper.R, c.Quiet.R), mix(c.Paper.G, c.Quiet.G), mix(c.Paper.B, c.Quiet.B)}
}
