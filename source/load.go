// Package source loads study guides: a file's bytes go in, the tree that renderers read comes out.
//
// Loading has stages, each a package below this one: decoding (here), a reader for each format (text, markdown, html),
// recognition of questions and answers (recognize), and the checks of the whole tree (lint). What is wrong
// with the guide is reported to a [diag.Sink] with its place; an error means that there is no guide. The package
// writes nothing and never reaches out of the file system it is given.
package source

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"studyguide/source/ast"
	"studyguide/source/diag"
	"studyguide/source/html"
	"studyguide/source/lint"
	"studyguide/source/markdown"
	"studyguide/source/recognize"
	"studyguide/source/text"
)

// ErrRefused is returned when findings, already reported, leave no guide: the file is empty or holds no questions.
var ErrRefused = errors.New("not a guide that can be built")

// Options say how to read a guide. The zero Options decide everything by the file.
type Options struct {
	// one of [Formats]; empty: by the name, and where that says text or nothing by the content
	Format string
	Shape  string // one of [Shapes]; empty: by the content
	// is told why the guide's shape was chosen, before the guide is made; may be nil
	Explain func(*Explanation)
	Opened  func(name string, src []byte) // is told of each file of a folder, by its name in diagnostics; may be nil
	Display string                        // the name shown in diagnostics; empty: the name given to Load
}

// An Explanation tells why a guide's shape was chosen.
type Explanation = recognize.Explanation

// Formats gives the names that Options.Format takes.
func Formats() []string { return []string{"text", "markdown", "html"} }

// Shapes gives the names that Options.Shape takes.
func Shapes() []string { return recognize.Shapes() }

// Load reads the guide name from fsys, a file or a folder (see [LoadFolder]). Findings go to sink. An error that wraps
// [ErrRefused] means that they leave no guide; other errors are those of reading the file, as they come from fsys, or
// of Options.
func Load(fsys fs.FS, name string, opts Options, sink diag.Sink) (*ast.Guide, error) {
	if info, err := fs.Stat(fsys, name); err == nil && info.IsDir() {
		return LoadFolder(fsys, name, opts, sink)
	}
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
	doc, err := read(name, display, src, opts.Format, sink)
	if err != nil {
		return nil, err
	}
	guide, why, err := recognize.Explain(doc, opts.Shape, sink)
	if opts.Explain != nil && why != nil {
		opts.Explain(why)
	}
	switch {
	case errors.Is(err, recognize.ErrNotAGuide):
		return nil, fmt.Errorf("%w: %w", err, ErrRefused)
	case err != nil:
		return nil, fmt.Errorf("recognizing %s: %w", display, err)
	}
	finish(guide, sink)
	return guide, nil
}

// finish does what is done to every guide that has been recognized.
func finish(guide *ast.Guide, sink diag.Sink) {
	if guide.Meta.Language == "" {
		setLanguage(guide, sink)
	}
	lint.Check(guide, sink)
}

// read reads a file into blocks. display is its name in diagnostics.
func read(name, display string, src []byte, format string, sink diag.Sink) (*ast.Document, error) {
	body, format, ok := prepare(name, display, src, format, sink)
	if !ok {
		return nil, fmt.Errorf("%s is empty: %w", display, ErrRefused)
	}
	var doc *ast.Document
	switch format {
	case "text":
		doc = text.Read(display, body, sink)
	case "markdown":
		doc = markdown.Read(display, body, sink)
	case "html":
		doc = html.Read(display, body, sink)
	default:
		return nil, fmt.Errorf("format %q is not known; there are %s", format, strings.Join(Formats(), ", "))
	}
	if doc.At.File == "" {
		doc.At.File = display
	}
	replaceShortcodes(doc)
	return doc, nil
}

// prepare gives the text of a file as its reader is given it, and that reader's name; ok is false if there is none.
func prepare(name, display string, src []byte, format string, sink diag.Sink) (body []byte, reader string, ok bool) {
	if format == "" && isHTML(name, src) {
		format = "html"
	}
	if format == "html" {
		src = html.Decode(src)
	}
	body, ok = decode(display, src, sink)
	if ok && format == "" {
		format = formatOf(name, body)
	}
	return body, format, ok
}

// Text gives the text of a file as its reader is given it, in UTF-8 and with the lines of diagnostics, and that
// reader's name.
func Text(name string, src []byte, opts Options) (body []byte, format string) {
	body, format, _ = prepare(name, name, src, opts.Format, &diag.List{})
	return body, format
}
