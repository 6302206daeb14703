package markup

import (
	"strconv"
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/pattern"
)

// Resize sets the width and height of an image to what HTML's attributes of these names hold, or the properties in the
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

// SizeSetAside says what becomes of an image whose size is no length.
const SizeSetAside = "the size of an image is set aside: it is shown at its own, or as wide as the page"

func extent(s string) (e ast.Extent, ok bool) {
	switch s = strings.ToLower(strings.Trim(s, "; \t\n")); s {
	case "", "auto", "inherit", "initial", "unset", "none", "fit-content", "max-content":
		return ast.Extent{}, true
	}
	return ast.ParseExtent(s)
}

// TeXLength returns a length that TeX writes by the width of the text (0.5\textwidth) as a percentage; others as they
// are.
func TeXLength(s string) string {
	for _, unit := range []string{`\textwidth`, `\linewidth`, `\columnwidth`, `\hsize`} {
		if n, ok := strings.CutSuffix(strings.TrimSpace(s), unit); ok {
			if n == "" {
				n = "1"
			}
			if f, err := strconv.ParseFloat(n, 64); err == nil {
				return strconv.FormatFloat(100*f, 'f', -1, 64) + "%"
			}
		}
	}
	return s
}

// pageBreak matches what begins a new page in LaTeX, in rst2pdf, and in HTML that is read as text.
var pageBreak = pattern.New(`^(?i)(?:\\(?:newpage|pagebreak|clearpage|cleardoublepage)(?:\{\})?|(?:Odd|Even)?PageBreak|` +
	`<(?:div|p|span|br|hr)\b[^<>\n]*(?:page-break-(?:after|before)\s*:\s*always|break-(?:after|before)\s*:\s*page)` +
	`[^<>\n]*>(?:(?:\s|&nbsp;)*</(?:div|p|span)>)?)$`)

// BeginsPage reports whether text in another format does nothing but begin a new page.
func BeginsPage(text string) bool { return pageBreak.MatchString(strings.TrimSpace(text)) }
