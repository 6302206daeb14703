// Package tree reads guides in JSON: the form that package render/json writes and documents. The bytes of a file go in,
// the guide comes out as it was written, to the byte if it is written again.
//
// Such a file is made by this program or by another one: a filter that changed a tree, a program that has questions of
// its own. So nothing is trusted. What the form does not allow is an error with its line; a member that is not known is
// reported once and passed over; and what every tree promises to renderers holds for this one too: ids are unique, text
// has no control characters, rows are as long as their header.
//
// Programs may leave out what can be derived: running text may be plain "text" in place of "inlines", and "title"
// stands for the inlines of a title; where both are there, the inlines count. Ids may be left out, then they come from
// titles. Keys may be left out too, and then stay empty: who reads the tree knows what else tells which question is
// which, a register or the tree that a filter had. Only "studyguide", the version, must be there.
//
// This package may change with any version; package studyguide at the top of the module is the stable one.
package tree

import (
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/pattern"
)

// Version is the version of the form that is read.
const Version = 2

// deepest bounds how deep nodes may lie within each other. What people write is not a tenth as deep.
const deepest = 200

// opening matches the start of a file in this form: its first member is the version.
var opening = pattern.New(`^\s*\{\s*"studyguide"\s*:`)

// Looks reports whether a text is a tree in any version, by its first member.
func Looks(body string) bool { return opening.MatchString(body) }

// Read reads the file src, which is UTF-8. It returns nil for a file that breaks the rules of the form, which is
// reported to sink.
func Read(name string, src []byte, sink diag.Sink) *ast.Guide {
	r := &reader{Lines: diag.NewLines(name, src), sink: sink, unknown: map[string]bool{}, ids: map[string]bool{},
		keys: map[string]bool{}}
	root := r.parse()
	if root == nil {
		return nil
	}
	g := r.guide(root)
	if r.failed {
		return nil
	}
	return g
}

// A reader is the state of reading a file.
type reader struct {
	*diag.Lines
	sink    diag.Sink
	file    string // that the tree was made from; the places in it are there
	depth   int
	failed  bool
	unknown map[string]bool // members that were reported
	ids     map[string]bool // that are taken
	keys    map[string]bool // of questions, that are taken
	notes   []reference     // to notes
	answers []reference     // to answers elsewhere
}

// oneLine returns a text on one line, without white space at its ends.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
