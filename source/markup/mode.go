package markup

import "strings"

// ForMode returns the address of an image without the fragment by which GitHub shows it in its light or its dark mode
// only. The result is false for the dark one: a book is light, and the light one stands beside it.
func ForMode(src string) (string, bool) {
	if s, ok := strings.CutSuffix(src, "#gh-light-mode-only"); ok {
		return s, true
	}
	return src, !strings.HasSuffix(src, "#gh-dark-mode-only")
}

// DarkImage says what becomes of an image for dark mode.
const DarkImage = "an image for dark mode was set aside"
