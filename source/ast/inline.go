package ast

// An Inline is a part of running text. The kinds are those of this file.
type Inline interface {
	Node
	enclosed() *[]Inline // the inlines within the node; nil for a kind that has none
	copied() Inline      // a copy, which may be given other inlines
	text() string        // what the node itself says, without what it encloses
}

// Text is a run of characters. It holds no line breaks and no control characters.
type Text struct {
	Loc
	Value string
}

// Code is code within running text, shown verbatim.
type Code struct {
	Loc
	Value string
}

// Emph is emphasized text.
type Emph struct {
	Loc
	Inlines []Inline
}

// Strong is strongly emphasized text.
type Strong struct {
	Loc
	Inlines []Inline
}

// Strike is text that is struck through.
type Strike struct {
	Loc
	Inlines []Inline
}

// Script is superscript (Up) or subscript text: an exponent, an index.
type Script struct {
	Loc
	Up      bool
	Inlines []Inline
}

// Link is a hyperlink. URL is absolute, relative to the guide, or "#" and the id of a section, a question or a note of
// the guide.
type Link struct {
	Loc
	URL     string
	Title   string
	Inlines []Inline
}

// Image is an image within running text.
type Image struct {
	Loc
	Src   string // path relative to the guide, or a URL
	Alt   string
	Title string
	// Width and Height are the author's; an image keeps its proportions, so that of two the one that makes it smaller
	// counts.
	Width, Height Extent
}

// Math is a formula in TeX, without its delimiters. A Display formula stands by itself and is the only inline of its
// paragraph.
type Math struct {
	Loc
	TeX     string
	Display bool
}

// Source returns the formula with delimiters, as it is shown if it cannot be set.
func (m *Math) Source() string {
	if m.Display {
		return "$$" + m.TeX + "$$"
	}
	return "$" + m.TeX + "$"
}

// Break is a line break in the source. A hard break is meant to be seen; a soft one reads as a space.
type Break struct {
	Loc
	Hard bool
}

// NoteRef refers to a footnote.
type NoteRef struct {
	Loc
	ID string // of the [Note]
}

// Displayed returns the display formula that p consists of; nil if p is anything else.
func (p *Paragraph) Displayed() *Math {
	if len(p.Inlines) == 1 {
		if m, ok := p.Inlines[0].(*Math); ok && m.Display {
			return m
		}
	}
	return nil
}

func (e *Emph) enclosed() *[]Inline   { return &e.Inlines }
func (s *Strong) enclosed() *[]Inline { return &s.Inlines }
func (s *Strike) enclosed() *[]Inline { return &s.Inlines }
func (s *Script) enclosed() *[]Inline { return &s.Inlines }
func (l *Link) enclosed() *[]Inline   { return &l.Inlines }
func (*Text) enclosed() *[]Inline     { return nil }
func (*Code) enclosed() *[]Inline     { return nil }
func (*Math) enclosed() *[]Inline     { return nil }
func (*Image) enclosed() *[]Inline    { return nil }
func (*Break) enclosed() *[]Inline    { return nil }
func (*NoteRef) enclosed() *[]Inline  { return nil }

func (e *Emph) copied() Inline    { c := *e; return &c }
func (s *Strong) copied() Inline  { c := *s; return &c }
func (s *Strike) copied() Inline  { c := *s; return &c }
func (s *Script) copied() Inline  { c := *s; return &c }
func (l *Link) copied() Inline    { c := *l; return &c }
func (t *Text) copied() Inline    { c := *t; return &c }
func (c *Code) copied() Inline    { d := *c; return &d }
func (m *Math) copied() Inline    { c := *m; return &c }
func (i *Image) copied() Inline   { c := *i; return &c }
func (b *Break) copied() Inline   { c := *b; return &c }
func (n *NoteRef) copied() Inline { c := *n; return &c }

func (*Emph) text() string    { return "" }
func (*Strong) text() string  { return "" }
func (*Strike) text() string  { return "" }
func (*Script) text() string  { return "" }
func (*Link) text() string    { return "" }
func (t *Text) text() string  { return t.Value }
func (c *Code) text() string  { return c.Value }
func (m *Math) text() string  { return m.TeX }
func (i *Image) text() string { return i.Alt }
func (*NoteRef) text() string { return "" }

// text returns a line feed for a hard break and a space for a soft one.
func (b *Break) text() string {
	if b.Hard {
		return "\n"
	}
	return " "
}
