// Package tex handles the formulas that authors write in TeX: it locates them in running text ([Find]) and parses them
// ([Parse]).
//
// It knows the commands that guides use: letters of all alphabets, fractions, roots, scripts, fences, matrices,
// accents, text. It is not TeX: macros cannot be defined, and an unknown command is an error with its offset, so that
// no part of a formula is silently dropped. The tree of a guide keeps the source of a formula; a renderer parses it,
// and makes MathML or boxes of glyphs from the same tree.
//
// The parser is our own because the Go libraries that we tried do not suit a compiler: one prints to standard output
// when it fails and lacks \operatorname, another covers only a few commands.
//
// A dollar opens a formula only where it does on GitHub, and only if the text after it looks like a formula.
//
//	row, err := tex.Parse(`\frac{1}{n}\sum_{i=1}^n x_i`)
//
// This package may change with any version; package studyguide at the top of the module is the stable one.
package tex

// A Node is a part of a formula. The kinds are those of this file.
type Node interface{ node() }

// Row is a sequence of nodes. In the row that [Parse] returns, Ends holds for each node where its source ends, in bytes
// of the formula; elsewhere it is nil.
type Row struct {
	Kids []Node
	Ends []int
}

// Class is the role of an atom towards its neighbors; it decides on the space between them (The TeXbook, chapter 18).
type Class uint8

// The classes of atoms, in the order of the table of spaces in The TeXbook, chapter 18.
const (
	Ordinary Class = iota
	Large          // a large operator, or the name of a function
	Binary
	Relation
	Opening
	Closing
	Punctuation
	Inner
)

// Kind is what an atom consists of.
type Kind uint8

// The kinds of atoms; in MathML they are mi, mn, mo and mtext.
const (
	Letter Kind = iota
	Number
	Sign
	Words
)

// Atom is a letter, a number, a sign, a name or words. Text is in the alphabet that the author selected. Italic
// letters, the default, are plain characters with Upright unset.
type Atom struct {
	Text    string
	Class   Class
	Kind    Kind
	Upright bool
	Limits  bool // scripts stand above and below it, where there is room
	Tall    int  // height of a sign in thousandths of an em, if set by a command such as \big
}

// Scripts is a base with an index, an exponent or both; nil for none. With Limits they always stand below and above the
// base.
type Scripts struct {
	Base, Sub, Sup Node
	Limits         bool
}

// Fraction is Above over Below, with a rule between them unless it is Bare, as in binomials. Display or Small select
// its size.
type Fraction struct {
	Above, Below         Node
	Bare, Display, Small bool
}

// Root is a root of Of; Degree is nil for the square root.
type Root struct{ Of, Degree Node }

// Fence is a sequence of nodes between two delimiters that grow with it, either of which may be empty. A [Middle] in it
// grows, too.
type Fence struct {
	Open, Close string
	Kids        []Node
}

// Middle is a delimiter within a [Fence] that is as tall as the fence.
type Middle struct{ Text string }

// Grid is a matrix, cases or aligned lines. Align has "l", "c" or "r" for each column. In Equations columns form pairs,
// with no space within a pair. Rules stand before the columns and rows whose indices are given; the index behind the
// last is that of a rule at the end. Ends are the offsets in the source at which rows end that another follows.
type Grid struct {
	Rows             [][]Node
	Ends             []int
	Align            string
	Equations        bool
	Upright, Between []int // vertical rules, horizontal rules
}

// Enclosed is a node with lines around or through it, or one that is not seen but takes its room.
type Enclosed struct {
	Of  Node
	How Enclosure
}

// Enclosure is what is done to an Enclosed node.
type Enclosure uint8

// The enclosures: a box, a line through the node, and the room of a node, of its width alone, of its height alone.
const (
	Boxed Enclosure = iota
	Struck
	Phantom
	PhantomWidth
	PhantomHeight
)

// Mark is a sign above or below a node: an accent, an arrow, a brace, a line. A wide one spans the node.
type Mark struct {
	Of    Node
	Text  string
	Below bool
	Wide  bool
}

// Stack is a node with a smaller one above or below it: \overset, \underset.
type Stack struct{ Of, Above, Below Node }

// Space is space between nodes in thousandths of an em; it may be negative.
type Space struct{ Width int }

// Styled is a sequence of nodes in the size of a displayed formula (Display) or of one in running text.
type Styled struct {
	Kids    []Node
	Display bool
}

func (*Row) node()      {}
func (*Atom) node()     {}
func (*Scripts) node()  {}
func (*Fraction) node() {}
func (*Root) node()     {}
func (*Fence) node()    {}
func (*Middle) node()   {}
func (*Grid) node()     {}
func (*Mark) node()     {}
func (*Stack) node()    {}
func (*Space) node()    {}
func (*Styled) node()   {}
func (*Enclosed) node() {}
