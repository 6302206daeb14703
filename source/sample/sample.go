// Package sample holds the guide that is compiled when no file is named: questions on back-end development, a
// folder of Markdown with a file for each section, and the images that they show.
//
// The guide uses every kind of block and inline that package ast knows, so it shows at a glance what a renderer
// makes of each. It is data; the package reads and changes nothing. The SVG files beside it are the drawings from
// which the images were made, at two pixels to the unit, and are not embedded.
package sample

import (
	"embed"
	"io/fs"
)

// Name is what the guide is called, as an artifact and in diagnostics.
const Name = "backend"

//go:embed *.md *.png
var files embed.FS

// FS gives the folder that is the guide: a file for each section, in the order of README.md, and the images.
func FS() fs.FS { return files }
