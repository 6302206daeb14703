// Package sample holds the guide that is compiled when no file is named: questions on back-end development, in
// Markdown, with the images that it shows.
//
// The guide uses every kind of block and inline that package ast knows, so it shows at a glance what a renderer
// makes of each. It is data; the package reads and changes nothing. The SVG files beside it are the drawings from
// which the images were made, at two pixels to the unit, and are not embedded.
package sample

import (
	"embed"
	"io/fs"
)

// Name is the name of the guide in [FS].
const Name = "backend.md"

//go:embed backend.md *.png
var files embed.FS

// FS gives the folder of the guide: the guide itself, under [Name], and its images.
func FS() fs.FS { return files }
