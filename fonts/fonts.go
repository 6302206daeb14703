// Package fonts measures text: which face shows it, how wide it is, what no face can show.
//
// Layout asks a [Set] to shape text in a [Style] and gets [Run]s, each in one face. The PDF renderer asks a
// [Face] for the font file of the runs that layout placed. Nothing here knows paper or PDF.
package fonts

// Family is a role that a typeface plays in a guide.
type Family int

// The families: Serif for the text, Mono for code.
const (
	Serif Family = iota
	Mono
)

// Style is what text should look like; a Set finds the face for it.
type Style struct {
	Family Family
	Bold   bool
	Italic bool
}

// Run is text in one face. Width is in thousandths of an em (the unit of glyph widths in ISO 32000-1, 9.2.4).
// Missing tells that no face has the characters of Text: a box of the same width is to be drawn for it, and the
// text kept for copying.
type Run struct {
	Face    *Face
	Text    string
	Width   int
	Missing bool
}
