// Package ast is the tree that every guide becomes and every renderer reads.
//
// A [Guide] holds [Section]s, a section holds [Question]s, a question holds a title, a prompt, [Option]s and an answer
// made of [Block]s, and blocks hold [Inline]s. Block and Inline are sealed: the kinds in block.go and inline.go are all
// there are. Readers return a flat stream of blocks (a [Document]), recognition makes the tree of them, and from then
// on nobody changes it. Every node has its position in the source (Span), so that every finding has a line. A renderer
// that meets a kind of node it does not know reports unsupported-node; it never skips one.
//
// The method parts, in parts.go, is the one place that says what a node holds; walking, copying and plain text rest on
// it. A new kind of node needs that method, methods that copy it and return its text, and a branch in each writer:
// the compiler and the tests over all kinds ask for them.
//
// The package knows neither formats nor paper: it does no parsing and no rendering.
//
// The nodes and fields here are a stable part of the module, as package studyguide at its top says; more may be added.
package ast

import (
	"cmp"
	"path"
	"strings"

	"example.org/studyguide/source/diag"
)

// Loc is the position of a node in the source. It is embedded in every node.
type Loc struct {
	At diag.Span
}

// Span returns the node's position in the source; zero for a node without source text.
func (l Loc) Span() diag.Span { return l.At }

// move replaces the position of a node by what to returns for it.
func (l *Loc) move(to func(diag.Span) diag.Span) { l.At = to(l.At) }

// move replaces, besides that of g, the positions that are no nodes: of its front matter and of its tongues.
func (g *Guide) move(to func(diag.Span) diag.Span) {
	g.Loc.move(to)
	g.Meta.move(to)
	for i := range g.Tongues {
		g.Tongues[i].move(to)
	}
}

// move replaces the positions of m and of its values.
func (m *Meta) move(to func(diag.Span) diag.Span) {
	b := &m.Brand
	for _, at := range []*diag.Span{
		&m.At, &m.DraftAt, &m.Page.At, &b.CoverAt, &b.LogoAt, &b.AccentAt, &b.WatermarkAt, &b.Header.At, &b.Footer.At,
	} {
		*at = to(*at)
	}
}

// At returns the Loc of a node at span.
func At(span diag.Span) Loc { return Loc{At: span} }

// A Node is any part of the tree that has a position in the source.
type Node interface {
	Span() diag.Span
	move(func(diag.Span) diag.Span)
	parts(visitor) // shows the visitor what the node holds
}

// Document is the output of a reader and the input of recognition: front matter and a flat stream of blocks in document
// order, in which questions are still headings, paragraphs, lists or details.
type Document struct {
	Loc
	Format string // its reader: "text", "markdown", "html" …
	Meta   Meta
	Blocks []Block
	Notes  []*Note
	// Sections holds the questions of a format that says which of its parts they are, such as a table with a column of
	// questions; nil for all others. They have no ids yet. Blocks is then what stands before them.
	Sections []*Section
	// Seen says what a file of data without questions holds instead, and Wanted what questions look like there, for the
	// message that says so.
	Seen, Wanted string
	// Media holds the pictures that are inside the file, by the Src of images.
	Media map[string][]byte
	// Tongues holds the parts that the author marks as being in a language of their own.
	Tongues []Tongue
	// Cells holds the blocks that begin a cell, if the file is divided into cells.
	Cells map[Block]bool
	// Planned holds the headings that are tasks to be done, by the states that a format has for them.
	Planned map[*Heading]bool
	// Called holds where the questions begin that a page calls so, by its classes or its linked data, or a file of Org,
	// by the properties of flash cards.
	Called map[diag.Pos]bool
	// Slugs holds the anchor that the format's usual host assigns to each heading ("what-is-it", "what-is-it-1"). Links
	// of the form #slug refer to them.
	Slugs map[*Heading]string
	// Names maps the other anchors of the file, in lower case, to the headings at which they stand, for links from
	// other files.
	Names map[string]*Heading
	URL   string // of a saved page, if it names its own
	Head  string // the title in the head of a saved page, without the name of the site
	// Named holds the names that the author gives questions, in the order in which they were read.
	Named []Name
	// Identify, if it is set, is called when the questions of the guide have their ids, and before links are resolved.
	// It may replace ids, and returns the questions that had others in earlier editions, by these.
	Identify func(*Guide) map[string]*Question
}

// Guide is a whole study guide. Its sections are in document order; so are the questions in them.
type Guide struct {
	Loc
	Meta     Meta
	Intro    []Block // before the first section
	Sections []*Section
	Notes    []*Note           // footnotes, by their first reference
	Shape    string            // the shape that recognition chose, as in --shape
	Selected string            // what chose the questions of this edition: the terms of --only, a draw; empty: all
	Version  string            // which of many papers this is, by its draw; empty: the only one
	Media    map[string][]byte // pictures that are inside the source's file, by the Src of images; nil: none
	Tongues  []Tongue          // as in [Document]
	Digest   string            // SHA-256 of the file that was read, in hexadecimal digits; empty for a folder
}

// A Tongue is a part of a source that its author marks as being in another language than the rest. It is not a node of
// the tree, where it would come between what readers of questions look for; nodes are in it by their positions.
type Tongue struct {
	Loc
	Language string // BCP 47 tag
	Text     string // what it says, on one line; empty for one that is longer than a paragraph
}

// Section is a titled part of a guide. A guide without headings has one section without a title.
type Section struct {
	Loc
	ID        string // unique in the guide, from the title
	Title     []Inline
	FAQ       bool // a section of frequently asked questions
	Back      bool // made by an edition to hold answers; it has no questions
	NewPage   bool // the author begins it on a new page
	Intro     []Block
	Questions []*Question
	Answers   []*Answer  // to the questions of another section; only where Back is set
	Key       []*Answer  // of this section or parts of it, which books list at its beginning; only where Back is set
	Sections  []*Section // parts of this section, after its own questions
}

// NoCover is the cover of a guide whose author wants none, NoLogo the logo: not even that of a project or a theme.
const (
	NoCover = "none"
	NoLogo  = "none"
)

// Question is a question and its answer. Document order is its identity; Number is only the author's label.
type Question struct {
	Loc
	ID     string // unique in the guide, from the title; stable when other questions change
	Key    string // unique in the guide, [KeyLength] characters; stable when the question itself changes
	Number string // the author's, corrected where the source was wrong ("58", "A1"); may be empty
	Label  string // the number as it stands in the source, with its word and signs ("Que 38.", "A1)"); may be empty
	Title  []Inline
	Prompt []Block // the rest of the question: code, a picture
	Answer []Block // may be empty; where options are marked, their explanation

	Kind    Kind      // how it is to be answered
	Options []*Option // that it offers, none or at least two

	NewPage bool // the author begins it on a new page

	Difficulty string   // the author's word for it ("intermediate", "⭐⭐"); may be empty
	Tags       []string // the author's, in source order, without duplicates

	Since, Changed string // the dates of the editions that first had it, and had it as it is; empty: unknown

	AnswerID string // of the [Answer], if an edition has moved it; Answer is empty then
	Withheld int    // words of the answer, if an edition leaves it out; Answer is empty then
	Marks    int    // that an answer can get, in a paper and its key; 0: no edition has set any
}

// Note is a footnote.
type Note struct {
	Loc
	ID     string // unique in the guide
	Label  string // as the author wrote it
	Blocks []Block
}

// Meta is a guide's front matter. After loading, Title is always set; all else is optional.
type Meta struct {
	Loc
	Title       string
	Subtitle    string
	Authors     []string
	Language    string // BCP 47 tag
	Date        string // YYYY, YYYY-MM or YYYY-MM-DD
	Description string
	Publisher   string
	Rights      string
	Subjects    []string
	Identifier  string // the author's URN, ISBN or URL; empty: derived from the content
	Cover       string // path of an image, relative to the guide, or [NoCover]; empty: one is drawn
	Logo        string // path of a picture of whoever publishes the guide, relative to it, or [NoLogo]; may be empty
	URL         string // where the guide is on the web; may be empty
	Brand       Brand
	NoColophon  bool              // the books do not say how they were made
	Answers     string            // where the answers stand: [AnswersInline] …; empty: unspecified
	Words       map[string]string // replacements of words that books print, by the keys of package words; nil: none
	Hyphenation string            // path of a file of TeX patterns, relative to the guide; empty: those for Language
	Claim       Claim             // of accessibility
	AsWritten   bool              // the books keep straight quotation marks, hyphens and full stops as they are written
	Links       string            // how paper tells where links lead: [LinksNotes] …; empty: as the theme does
	Index       string            // what an index is of: [IndexNone], [IndexTerms]; empty: what the author has
	Terms       []string          // that the author wants in it
	TermCards   bool              // decks of cards have notes for terms
	NoNews      bool              // the books do not list what is new in their edition
	Checklist   bool              // they end with a list of all questions, with boxes for what is known
	Draft       bool              // builds of projects leave the guide out
	DraftAt     diag.Span         // of that in the front matter
	Variables   map[string]string // what {{name}} stands for in the text, by name; nil: none
	Order       int               // of the file in a guide that is a folder; 0: by name
	Theme       string            // name of a theme, or path of a theme file, relative to the guide; empty: print's
	Page        Page
	Fonts       Fonts
	// QuestionLevel is the level of the headings that are questions, 1 to 6, if the author declares it; the guide's
	// shape is not guessed then. 0 leaves everything to recognition.
	QuestionLevel int
	Minutes       int // that a paper takes; 0: unspecified
	Marks         int // that each answer in a paper can get; 0: by what it takes to answer; negative: there are none
}

// What an index at the end of the books is of: the values of [Meta].Index besides "". Then it is of what the author
// has: tags and difficulties of questions, and the terms of front matter and of a glossary.
const (
	IndexNone  = "none"
	IndexTerms = "terms" // of terms that are found in the text, too
)

// LanguageTag returns the language of a guide, English if it says none and its text shows no other.
func (m Meta) LanguageTag() string { return cmp.Or(m.Language, "en") }

// Claim is a person's statement about the guide's accessibility. A program cannot make it: it judges neither whether an
// alternative text describes its image nor whether the words are plain.
type Claim struct {
	ConformsTo  string // "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"
	CertifiedBy string // the person or body that vouches for it
}

// SystemFonts is what stands for the fonts that are installed on the machine, where folders of fonts are named.
const SystemFonts = "system"

// Fonts names the font families that the author wants in the PDF. Zero values stand for the built-in ones.
type Fonts struct {
	Folder     string   // of font files, relative to the guide
	Text, Code string   // names of families
	Fallback   []string // families for characters missing from those
	System     bool     // whether fonts that are installed on the machine are used for what all others lack
}

// Identity returns what tells g from other guides: the author's identifier, else the title and the name of the file. It
// is the same for all editions of a guide, and whatever is corrected, added or removed.
func (g *Guide) Identity() string {
	clean := func(s string) string { return strings.Join(strings.Fields(s), " ") }
	if id := clean(g.Meta.Identifier); id != "" {
		return id
	}
	of := cmp.Or(clean(g.Meta.Title), "Study guide") + "\n"
	if g.At.File != "" {
		of += "source " + path.Base(g.At.File) + "\n" // not its folder, which differs between machines
	}
	return of
}

// AllSections returns every section, depth first, in document order.
func (g *Guide) AllSections() []*Section {
	var out []*Section
	var add func([]*Section)
	add = func(ss []*Section) {
		for _, s := range ss {
			out = append(out, s)
			add(s.Sections)
		}
	}
	add(g.Sections)
	return out
}

// Parts returns how many sections with a title g has, at any depth, or 0 if there is only one: to say so tells nobody
// anything. Those that an edition made for answers do not count.
func (g *Guide) Parts() int {
	n := 0
	for _, s := range g.AllSections() {
		if PlainText(s.Title) != "" && !s.Back {
			n++
		}
	}
	if n == 1 {
		return 0
	}
	return n
}

// Exhibits returns how many listings g has, and how many tables with anything in them.
func (g *Guide) Exhibits() (listings, tables int) {
	Walk(g, func(n Node) bool {
		switch n := n.(type) {
		case *Listing:
			listings++
		case *Table:
			if !n.Empty() {
				tables++
			}
		}
		return true
	})
	return listings, tables
}

// AllQuestions returns every question in document order.
func (g *Guide) AllQuestions() []*Question {
	var out []*Question
	for _, s := range g.AllSections() {
		out = append(out, s.Questions...)
	}
	return out
}
