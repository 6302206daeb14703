package ast

// A Block is a part of a guide that stands on lines of its own. The kinds are those of this file.
type Block interface {
	Node
	copied() Block // a copy, down to the blocks and inlines that it holds
}

// Paragraph is running text. A [Break] in it ends a line.
type Paragraph struct {
	Loc
	Inlines []Inline
}

// Heading is a heading that is neither a section's nor a question's title, such as one inside an answer. Readers return
// every heading as a Heading; recognition turns most into sections and questions.
type Heading struct {
	Loc
	ID      string // unique in the guide; links lead to it. Readers leave it empty
	Level   int    // 1 to 6
	Inlines []Inline
}

// List is an ordered or unordered list.
type List struct {
	Loc
	Ordered bool
	Start   int  // number of the first item of an ordered list
	Tight   bool // no blank lines between the items in the source
	Items   []*Item
}

// Item is one item of a list.
type Item struct {
	Loc
	Task   Task
	Blocks []Block
}

// Task is the state of a list item's check box.
type Task int

// An item has no box, an empty one ("[ ]"), or a checked one ("[x]").
const (
	NoTask Task = iota
	Open
	Done
)

// Listing is code or other text that is shown verbatim.
type Listing struct {
	Loc
	Language string // lower case, aliases folded ("javascript", "bash"); empty if unknown
	Text     string // lines end in \n; the last has none
}

// Table has one header row and any number of rows. Every row has as many cells as the header.
type Table struct {
	Loc
	Align  []Align // one for each column
	Header []*Cell // without text if the source has no header
	Rows   [][]*Cell
	Cram   bool // its author wants it on a cram sheet
}

// Cell is one cell of a table.
type Cell struct {
	Loc
	Head    bool // the source says that it heads its row, which is below the table's header
	Inlines []Inline
}

// Align is the alignment of a table's column.
type Align int

// The alignments of a column.
const (
	AlignNone Align = iota
	AlignLeft
	AlignCenter
	AlignRight
)

// Quote is a block quotation.
type Quote struct {
	Loc
	Blocks []Block
}

// Callout is an admonition, such as GitHub's > [!NOTE].
type Callout struct {
	Loc
	Kind   string // "note", "tip", "important", "warning" or "caution"
	Title  []Inline
	Blocks []Block
}

// Figure is an image on lines of its own.
type Figure struct {
	Loc
	Image   *Image
	Caption []Inline
}

// DefinitionList pairs terms with their descriptions.
type DefinitionList struct {
	Loc
	Items []*Definition
}

// Definition is one or more terms and their descriptions.
type Definition struct {
	Loc
	Terms        [][]Inline
	Descriptions [][]Block
}

// Details is a part that the source collapses under a summary. Recognition turns most into questions and answers; the
// rest are shown expanded.
type Details struct {
	Loc
	Summary []Inline
	Rest    []Block // the rest of the summary after its first line: lists, listings
	Blocks  []Block
}

// Divider is a thematic break.
type Divider struct{ Loc }

// PageBreak makes the block after it begin on a new page.
type PageBreak struct{ Loc }
