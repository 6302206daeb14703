// Package record makes questions of records: the rows of a table, the objects of JSON and YAML.
//
// The input is a [Node] for each record, with named fields; the output the document of a bank. Authors agree on
// nothing: neither on the names of fields, nor on how the right option is named, nor on the language of texts. So
// records are collected first ([Collector]), and what is ambiguous in one is decided over all of them: which field
// holds what ([Role]), whether places of options count from 0 or from 1, whether texts are plain, Markdown or HTML, and
// which of several languages is read.
//
// What no question can hold is reported by the name of its field, once for the whole file.
//
// This package may change with any version; package studyguide at the top of the module is the stable one.
package record

import (
	"strings"

	"example.org/studyguide/source/bank"
	"example.org/studyguide/source/diag"
)

// A Kind is what a node is.
type Kind int

// The kinds of nodes.
const (
	Null Kind = iota
	Text
	Number
	Bool
	List
	Map
)

// A Node is a value of a file of data, with its place.
type Node struct {
	Kind   Kind
	Value  bank.Value // of a Text, as its format means it; of a Number or Bool, as it is spelled
	Items  []*Node    // of a List
	Fields []Field    // of a Map, in the order of the file
	At     diag.Span
}

// A Field is a named value of a Map.
type Field struct {
	Name  string
	At    diag.Span // of the name
	Role  Role      // Unknown: by the name
	Label string    // of an option, if Role is [Option]
	Value *Node
}

// IsScalar reports whether n is a text, a number or a truth value.
func (n *Node) IsScalar() bool { return n.Kind == Text || n.Kind == Number || n.Kind == Bool }

// IsEmpty reports whether n says nothing.
func (n *Node) IsEmpty() bool {
	switch n.Kind {
	case Text:
		return strings.TrimSpace(n.Value.Text) == ""
	case List:
		return len(n.Items) == 0
	case Map:
		return len(n.Fields) == 0
	case Null:
		return true
	default:
		return false
	}
}

// String returns the text of a scalar without white space around it, or "".
func (n *Node) String() string {
	if n == nil || !n.IsScalar() {
		return ""
	}
	return strings.TrimSpace(n.Value.Text)
}

// Slice returns the text of n from the byte at from up to that at to as a node of its own.
func (n *Node) Slice(from, to int) *Node {
	v := n.Value
	v.Text = n.Value.Text[from:to]
	v.At = func(offset int) diag.Pos { return n.Value.At(from + offset) }
	return &Node{Kind: Text, Value: v, At: v.Span()}
}

// trimmed returns n without white space around its text.
func (n *Node) trimmed() *Node {
	if n.Kind != Text {
		return n
	}
	text := n.Value.Text
	from := len(text) - len(strings.TrimLeft(text, " \t\n\u00a0"))
	to := from + len(strings.TrimRight(text[from:], " \t\n\u00a0"))
	if from == 0 && to == len(text) {
		return n
	}
	return n.Slice(from, to)
}

// split returns the parts of the text of n between separators that are not blank.
func (n *Node) split(separator string) []*Node {
	var out []*Node
	at := 0
	for part := range strings.SplitSeq(n.Value.Text, separator) {
		if strings.TrimSpace(part) != "" {
			out = append(out, n.Slice(at, at+len(part)).trimmed())
		}
		at += len(part) + len(separator)
	}
	return out
}
