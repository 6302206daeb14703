// Package theme says how pages look: paper, margins, type, spacing, colors. It sets nothing; package layout does.
//
// Lengths are in points (1/72 inch). Sizes that a theme does not name are in proportion to its running text.
package theme

// Theme is the look of a guide's pages. It is read-only.
type Theme struct {
	Page    Page
	Type    Type
	Ragged  bool // running text is flush left; else it is justified
	Hyphens bool // words of running text may be divided

	BoldEmphasis bool // what an author stresses is bold; else it is italic

	Spacing Spacing
	Colors  Colors
	Code    Code
}

// Page is the paper and what of it is left free.
type Page struct {
	Width, Height            float64
	Top, Bottom, Left, Right float64 // margins
	Hang                     float64 // column at the left in which numbers hang; part of the room between the margins
}

// Style is a size of type, the distance of its baselines, and its face.
type Style struct {
	Size, Lead   float64
	Bold, Italic bool
}

// Type holds the styles of all text.
type Type struct {
	Text, Small, Caption, Table, Contents Style

	Code Style

	// The least sizes of what is set smaller where it is a little too wide.
	TableFloor, CodeFloor float64

	Title, Section, Part, Subpart, Question, Heading Style
}

// Spacing is the room between blocks.
type Spacing struct {
	Paragraph float64 // between the blocks of an answer
	Question  float64 // above a question
}

// Color is an sRGB color.
type Color struct{ R, G, B uint8 }

// Colors are those of everything but code.
type Colors struct {
	Text, Quiet, Accent Color // of text; Accent of marks too
	Rule, Tint, Pale    Color // of lines; behind listings; the lighter one of the title page's ornament

	Note, Tip, Important, Warning, Caution Color // bars and labels of callouts
}

// Ink is how a class of code looks.
type Ink struct {
	Color        Color
	Bold, Italic bool
}

// Code gives each class of code its ink.
type Code struct {
	Plain, Keyword, Type, Function, String, Number, Comment Ink
}
