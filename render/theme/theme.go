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

	Code      Style
	CodeFloor float64 // a listing that is a little too wide is set smaller, down to this size

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

// Print is the look of pages on A4.
func Print() *Theme {
	const mm = 2.835
	return &Theme{
		// The hanging column makes the left look as wide as the right.
		Page: Page{Width: 595.276, Height: 841.89, Top: 22 * mm, Bottom: 21 * mm, Left: 28 * mm, Right: 31 * mm, Hang: 22 * mm},
		Type: Type{
			Text: Style{Size: 10.5, Lead: 14}, Small: Style{Size: 8.5, Lead: 11}, Caption: Style{Size: 9, Lead: 11.5, Italic: true},
			Table: Style{Size: 9.5, Lead: 12}, Contents: Style{Size: 9.5, Lead: 12.5},
			Code: Style{Size: 8.2, Lead: 11}, CodeFloor: 7.4,
			Title: Style{Size: 30, Lead: 35, Bold: true}, Section: Style{Size: 22, Lead: 28, Bold: true},
			Part: Style{Size: 16, Lead: 21, Bold: true}, Subpart: Style{Size: 13.5, Lead: 17.5, Bold: true},
			Question: Style{Size: 12, Lead: 14, Bold: true}, Heading: Style{Size: 10.5, Lead: 14, Bold: true},
		},
		Hyphens: true,
		Spacing: Spacing{Paragraph: 7, Question: 17.5},
		Colors: Colors{
			Text: Color{0x16, 0x16, 0x16}, Quiet: Color{0x55, 0x5b, 0x60}, Accent: Color{0x0b, 0x53, 0x51},
			Rule: Color{0xc4, 0xca, 0xcd}, Tint: Color{0xf4, 0xf6, 0xf6}, Pale: Color{0x6f, 0x9c, 0x9a},
			Note: Color{0x1b, 0x55, 0x7f}, Tip: Color{0x2a, 0x62, 0x2a}, Important: Color{0x57, 0x3a, 0x96},
			Warning: Color{0x8a, 0x46, 0x00}, Caution: Color{0x96, 0x1b, 0x1b},
		},
		Code: Code{
			Plain: Ink{Color: Color{0x16, 0x16, 0x16}}, Keyword: Ink{Color: Color{0x84, 0x1c, 0x48}, Bold: true},
			Type: Ink{Color: Color{0x1b, 0x55, 0x7f}}, Function: Ink{Color: Color{0x57, 0x3a, 0x96}},
			String: Ink{Color: Color{0x2a, 0x62, 0x2a}}, Number: Ink{Color: Color{0x8a, 0x46, 0x00}},
			Comment: Ink{Color: Color{0x5f, 0x66, 0x6b}, Italic: true},
		},
	}
}
