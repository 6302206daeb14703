// Package sample embeds the guide that is compiled when no file is named: questions on back-end development, in a
// folder of Markdown with a file for each section, and its drawings.
//
// The guide uses every kind of block and inline of package ast, so it shows how a renderer handles each. Its listings
// are checked by the tools of their languages (make listings), and its answers are compared with each other and with
// the seed, so that none repeats another.
//
// This package may change with any version; package studyguide at the top of the module is the stable one.
package sample

import (
	"embed"
	"io/fs"
)

// Name is the guide's name in diagnostics and in the names of artifacts.
const Name = "backend"

//go:embed *.md *.svg
var files embed.FS

// FS returns the folder of the guide: a file for each section, in the order of README.md, and the drawings.
func FS() fs.FS { return files }
