// Package markup writes the parts of a guide as XHTML, for all that shows a guide in the way of a web page: books,
// pages, cards.
//
// What goes in is a node of the tree; what comes out is a [Fragment]: elements without a page around them, the ids in
// them, and the footnotes that they refer to. The elements and their classes are the same everywhere, so that style
// sheets can be alike. What differs is asked of the caller, by the functions of a [Config]: where a link leads, what a
// picture is called, how a formula is written. Nothing is lost: what the caller cannot show becomes text and a finding.
//
// The fragments are well-formed XML and, if Config.HTML is set, valid HTML too.
//
// This package may change with any version; package studyguide at the top of the module is the stable one.
package markup

import (
	"example.org/studyguide/render/highlight"
	"example.org/studyguide/render/tongue"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/words"
)

// A Config is what fragments depend on besides the tree. Language and Tongues must be set; every function may be nil.
type Config struct {
	Language *words.Language  // of the words that are added
	Tongues  *tongue.Tongues  // which text is in another language
	RTL      bool             // the guide's language runs from right to left
	Code     *highlight.Cache // nil: code is tokenized anew
	Sink     diag.Sink        // nil: findings are dropped

	// Format names what is made, as findings do: "the EPUB".
	Format string

	// HTML makes fragments for a page of HTML: without the attributes that only EPUB and XML have, and with folded
	// blocks that can be unfolded.
	HTML bool

	// Bare makes listings that look right without a style sheet of ours: their text with its tabs, and no more.
	Bare bool

	// Anchor returns the id of the element that a node's id names. If it is nil or returns "", the element has none.
	Anchor func(id string) string

	// Target returns the id of the element that links to a node lead to; "" if there is no such node. If it is nil,
	// only the text of links within the guide is kept.
	Target func(id string) string

	// Image returns how an image is shown. If it is nil or returns an error, which is for [asset.Diagnostic], the image
	// is its text.
	Image func(*ast.Image) (Picture, error)

	// Note returns the footnote of an id; nil if there is none. If it is nil, there are no footnotes.
	Note func(id string) *Note

	// Formula returns a formula as text. If it is nil, formulas are MathML.
	Formula func(*ast.Math) string

	// Full reports whether the block being written, around which the caller opened all but so many elements, should go
	// on elsewhere; GoOn makes it. Between them the writer ends these elements and begins them again. If they are nil,
	// blocks are not divided.
	Full func(open int) bool
	GoOn func()
}

// A Picture is how an image is shown.
type Picture struct {
	URL   string
	Class string // besides that of its place, such as "figure"
	Style string // CSS; see [Size]
}

// A Fragment is a stretch of XHTML in the making.
type Fragment struct {
	Buffer
	IDs   []string // that links may lead to
	Notes []*Note  // footnotes that are referred to here before anywhere else
	Math  bool     // a formula was written as MathML
}

// Anchored records that the fragment has an element with an id.
func (f *Fragment) Anchored(id string) { f.IDs = append(f.IDs, id) }

// A textWriter writes inlines to the current fragment.
type textWriter struct {
	*Fragment
	Config
	spoken   string          // the language of the text being written; "" is that of the guide
	inLink   bool            // links cannot hold links
	standIns int             // number of images whose text was written in their place
	faulty   map[string]bool // the sources of images that cannot be shown: each is reported once
}

// A Writer writes blocks under headings, and the parts of questions, to the fragment that Begin names.
type Writer struct {
	textWriter
	level  int   // of the heading that the blocks being written stand under
	outer  []int // source levels of the headings that are open below it
	tables int   // that have a name, as tables or as records
}

// NewWriter returns a writer for the parts of one guide.
func NewWriter(c Config) *Writer {
	return &Writer{textWriter: textWriter{Config: c, faulty: map[string]bool{}}}
}
