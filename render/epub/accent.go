package epub

import (
	"fmt"

	"studyguide/render/theme"
)

// accentRules returns the style sheet's rules for the color of the theme in its tone that can be read on any paper:
// that of numbers and of the lines at titles. t may be nil, which is the theme of print.
func accentRules(t *theme.Theme) string {
	if t == nil {
		t, _ = theme.Builtin("print")
	}
	accent := t.Colors.Accent.Tone()
	return fmt.Sprintf(`
.num, .ornament { color: %[1]v; }
h1 { border-top: 0.15em solid %[1]v; padding-top: 0.4em; }
.counts { border-top-color: %[1]v; }
`, accent)
}
