package theme

import (
	"math"

	"example.org/studyguide/source/diag"
)

// WithAccent returns t, or the theme print if that is nil, with another accent, "#rrggbb". Ornaments and covers
// have it as it is; text, such as numbers and links, has a tone of its hue that can be read on the paper. The
// result is false if that is another color, with the finding that says so: key and at are where the accent was
// chosen.
func (t *Theme) WithAccent(color, key string, at diag.Span) (*Theme, diag.Diagnostic, bool) {
	var out Theme
	if t == nil {
		t, _ = Builtin(Default)
	}
	out = *t
	var c Color
	if err := setColor(&c, color); err != nil { // it was checked where it was read
		return t, diag.Diagnostic{}, true
	}
	d, ok := out.setAccent(c, key, at)
	out.Branded = true
	return &out, d, ok
}

// setAccent sets the accent, and what goes with it. The result is false if text needs another color, with the
// finding.
func (t *Theme) setAccent(c Color, key string, at diag.Span) (diag.Diagnostic, bool) {
	paper := t.Colors.Paper
	t.Colors.Ornament, t.Colors.Accent, t.Colors.Pale = c, c.Readable(paper), paleOf(c, paper)
	if t.Colors.Accent == c {
		return diag.Diagnostic{}, true
	}
	return diag.New(diag.ThemeAccent, at,
		"%s: %v has a contrast of %.2f:1 on %v; ornaments keep it, numbers and links are %v, which has %g:1", key, c,
		rounded(contrast(c, paper)), paper, t.Colors.Accent, least).
		WithHint("%q passes, and looks alike in both", t.Colors.Accent.String()), false
}

// rounded rounds a contrast down, so that 4.499 is not shown as 4.5.
func rounded(contrast float64) float64 { return math.Floor(contrast*100) / 100 }

// Readable returns c, or as little of black or white mixed into it as gives it the contrast of text on a ground:
// black on light grounds, white on dark ones.
func (c Color) Readable(ground Color) Color {
	to := Color{}
	if contrast(White(), ground) > contrast(to, ground) {
		to = White()
	}
	const steps = 256
	mix := func(from, to uint8, n int) uint8 { return uint8((int(from)*(steps-n) + int(to)*n) / steps) }
	for n := range steps + 1 {
		if m := (Color{mix(c.R, to.R, n), mix(c.G, to.G, n), mix(c.B, to.B, n)}); contrast(m, ground) >= least {
			return m
		}
	}
	return to
}
