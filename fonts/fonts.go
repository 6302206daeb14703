// Package fonts turns text into glyphs: which face shows it, which glyphs, where they stand, what no face can show.
//
// A [Library] holds the faces that a process has loaded: those of the program and those of the user's folders. From it
// a [Set] is made for a guide, which plays the guide's roles ([Family]) with families of faces and the fallbacks behind
// them. Layout asks the Set to shape text in a [Style] and gets [Run]s of [Glyph]s; the PDF renderer asks a [Face] for
// a font of just the glyphs that were placed. All measures are in thousandths of an em, the unit of glyph widths in PDF
// (ISO 32000-1, 9.2.4), and whole, so that every machine sets the same lines. Nothing here knows paper or PDF.
package fonts

// Family is a role that a typeface plays in a guide.
type Family int

// The families: Serif for the text, Mono for code, Formula for mathematics, which is in STIX Two Math whatever the
// others are.
const (
	Serif Family = iota
	Mono
	Formula
)

// Style is what text should look like; a Set finds the face for it.
type Style struct {
	Family    Family
	Bold      bool
	Italic    bool
	SmallCaps bool // small letters as small capitals, where the face has them
	// the text runs from right to left; its glyphs come in the order in which they are seen, from the left
	RTL bool
}

// Run is text in one face: glyphs in the order in which they are seen, from the left. A Run of a Set is never changed,
// and the same text in the same style is the same Run. Missing tells that no face has the characters of Text: its glyph
// is a box, which stands for them.
type Run struct {
	Face    *Face
	Text    string
	Glyphs  []Glyph
	Width   int
	RTL     bool // as in Style
	Missing bool
}

// Glyph is one glyph of a Run. The pen stands at its origin moved by X and Y, and goes on by Advance.
type Glyph struct {
	ID uint16 // in the face
	// what it stands for, as it was written; "" for all but the first of several glyphs that stand for one text
	Text string

	Width   int // of the glyph in its face, by itself
	Advance int // with kerning
	X, Y    int // Y upwards
}
