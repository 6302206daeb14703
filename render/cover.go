package render

import (
	"image/color"

	"studyguide/render/cover"
	"studyguide/source/ast"
	"studyguide/source/words"
)

// Cover returns what the cover of the books shows if the author has no picture for it; nil if they have no cover. Its
// color is the accent that a theme chooses, else one of the guide's own: the pages keep to the one accent of the theme,
// with which the colors of code and callouts go, and covers tell the guides of a site apart.
func (j *Job) Cover() *cover.Guide {
	m := j.Guide.Meta
	if m.Cover == ast.NoCover {
		return nil
	}
	g := cover.Of(j.Typeset(), words.For(m.Language, m.Words))
	g.Mark(j.Guide.Identity())
	if j.Theme != nil && j.Theme.Branded {
		c := j.Theme.Colors.Accent
		g.Paper = color.RGBA{c.R, c.G, c.B, 255}
	}
	return &g
}
