package epub

import (
	"fmt"

	"example.org/studyguide/render/theme"
)

// accentOf returns the color of a theme in its tone that can be read on any paper. t may be nil, which is the theme of
// print.
func accentOf(t *theme.Theme) string {
	if t == nil {
		t, _ = theme.Builtin("print")
	}
	return t.Colors.Ornament.Tone().String()
}

// accentRules returns the style sheet's rules for the accent: that of numbers and of the lines at titles.
func accentRules(accent string) string {
	return fmt.Sprintf(`
.num { color: %[1]s; }
h1 { border-top: 0.15em solid %[1]s; padding-top: 0.4em; }
.counts { border-top-color: %[1]s; }
`, accent)
}
