// Package highlight tells the parts of a listing apart: keywords, strings, comments. It is the only importer of
// chroma and knows no colors; each renderer gives a Class its look.
package highlight

// Class is what a piece of code is.
type Class int

// The classes. There are few, so that each can have a look of its own on paper, on a screen and in grey.
const (
	Plain Class = iota
	Keyword
	Type     // types, classes, tags, attributes' names
	Function // names of functions, decorators
	String
	Number // numbers and other literal values
	Comment
)

// Token is a piece of one line of code.
type Token struct {
	Class Class
	Text  string
}
