// Package layout sets a guide on pages.
//
// It takes the tree and gives [Book]: pages of placed items, an outline and the places of ids. It is pure: no
// files, no clock, no PDF. What it decides is final; a painter draws the items and decides nothing.
package layout

import "studyguide/fonts"

// Length is a distance on paper in thousandths of a point (1 pt = 1/72 inch). Lengths are integers so that every
// machine gives the same lines and pages.
type Length int64

// Units of Length.
const (
	Pt Length = 1000
	MM Length = 2835 // 72/25.4 pt
)

// Points gives l in points.
func (l Length) Points() float64 { return float64(l) / float64(Pt) }

// Book is a guide set on pages.
type Book struct {
	Title    string
	Language string
	Pages    []*Page
	Outline  []*Entry
	Places   map[string]Place // id of a section, question or note → where it stands
}

// Page is one page. The origin of its coordinates is the top left corner; y grows downwards.
type Page struct {
	Width, Height Length
	Label         string // the folio: "i", "ii", "1", "2"; the title page has "i" though it is not printed
	Items         []Item // in reading order, which is also painting order but for boxes, which come first
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

// Text is a piece of a line in one size and color. X and Y are the start of its baseline. Spaces that end Text are
// not seen but keep words apart when the page is read by a program.
type Text struct {
	X, Y     Length
	Size     Length
	Color    Color
	Runs     []fonts.Run
	Rise     Length // raised above (or, negative, lowered below) the baseline: exponents, indices
	Artifact bool   // no part of the guide's text: folios, running heads, continuation marks
}

// Box is a filled rectangle; X and Y are its top left corner.
type Box struct {
	X, Y, W, H Length
	Color      Color
}

// Frame is the outline of a rectangle, drawn inside it with lines of Stroke's width.
type Frame struct {
	X, Y, W, H Length
	Stroke     Length
	Color      Color
}

// Check is a tick mark inside a square of side W; X and Y are its top left corner.
type Check struct {
	X, Y, W Length
	Color   Color
}

// Picture is an image scaled to W by H.
type Picture struct {
	X, Y, W, H Length
	Src, Alt   string
}

// Link makes a rectangle active. Exactly one of URL and ID is set.
type Link struct {
	X, Y, W, H Length
	URL        string // absolute
	ID         string // key of Book.Places
}

func (*Text) item()    {}
func (*Box) item()     {}
func (*Frame) item()   {}
func (*Check) item()   {}
func (*Picture) item() {}
func (*Link) item()    {}
