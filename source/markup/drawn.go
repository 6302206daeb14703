package markup

import (
	"net/url"
	"strings"

	"example.org/studyguide/source/pattern"
)

// What CodeCogs takes before a formula: its size, its colors, whether it stands in a line.
var drawing = pattern.New(`^\\(inline|tiny|small|large|huge|LARGE|dpi\{\d+\}|[bf]g(_|\{)\w+\}?)\s*`)

// Drawn returns the formula in TeX that is in the address of an image, if the image is one that a service draws of it:
// render/math of GitHub, which draws no longer, and CodeCogs.
func Drawn(src string) (tex string, ok bool) {
	u, err := url.Parse(src)
	if err != nil || u.Host == "" {
		return "", false
	}
	switch {
	case strings.HasSuffix(u.Path, "/render/math"):
		tex = u.Query().Get("math")
	case u.Host == "latex.codecogs.com":
		if tex, err = url.PathUnescape(u.RawQuery); err != nil {
			return "", false
		}
		tex = strings.NewReplacer("&space;", " ", "&plus;", "+").Replace(tex)
		for drawing.MatchString(tex) {
			tex = drawing.ReplaceAllString(tex, "")
		}
	}
	tex = strings.TrimSpace(Printable(tex))
	return tex, tex != ""
}
