package layout

import (
	"example.org/studyguide/fonts"
	"example.org/studyguide/render/layout/tag"
	"example.org/studyguide/source/words"
)

// Length is a distance on paper in thousandths of a point (1 pt = 1/72 inch). Lengths are integers so that every
// machine computes the same lines and pages.
type Length int64

// Units of Length.
const (
	Pt Length = 1000
	MM Length = 2835 // 72/25.4 pt
)

// Points returns l in points.
func (l Length) Points() float64 { return float64(l) / float64(Pt) }

// Book is a guide set on pages.
type Book struct {
	Title    string
	Language string
	Pages    []*Page
	Root     *tag.Element // the structure of the content
	Outline  []*Entry
	Words    *words.Language  // of the labels on the pages
	Places   map[string]Place // id of a section, question or note → where it stands
	Printing Printing
	Extract  bool // it has only what a page of the kind has room for, as cards and cram sheets do
}

// Printing is how pages must be printed. It has the names of ISO 32000-1, table 150.
type Printing string

// The values of Printing.
const (
	AnyPrinting Printing = ""
	OneSided    Printing = "Simplex"
	OverLong    Printing = "DuplexFlipLongEdge" // on both sides, true to size
	OverShort   Printing = "DuplexFlipShortEdge"
)

// Page is one page. The origin of its coordinates is the top left corner; y grows downwards.
type Page struct {
	Width, Height Length
	Label         string // the folio: "i", "ii", "1", "2"; the title page has "i" though it is not printed
	Items         []Item // decoration first, then the content in reading order

	Marks []*tag.Content // the content on the page in reading order, adjacent repetitions merged

	Bleed Length // at each edge, to be cut off; Width and Height include it

	Left bool // it is the left one of a spread
}

// Place is a point on a page of Book.Pages.
type Place struct {
	Page int // index
	X, Y Length
}

// Entry is a line of the outline.
type Entry struct {
	Title    string
	Place    Place
	Children []*Entry
}

// Color is an sRGB color.
type Color struct{ R, G, B uint8 }

// An Item is something placed on a page. The kinds are those of this file.
type Item interface{ item() }

// Text is a piece of a line in one size and color. X and Y are the start of its baseline. A space at its end is not
// seen, but separates words for programs that read the page.
type Text struct {
	X, Y  Length
	Size  Length
	Track Length       // added behind each glyph; it is widened too
	Space Length       // added to the width of each run that is a space
	Rise  Length       // raised above (or, negative, lowered below) the baseline: exponents, indices
	Runs  []*fonts.Run // in visual order, from left to right
	In    *tag.Content // nil: an artifact

	said *string // the text of the line in the order in which it is read, if that is not its order here

	// Books have hundreds of thousands of texts, so what is small stands together.
	Widen    int16 // thousandths by which glyphs, and what is between them, are wider than in the face
	Color    Color
	Artifact Artifact // its kind if it is one
	settled  bool     // mirroring the page leaves it in place
}

// Width returns the width of t.
func (t *Text) Width() Length {
	var w Length
	for _, r := range t.Runs {
		w += widened(em(r.Width, t.Size)+t.Track*Length(len(r.Glyphs)), int(t.Widen))
		if r.Text == " " {
			w += t.Space
		}
	}
	return w
}

// Artifact is a kind of text on a page that is not the guide's (ISO 32000-1, 14.8.2.2).
type Artifact uint8

// The kinds of artifacts.
const (
	Decoration Artifact = iota // rules, tints, marks of continuation
	Header                     // running heads
	Footer                     // folios
	Watermark                  // of a draft
)

// Box is a filled rectangle; X and Y are its top left corner. It is decoration.
type Box struct {
	X, Y, W, H Length
	Color      Color

	settled bool
}

// Leader is a row of dots on the baseline Y from X to X+W, Step apart. It is drawn, not written, so that it is neither
// read aloud nor copied. It is decoration.
type Leader struct {
	X, Y, W, Step Length
	Dot           Length // diameter
	Color         Color
}

// Picture is an image scaled to W by H.
type Picture struct {
	X, Y, W, H Length
	Src        string
	In         *tag.Content // nil: it is decoration

	settled bool
}

// Link makes a rectangle active. Exactly one of URL and ID is set.
type Link struct {
	X, Y, W, H Length
	URL        string       // absolute
	ID         string       // key of Book.Places
	Of         *tag.Element // of role Link

	settled bool
}

// Stamp is a watermark: a line of text across a page. It is drawn and not written, so that it is neither read aloud nor
// copied with the text above it.
type Stamp struct {
	X, Y   Length // the middle of the line
	Dx, Dy Length // the direction of the line, Dy upwards
	Size   Length
	Width  Length
	Color  Color
	Runs   []*fonts.Run // in visual order
}

func (*Text) item()    {}
func (*Box) item()     {}
func (*Leader) item()  {}
func (*Picture) item() {}
func (*Link) item()    {}
func (*Stamp) item()   {}
