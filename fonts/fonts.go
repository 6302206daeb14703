// Package fonts turns text into glyphs. The input is text and a [Style]; the output is [Run]s of [Glyph]s with their
// face and position, and with what no face can show.
//
// A [Library] holds the faces that a process has loaded: those of the program and those of the user's folders. It makes
// a [Set] for a guide, which assigns families of faces, and fallbacks behind them, to the guide's roles ([Family]).
// Layout has the Set shape text; the PDF renderer gets from a [Face] a font of just the glyphs that were placed
// (package subset). Shaping follows HarfBuzz's rules, by go-text.
//
// Every glyph knows the source text that it stands for, so that ligatures and kerned text can be copied from a PDF as
// written. A word is shaped once, and again only where a line divides it. A character that no face has is shown as a
// box, stands for itself, and is reported by the caller.
//
// All measures are integers in thousandths of an em, the unit of glyph widths in PDF (ISO 32000-1, 9.2.4), so that
// every machine sets the same lines. Start-up matters as much as work, so a face is loaded when it is first needed, and
// only the tables that shaping reads are parsed (tables.go). The package knows neither paper nor PDF.
//
// This package may change with any version; package studyguide at the top of the module is the stable one.
package fonts

// Family is the role of a typeface in a guide.
type Family int

// The families: Serif for text, Mono for code, Formula for mathematics. Formula is always STIX Two Math, whatever the
// others are.
const (
	Serif Family = iota
	Mono
	Formula
)

// Style is the look of text, for which a Set finds the face.
type Style struct {
	Family   Family
	Bold     bool
	SemiBold bool // for titles; bold where a family has no such face
	Italic   bool
	// Where the face has them: letters of both cases as small capitals, with figures as high as they are and the room
	// between them that capitals need; figures as wide as each needs; raised figures, for notes.
	SmallCaps, Proportional, Raised bool
	// the text runs from right to left; its glyphs are in visual order, from the left
	RTL bool
}

// heavy reports whether a style is bold in a family without other weights.
func (st Style) heavy() bool { return st.Bold || st.SemiBold }

// Run is text in one face: glyphs in visual order, from the left. A Run of a Set never changes, and the same text in
// the same style is the same Run. If Missing is set, no face has the characters of Text, and its glyph is a box.
type Run struct {
	Face    *Face
	Text    string
	Glyphs  []Glyph
	Width   int
	RTL     bool // as in Style
	Missing bool
}

// Glyph is one glyph of a Run. It is drawn at the pen moved by X and Y, then the pen moves by Advance.
type Glyph struct {
	ID uint16 // in the face
	// the text that it stands for, as written; "" for all but the first of several glyphs that stand for one text
	Text string

	Width   int // of the glyph in its face, without kerning
	Advance int // with kerning
	X, Y    int // Y upwards
}
