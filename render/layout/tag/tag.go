// Package tag holds the structure tree of a book: what its marked content is, in reading order.
//
// Layout makes the tree while it sets a guide, the PDF renderer writes it for screen readers. The roles are the
// standard structure types of ISO 32000-1, 14.8.4.
package tag

// Role is what an element is.
type Role string

// The roles that a guide needs.
const (
	Document   Role = "Document"
	Sect       Role = "Sect"
	Div        Role = "Div"
	H1         Role = "H1"
	H2         Role = "H2"
	H3         Role = "H3"
	H4         Role = "H4"
	H5         Role = "H5"
	H6         Role = "H6"
	P          Role = "P"
	BlockQuote Role = "BlockQuote"
	TOC        Role = "TOC"
	TOCI       Role = "TOCI"
	List       Role = "L"
	Item       Role = "LI"
	Label      Role = "Lbl"
	Body       Role = "LBody"
	Table      Role = "Table"
	Head       Role = "THead"
	Rows       Role = "TBody"
	Row        Role = "TR"
	Header     Role = "TH"
	Cell       Role = "TD"
	Code       Role = "Code"
	Figure     Role = "Figure"
	Formula    Role = "Formula"
	Caption    Role = "Caption"
	Link       Role = "Link"
	Reference  Role = "Reference"
	Note       Role = "Note"
	Span       Role = "Span"
)

// Element is a node of the tree. Its kids are in reading order.
type Element struct {
	Role   Role
	Parent *Element // nil for the root
	Kids   []Kid

	ID        string // unique in the book; a Note needs one (ISO 14289-1, 7.9)
	Title     string
	Alt       string // what is read in place of a Figure
	Lang      string // where it is not that of the book
	Box       *Box   // of a Figure: where it is
	Scope     string // of a Header: "Column" or "Row"
	Numbering string // of a List: "Disc", "Decimal" or "None" (ISO 32000-1, table 347)
	Block     bool   // a Code or a Span that stands by itself, as a block (Placement, table 343)

	placed bool // it is a kid of its parent
}

// Box is a rectangle of a page in points, from its lower left corner: left, bottom, right, top.
type Box [4]float64

// A Kid is a part of an element: another [Element], a [Mark] or a [Target].
type Kid interface{ kid() }

// Mark is marked content of a page: ID counts the page's marks from 0 (its MCID).
type Mark struct{ Page, ID int }

// Target is a link of a page, counted from 0 in the order of painting; it is a kid of Link elements only.
type Target struct{ Page, Index int }

func (*Element) kid() {}
func (Mark) kid()     {}
func (Target) kid()   {}

// New makes an element that will be a kid of parent: it becomes one when it gets its first kid itself, so that the
// order of the tree is that of the content and what has no content is not in it.
func New(role Role, parent *Element) *Element { return &Element{Role: role, Parent: parent} }

// Add gives e one more kid, and e to its parent if it is not there yet.
func (e *Element) Add(k Kid) {
	if !e.placed && e.Parent != nil {
		e.placed = true
		e.Parent.Add(e)
	}
	e.Kids = append(e.Kids, k)
}

// Heading gives the role of a heading of a level, the first being 1. Levels below 6 have no role of their own.
func Heading(level int) Role { return [...]Role{H1, H2, H3, H4, H5, H6}[min(max(level, 1), 6)-1] }

// Content is a stretch of content that belongs to an element. One that goes on after other content, or on another page,
// has several marks.
type Content struct {
	Of     *Element
	Actual string // what is copied in place of all that is seen, if it is not the same (ActualText)
}

// In gives content of a new element, see [New].
func In(role Role, parent *Element) *Content { return &Content{Of: New(role, parent)} }
