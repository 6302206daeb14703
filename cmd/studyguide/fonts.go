package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"studyguide/cmd/studyguide/internal/fault"
	"studyguide/cmd/studyguide/internal/lock"
	"studyguide/fonts"
	"studyguide/source/ast"
	"studyguide/source/diag"
)

// typefaces gives each guide of a run its fonts. Guides that name no folder of fonts share what is loaded.
type typefaces struct {
	folders []string // of --font-dir or the project
	place   func(string) string
	read    lock.Recorder // what is in the folders
	sink    *tally        // what is wrong with it is every guide's
	found   diag.List     // the same, for the runs that follow in one process

	once   sync.Once
	shared *fonts.Library
	err    error

	again bool // runs follow: what guides asked for last is kept
	mu    sync.Mutex
	last  map[string]*fonts.Set // by what was asked for
}

// turn is called between the builds of a session. What is wrong with the folders goes to sink once more.
func (t *typefaces) turn(sink *tally) {
	t.sink = sink
	for _, d := range t.found.Sorted() {
		sink.Report(d)
	}
	for _, set := range t.last {
		set.Turn()
	}
}

// Report takes a finding about the folders.
func (t *typefaces) Report(d diag.Diagnostic) {
	t.found.Report(d)
	t.sink.Report(d)
}

// of gives the fonts of a choice from a library: in a session those of the build before, if they are asked for again.
func (t *typefaces) of(library *fonts.Library, c fonts.Choice) (*fonts.Set, error) {
	if !t.again || library != t.shared {
		return library.Set(c)
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	key := fmt.Sprintf("%q", append([]string{c.Text, c.Code, c.Language}, c.Fallback...))
	if set := t.last[key]; set != nil {
		return set, nil
	}
	set, err := library.Set(c)
	if err == nil {
		if t.last == nil {
			t.last = map[string]*fonts.Set{}
		}
		t.last[key] = set
	}
	return set, err
}

// load gives a library of what is in the folders. The error is a failure.
func (t *typefaces) load(sink diag.Sink) (*fonts.Library, error) {
	library := fonts.NewLibrary()
	for _, dir := range t.folders {
		if err := addFolder(library, t.read.FS(os.DirFS(dir), t.place(dir)), ".", dir, sink); err != nil {
			return nil, &failure{exitInput, fmt.Errorf("--font-dir %s: %w", dir, reason(err))}
		}
	}
	return library, nil
}

// library gives the fonts that guides share. The error is a failure.
func (t *typefaces) library() (*fonts.Library, error) {
	t.once.Do(func() {
		t.err = fault.Catch("reading the fonts", func() (err error) {
			if t.shared, err = t.load(t); err == nil && t.sink.bad.Load() {
				err = &failure{code: exitFindings}
			}
			return err
		})
	})
	return t.shared, t.err
}

// set gives the fonts that a guide asks for. What is wrong with its wishes goes to sink; the error is a failure.
func (t *typefaces) set(g *ast.Guide, assets fs.FS, sink diag.Sink) (*fonts.Set, error) {
	wish := g.Meta.Fonts
	library, err := t.library()
	if err != nil {
		return nil, err
	}
	if wish.Folder != "" {
		if library, err = t.load(sink); err != nil {
			return nil, err
		}
		if err := addFolder(library, assets, filepath.ToSlash(filepath.Clean(wish.Folder)), "", sink); err != nil {
			sink.Report(diag.New(diag.FontUnknown, g.Meta.At, "fonts.folder: %v", reason(err)).WithHint("name a folder beside the guide"))
			return nil, &failure{code: exitFindings}
		}
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
	if near, ok := diag.Nearest(e.Name, e.Have); ok {
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
