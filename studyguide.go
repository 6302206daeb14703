// Package studyguide reads study guides, selects from them, and writes books, decks, pages and data: what the program
// of this name does, for programs in Go.
//
// This package is the stable part of the module: what it exports keeps its meaning until the next major version, by the
// rules of https://semver.org. So do the nodes of the tree in package source/ast as far as they are read, the fields of
// [Finding], and the JSON of the format "json", whose version is in the file (package render/json describes it, and
// "studyguide schema tree" prints its schema). Nodes and fields may be added to all of these: switches over kinds of
// nodes need a default. Every other package of the module may change with any version.
//
// A guide is read-only once it has been loaded. Editing returns another guide, which shares what did not change.
package studyguide

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"

	"example.org/studyguide/fonts"
	"example.org/studyguide/render"
	"example.org/studyguide/render/formats"
	"example.org/studyguide/render/trace"
	"example.org/studyguide/source"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/edition"
)

// A Guide is the tree of a guide: its metadata, its sections and their questions.
type Guide = ast.Guide

// A Finding is what there is to say about a place in a guide. Its String is "file:line:col: severity: message (rule)".
type Finding = diag.Diagnostic

// ErrNotAGuide is wrapped by the error for a document in which no questions were recognized, or which is of a kind that
// is not read. A finding says why.
var ErrNotAGuide = source.ErrRefused

// Load reads the guide called name from files: a file of any format that the program reads, or a folder with a file for
// each question. The findings are in the order of their places. There may be some beside an error.
func Load(files fs.FS, name string) (*Guide, []Finding, error) {
	var found diag.List
	g, err := source.Load(files, name, source.Options{}, &found)
	if err != nil {
		err = fmt.Errorf("reading %s: %w", name, err)
	}
	return g, found.Sorted(), err
}

// Parse is like [Load] for text in memory. The name stands in findings, and its extension names the format; without one
// the text decides. It reads back what [Render] writes as "json" and "markdown".
func Parse(name string, text []byte) (*Guide, []Finding, error) {
	var found diag.List
	g, err := source.LoadBytes(name, text, source.Options{}, &found)
	if err != nil {
		err = fmt.Errorf("reading %s: %w", name, err)
	}
	return g, found.Sorted(), err
}

// Only returns a guide with those questions of g that match terms, as flag --only takes them: "basic", "tag:HTTP",
// "section:caching", "3-9", "-tag:HTTP". The error is for terms that are none, and for ones that match nothing.
func Only(g *Guide, terms ...string) (*Guide, error) {
	s, err := edition.ParseSelection(terms)
	if err != nil {
		return nil, fmt.Errorf("selecting questions: %w", err)
	}
	only, err := edition.Only(g, s)
	if err != nil {
		return nil, fmt.Errorf("selecting questions: %w", err)
	}
	return only, nil
}

// Answers returns g with its answers elsewhere, as flag --answers has them: "inline", "details", "back" and others. The
// error is for a word that is none of these.
func Answers(g *Guide, place string) (*Guide, error) {
	if !slices.Contains(edition.Modes(), place) {
		return nil, fmt.Errorf("placing answers: %q is none of %s", place, strings.Join(edition.Modes(), ", "))
	}
	return edition.Answers(g, place), nil
}

// Formats returns the formats that [Render] writes, in the order in which the program lists them.
func Formats() []string { return formats.Names(renderers()) }

// renderers returns those of the program but the trace of pages, which is for its own tests.
func renderers() []render.Renderer {
	return slices.DeleteFunc(formats.All(), func(r render.Renderer) bool { return r == trace.Renderer{} })
}

// Render writes g to w in one of [Formats], in the look of the theme "print". Pictures are taken from files, the folder
// of the guide, which may be nil if it has none. The same guide makes the same bytes. The error is for what stopped the
// work: a format that is none, a canceled ctx, a failed write; findings about the guide stop nothing.
func Render(ctx context.Context, w io.Writer, g *Guide, format string, files fs.FS) ([]Finding, error) {
	all := renderers()
	i := slices.IndexFunc(all, func(r render.Renderer) bool { return r.Name() == format })
	if i < 0 {
		return nil, fmt.Errorf("rendering: %q is none of the formats %s", format, strings.Join(Formats(), ", "))
	}
	if files == nil {
		files = none{}
	}
	var found diag.List
	job := &render.Job{Guide: g, Fonts: fonts.NewSet(), Assets: render.WithMedia(files, g.Media), Sink: &found}
	if date, ok := ast.Date(g.Meta.Date); ok {
		job.Modified = date
	}
	job.Share(all[i])
	if err := all[i].Render(ctx, w, job); err != nil {
		return found.Sorted(), fmt.Errorf("rendering %s: %w", format, err)
	}
	return found.Sorted(), nil
}

// none is a folder without files.
type none struct{}

// Open implements [fs.FS].
func (none) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}
