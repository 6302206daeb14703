package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"studyguide/fonts"
	"studyguide/source/ast"
	"studyguide/source/diag"
	"studyguide/source/suggest"
)

// typefaces gives each guide of a run its fonts. Guides that name no folder of fonts share what is loaded.
type typefaces struct {
	folders []string // of --font-dir
	shared  *fonts.Library
	found   diag.List // what is wrong with the folders, which each guide is told

	again bool // the same guides come again: what they last asked for is kept
	last  *fonts.Set
	asked fonts.Choice // for last
}

// turn is called between builds of the same guides.
func (t *typefaces) turn() {
	if t.last != nil {
		t.last.Turn()
	}
}

// of gives the fonts of a choice from a library: those of the build before if nothing else is asked for.
func (t *typefaces) of(library *fonts.Library, c fonts.Choice) (*fonts.Set, error) {
	if t.again && t.last != nil && library == t.shared && c.Text == t.asked.Text && c.Code == t.asked.Code && c.Language == t.asked.Language &&
		slices.Equal(c.Fallback, t.asked.Fallback) {
		return t.last, nil
	}
	set, err := library.Set(c)
	if t.again && library == t.shared && err == nil {
		t.last, t.asked = set, c
	}
	return set, err
}

// set gives the fonts that a guide asks for. What is wrong with its wishes goes to sink; the error is a failure.
func (t *typefaces) set(g *ast.Guide, assets fs.FS, sink diag.Sink) (*fonts.Set, error) {
	wish := g.Meta.Fonts
	library := t.shared
	if library == nil || wish.Folder != "" {
		library = fonts.NewLibrary()
		for _, dir := range t.folders {
			if err := addFolder(library, os.DirFS(dir), ".", dir, &t.found); err != nil {
				return nil, &failure{exitInput, fmt.Errorf("--font-dir %s: %w", dir, reason(err))}
			}
		}
	}
	for _, d := range t.found.Sorted() {
		sink.Report(d)
	}
	if wish.Folder == "" {
		t.shared = library
	} else if err := addFolder(library, assets, filepath.ToSlash(filepath.Clean(wish.Folder)), "", sink); err != nil {
		sink.Report(diag.New(diag.FontUnknown, g.Meta.At, "fonts.folder: %v", reason(err)).WithHint("name a folder beside the guide"))
		return nil, &failure{code: exitFindings}
	}
	choice := fonts.Choice{Text: wish.Text, Code: wish.Code, Fallback: wish.Fallback, Language: g.Meta.Language}
	if len(choice.Fallback) == 0 { // whatever the folders hold helps out
		choice.Fallback = slices.DeleteFunc(library.Families(), func(name string) bool { return name == wish.Text || name == wish.Code })
	}
	set, err := t.of(library, choice)
	var unknown *fonts.UnknownFamilyError
	if errors.As(err, &unknown) {
		d := diag.New(diag.FontUnknown, g.Meta.At, "fonts: no font of the family %q is there", unknown.Name)
		sink.Report(d.WithHint("%s", hintFamily(unknown)))
		return nil, &failure{code: exitFindings}
	}
	return set, err
}

// hintFamily says which family may be meant.
func hintFamily(e *fonts.UnknownFamilyError) string {
	if near, ok := suggest.Nearest(e.Name, e.Have); ok {
		return fmt.Sprintf("did you mean %q?", near)
	}
	if len(e.Have) == 0 {
		return "name a folder with its files by --font-dir or by folder: under fonts:"
	}
	return "there are: " + strings.Join(e.Have, ", ")
}

// addFolder reads the fonts of a folder, which is called name in messages, and reports the files that cannot be used.
func addFolder(l *fonts.Library, fsys fs.FS, dir, name string, sink diag.Sink) error {
	return l.AddFolder(fsys, dir, func(file string, err error) {
		sink.Report(diag.New(diag.FontUnreadable, diag.Span{File: filepath.Join(name, file)}, "the font cannot be used: %v", reason(err)))
	})
}

// reason gives an error without the path that the message names already.
func reason(err error) error {
	var e *fs.PathError
	if errors.As(err, &e) {
		return e.Err
	}
	return err
}
