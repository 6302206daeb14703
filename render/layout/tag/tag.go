// Package tag holds the structure tree of a book: the meaning of its marked content, in reading order. Layout builds
// the tree while it sets a guide; the PDF renderer writes it for screen readers. The roles are the standard structure
// types of ISO 32000-1, 14.8.4.
//
// The tree grows as pages show it. Layout makes an element before it knows whether and where its content will be
// placed; the element becomes a kid of its parent when its first content is placed. So the reading order is that of the
// pages, elements without content are not in the tree, and what is repeated (table headers, running heads) is an
// artifact because it has no content.
//
// This package may change with any version; package studyguide at the top of the module is the stable one.
package tag

// Role is the structure type of an element.
type Role string

// The roles that a guide needs.
const (
	Document   Role = "Document"
	Sect       Role = "Sect"
	Art        Role = "Art" // the colophon
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
	Index      Role = "Index"
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

// Element is a node of the tree. Its kids are in reading order. A book has one for each line of its text at least, most
// of them without attributes.
type Element struct {
	Role   Role
	Parent *Element // nil for the root
	Kids   []Kid
	Block  bool // a Code or a Span is a block of its own (Placement, table 343)

	placed     bool // e is a kid of its parent
	attributes *Attributes
}

// Attributes are what few elements have.
type Attributes struct {
	ID        string // unique in the book; a Note needs one (ISO 14289-1, 7.9)
	Title     string
	Alt       string // read aloud in place of a Figure
	Actual    string // what the text says, where its order on the page is another (ActualText)
	Lang      string // BCP 47; empty: that of the book
	Box       *Box   // where a Figure is
	Scope     string // of a Header: "Column" or "Row"
	Numbering string // of a List: "Disc", "Decimal" or "None" (ISO 32000-1, table 347)
}

// Attributes returns the attributes of e.
func (e *Element) Attributes() Attributes {
	if e.attributes == nil {
		return Attributes{}
	}
	return *e.attributes
}

// With returns the attributes of e to be set.
func (e *Element) With() *Attributes {
	if e.attributes == nil {
		e.attributes = &Attributes{}
	}
	return e.attributes
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

// New returns an element below parent. It becomes a kid of parent when it gets its first kid itself, so that the tree
// has the order of the content and no element without any.
func New(role Role, parent *Element) *Element { return &Element{Role: role, Parent: parent} }

// Add adds a kid to e, and e to its parent if it is not there yet.
func (e *Element) Add(k Kid) {
	if !e.placed && e.Parent != nil {
		e.placed = true
		e.Parent.Add(e)
	}
	e.Kids = append(e.Kids, k)
}

// Enclose moves the marks of e into a new element inside e, before its other kids.
func (e *Element) Enclose(role Role) *Element {
	in := &Element{Role: role, Parent: e, placed: true}
	kids := []Kid{in}
	for _, k := range e.Kids {
		if _, ok := k.(Mark); ok {
			in.Kids = append(in.Kids, k)
		} else {
			kids = append(kids, k)
		}
	}
	e.Kids = kids
	return in
}

// Heading returns the role of a heading of a level, counted from 1. Levels below 6 have no role of their own.
func Heading(level int) Role { return [...]Role{H1, H2, H3, H4, H5, H6}[min(max(level, 1), 6)-1] }

// Content is a stretch of content of an element. It has several marks if it is interrupted by other content or
// continues on another page.
type Content struct {
	Of     *Element
	Actual string // copied instead of the visible text where that differs (ActualText)
}

// In returns content of a new element; see [New].
func In(role Role, parent *Element) *Content { return &Content{Of: New(role, parent)} }
