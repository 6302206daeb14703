package ast

// An Inline is a part of running text. The kinds are those of this file.
type Inline interface {
	Node
	inline()
}

// Text is a run of characters. It holds no line breaks and no control characters.
type Text struct {
	Loc
	Value string
}

// Code is code within running text, shown as it stands.
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

// Script is text raised (Up) or lowered: an exponent, an index.
type Script struct {
	Loc
	Up      bool
	Inlines []Inline
}

// Link leads to a place. URL is absolute, relative to the guide, or "#" and the id of a section, a question or
// a note of the guide.
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
}

// Math is a formula in TeX, without the marks around it. Display: it is meant to stand by itself; one that does is the only inline of its
// paragraph.
type Math struct {
	Loc
	TeX     string
	Display bool
}

// Break ends a line of the source. A hard break is meant to be seen; a soft one is a space.
type Break struct {
	Loc
	Hard bool
}

// NoteRef refers to a footnote.
type NoteRef struct {
	Loc
	ID string // of the [Note]
}

// Displayed gives the formula that a paragraph consists of, if it is one that stands by itself.
func (p *Paragraph) Displayed() *Math {
	if len(p.Inlines) == 1 {
		if m, ok := p.Inlines[0].(*Math); ok && m.Display {
			return m
		}
	}
	return nil
}

func (*Text) inline()    {}
func (*Code) inline()    {}
func (*Emph) inline()    {}
func (*Strong) inline()  {}
func (*Strike) inline()  {}
func (*Script) inline()  {}
func (*Link) inline()    {}
func (*Image) inline()   {}
func (*Math) inline()    {}
func (*Break) inline()   {}
func (*NoteRef) inline() {}
