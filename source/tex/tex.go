// Package tex knows the formulas that authors write in TeX: where they stand in running text ([Find]), and what they are made of ([Parse]).
//
// It takes the commands that guides use: letters of all alphabets, fractions, roots, scripts, fences, matrices, accents, text. It is no TeX:
// macros cannot be defined, and a command that it does not know is an error, so that nothing is left out of a formula without a word.
//
//	row, err := tex.Parse(`\frac{1}{n}\sum_{i=1}^n x_i`)
package tex

// A Node is a part of a formula. The kinds are those of this file.
type Node interface{ node() }

// Row is nodes beside each other. Ends gives for each where its source ends, in bytes of the formula, for the row that [Parse] gives only.
type Row struct {
	Kids []Node
	Ends []int
}

// Class is what an atom is to its neighbors, which decides on the space between (The TeXbook, chapter 18).
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

// Kind is what an atom is written with.
type Kind uint8

// The kinds of atoms; of MathML they are mi, mn, mo and mtext.
const (
	Letter Kind = iota
	Number
	Sign
	Words
)

// Atom is a letter, a number, a sign, a name or words. Text is in the alphabet that was asked for, but for italic letters, which are the usual
// ones: those are plain, and Upright is not set.
type Atom struct {
	Text    string
	Class   Class
	Kind    Kind
	Upright bool
	Limits  bool // scripts stand above and below it, where there is room
	Tall    int  // height of a sign in thousandths of an em, if it was asked for: \big
}

// Scripts is a base with an index, an exponent or both; nil for none. Limits stand below and above the base, always.
type Scripts struct {
	Base, Sub, Sup Node
	Limits         bool
}

// Fraction is Above over Below, with a rule between unless it is Bare, as in binomials. Display or Small ask for its size.
type Fraction struct {
	Above, Below         Node
	Bare, Display, Small bool
}

// Root is the root of a node; Degree is nil for the square root.
type Root struct{ Of, Degree Node }

// Fence is nodes between two signs that are as tall as they are, either of which may be empty. Signs of [Middle] are as tall, too.
type Fence struct {
	Open, Close string
	Kids        []Node
}

// Middle is a sign within a [Fence] that is as tall as the fence.
type Middle struct{ Text string }

// Grid is a matrix, cases or aligned lines. Align has "l", "c" or "r" for each column. Columns of equations alternate: nothing stands between
// a column and the one of its pair.
type Grid struct {
	Rows      [][]Node
	Align     string
	Equations bool
}

// Mark is a sign above a node, or below it: an accent, an arrow, a brace, a line. A wide one is as wide as the node.
type Mark struct {
	Of    Node
	Text  string
	Below bool
	Wide  bool
}

// Stack is a node with a smaller one above or below it: \overset, \underset.
type Stack struct{ Of, Above, Below Node }

// Space is room between nodes, in thousandths of an em; it may be negative.
type Space struct{ Width int }

// Styled is nodes in the size of a formula of its own (Display) or of one in running text.
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
