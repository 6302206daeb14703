// Package highlight classifies the parts of a listing: keywords, strings, comments and so on. The input is code and the
// name of its language, the output is tokens by line. It knows no colors; each renderer maps a Class to a look. Package
// lexer has the rules of languages, which are chroma's.
//
// It guards against the traps of lexers: rules that contradict each other, expressions that take exponential time, and
// texts that are in another language.
//
// This package may change with any version; package studyguide at the top of the module is the stable one.
package highlight

// Class is the class of a piece of code: the first kinds of package lexer.
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
