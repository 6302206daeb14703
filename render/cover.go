package render

import (
	"cmp"
	"image/color"

	"example.org/studyguide/render/cover"
	"example.org/studyguide/render/layout"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/words"
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
		c := j.Theme.Colors.Ornament
		g.Paper = color.RGBA{c.R, c.G, c.B, 255}
	}
	return &g
}

// colophon returns what the books say of how they were made; nil if nothing.
func (j *Job) colophon() *layout.Colophon {
	if j.Guide.Meta.NoColophon {
		return nil
	}
	c := &layout.Colophon{Program: cmp.Or(j.Program, "studyguide")}
	text, code := j.Fonts.Families()
	c.Faces = []string{text}
	if hasCode(j.Guide) {
		c.Faces = append(c.Faces, code)
	}
	return c
}

// hasCode reports whether anything in g is set in the face of code.
func hasCode(g *ast.Guide) bool {
	found := false
	ast.Walk(g, func(n ast.Node) bool {
		switch n.(type) {
		case *ast.Listing, *ast.Code:
			found = true
		}
		return !found
	})
	return found
}
