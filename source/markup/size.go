package markup

import (
	"strings"

	"studyguide/source/ast"
)

// Resize gives an image the width and height that HTML's attributes of these names hold, or the properties in the
// attribute style, which count more. Empty ones, "auto", and sizes relative to the window say nothing. It reports
// whether all others are lengths.
func Resize(img *ast.Image, width, height, style string) bool {
	for property := range strings.SplitSeq(style, ";") {
		name, value, _ := strings.Cut(property, ":")
		value = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(value), "!important"))
		switch strings.ToLower(strings.TrimSpace(name)) {
		case "width":
			width = value
		case "max-width":
			if width == "" {
				width = value
			}
		case "height":
			height = value
		}
	}
	w, okW := extent(width)
	h, okH := extent(height)
	if h.Percent > 0 { // of what, only a window knows
		h = ast.Extent{}
	}
	img.Width, img.Height = w, h
	return okW && okH
}

func extent(s string) (e ast.Extent, ok bool) {
	switch s = strings.ToLower(strings.TrimSpace(s)); s {
	case "", "auto", "inherit", "initial", "unset", "none", "fit-content", "max-content":
		return ast.Extent{}, true
	}
	return ast.ParseExtent(s)
}
