package layout

import (
	"slices"

	"example.org/studyguide/render/theme"
)

// A theme may have paper that is not white, for reading on a screen. Pictures are drawn for white paper, often in black
// and without a ground of their own, so that they get a light one: white itself would glare.

// ground paints the paper of pages and the grounds of their pictures, unless the paper is white.
func ground(pages []*Page, c theme.Colors) {
	paper, light := c.Paper, c.Text
	if light.R < paper.R {
		light = paper
	}
	if paper == theme.White() {
		return
	}
	for _, p := range pages {
		var under []Item
		for _, it := range p.Items {
			if pic, ok := it.(*Picture); ok {
				edge := min(2*Pt, pic.H/10) // of a figure, half of the room above and below it
				x, y := max(pic.X-edge, 0), max(pic.Y-edge, 0)
				under = append(under, &Box{
					X: x, Y: y, W: min(pic.X+pic.W+edge, p.Width) - x, H: min(pic.Y+pic.H+edge, p.Height) - y,
					Color: Color(light),
				})
			}
		}
		first := slices.IndexFunc(p.Items, func(it Item) bool { return !decoration(it) })
		p.Items = slices.Insert(p.Items, max(first, 0), under...)
		p.Items = slices.Insert(p.Items, 0, Item(&Box{W: p.Width, H: p.Height, Color: Color(paper)}))
	}
}
