// Package source loads study guides: a file's bytes go in, the tree that renderers read comes out.
//
// Loading has stages, each a package below this one: decoding (here), a reader for each format (text, markdown),
// recognition of questions and answers (recognize), and the checks of the whole tree (lint). What is wrong
// with the guide is reported to a [diag.Sink] with its place; an error means that there is no guide. The package
// writes nothing and never reaches out of the file system it is given.
package source

import (
	"errors"
	"fmt"
	"io/fs"

	"studyguide/source/ast"
	"studyguide/source/diag"
	"studyguide/source/lint"
	"studyguide/source/markdown"
	"studyguide/source/recognize"
	"studyguide/source/text"
)

// ErrRefused is returned when findings, already reported, leave no guide: the file is empty or holds no questions.
var ErrRefused = errors.New("not a guide that can be built")

// Options say how to read a guide. The zero Options decide everything by the file.
type Options struct {
	Format  string // one of [Formats]; empty: by the name, and for text without an extension of its own by the content
	Shape   string // one of [Shapes]; empty: by the content
	Display string // the name shown in diagnostics; empty: the name given to Load
}

// Formats gives the names that Options.Format takes.
func Formats() []string { return []string{"text", "markdown"} }

// Shapes gives the names that Options.Shape takes.
func Shapes() []string { return recognize.Shapes() }

// Load reads the guide name from fsys. Findings go to sink. An error that wraps [ErrRefused] means that they leave no
// guide; other errors are those of reading the file, as they come from fsys, or of Options.
func Load(fsys fs.FS, name string, opts Options, sink diag.Sink) (*ast.Guide, error) {
	src, err := fs.ReadFile(fsys, name)
	if err != nil {
		return nil, err
	}
	return LoadBytes(name, src, opts, sink)
}

// LoadBytes is [Load] for a file that has been read already, such as the standard input.
func LoadBytes(name string, src []byte, opts Options, sink diag.Sink) (*ast.Guide, error) {
	display := opts.Display
	if display == "" {
		display = name
	}
	body, ok := decode(display, src, sink)
	if !ok {
		return nil, fmt.Errorf("%s is empty: %w", display, ErrRefused)
	}
	format := opts.format(name, body)
	var doc *ast.Document
	switch format {
	case "text":
		doc = text.Read(display, body, sink)
	case "markdown":
		doc = markdown.Read(display, body, sink)
	default:
		return nil, fmt.Errorf("format %q is not known; there are text and markdown", format)
	}
	if doc.At.File == "" {
		doc.At.File = display
	}
	guide, err := recognize.Recognize(doc, opts.Shape, sink)
	switch {
	case errors.Is(err, recognize.ErrNotAGuide):
		return nil, fmt.Errorf("%w: %w", err, ErrRefused)
	case err != nil:
		return nil, fmt.Errorf("recognizing %s: %w", display, err)
	}
	lint.Check(guide, sink)
	return guide, nil
}

// Text gives the text of a file as its reader is given it, in UTF-8 and with the lines of diagnostics, and that reader's name.
func Text(name string, src []byte, opts Options) (body []byte, format string) {
	body, _ = decode(name, src, &diag.List{})
	return body, opts.format(name, body)
}

func (o Options) format(name string, body []byte) string {
	if o.Format != "" {
		return o.Format
	}
	return formatOf(name, body)
}
