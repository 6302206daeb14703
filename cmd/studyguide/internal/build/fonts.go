package build

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"studyguide/cmd/studyguide/internal/failure"
	"studyguide/cmd/studyguide/internal/lock"
	"studyguide/cmd/studyguide/internal/report"
	"studyguide/fonts"
	"studyguide/source/ast"
	"studyguide/source/diag"
)

// A typefaces is the fonts of the guides of one variant. Guides that name no folder of fonts share what is loaded.
type typefaces struct {
	folders []string // of --font-dir or the project
	place   func(string) string
	read    lock.Recorder // what was read in the folders
	sink    *report.Sink  // what is wrong with the folders fails every guide
	found   diag.List     // the same, for the builds that follow in a session

	once   sync.Once
	shared *fonts.Library
	err    error

	session bool // builds follow: the sets are kept
	mu      sync.Mutex
	sets    map[string]*fonts.Set // by what guides asked for
}

// turn prepares for the next build of a session. What is wrong with the folders goes to sink once more.
func (t *typefaces) turn(sink *report.Sink) {
	t.sink = sink
	for _, d := range t.found.Sorted() {
		sink.Report(d)
	}
	for _, set := range t.sets {
		set.Turn()
	}
}

// Report takes a finding about the folders.
func (t *typefaces) Report(d diag.Diagnostic) {
	t.found.Report(d)
	t.sink.Report(d)
}

// choose returns the fonts of a choice from a library: in a
// session those of an earlier build, if they are asked for again.
func (t *typefaces) choose(library *fonts.Library, c fonts.Choice) (*fonts.Set, error) {
	if !t.session || library != t.shared {
		return library.Set(c)
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	key := fmt.Sprintf("%q", append([]string{c.Text, c.Code, c.Language}, c.Fallback...))
	if set := t.sets[key]; set != nil {
		return set, nil
	}
	set, err := library.Set(c)
	if err == nil {
		if t.sets == nil {
			t.sets = map[string]*fonts.Set{}
		}
		t.sets[key] = set
	}
	return set, err
}

// load returns a library of what is in the folders.
func (t *typefaces) load(sink diag.Sink) (*fonts.Library, error) {
	library := fonts.NewLibrary()
	for _, dir := range t.folders {
		if err := addFolder(library, t.read.FS(os.DirFS(dir), t.place(dir)), ".", dir, sink); err != nil {
			return nil, failure.New(failure.Input, fmt.Errorf("--font-dir %s: %w", dir, withoutPath(err)))
		}
	}
	return library, nil
}

// library returns the fonts that guides share.
func (t *typefaces) library() (*fonts.Library, error) {
	t.once.Do(func() {
		t.err = failure.Catch("reading the fonts", func() (err error) {
			if t.shared, err = t.load(t); err == nil && t.sink.Failed() {
				err = failure.Reported(failure.Findings)
			}
			return err
		})
	})
	return t.shared, t.err
}

// set returns the fonts that a guide asks for. What is wrong with its wishes goes to sink.
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
			sink.Report(diag.New(diag.FontUnknown, g.Meta.At, "fonts.folder: %v",
				withoutPath(err)).WithHint("name a folder beside the guide"))
			return nil, failure.Reported(failure.Findings)
		}
	}
	choice := fonts.Choice{Text: wish.Text, Code: wish.Code, Fallback: wish.Fallback, Language: g.Meta.Language}
	if len(choice.Fallback) == 0 { // whatever the folders hold helps out
		choice.Fallback = slices.DeleteFunc(library.Families(),
			func(name string) bool { return name == wish.Text || name == wish.Code })
	}
	set, err := t.choose(library, choice)
	var unknown *fonts.UnknownFamilyError
	if errors.As(err, &unknown) {
		d := diag.New(diag.FontUnknown, g.Meta.At, "fonts: no font of the family %q is there", unknown.Name)
		sink.Report(d.WithHint("%s", familyHint(unknown)))
		return nil, failure.Reported(failure.Findings)
	}
	return set, err
}

// familyHint returns which family may be meant.
func familyHint(e *fonts.UnknownFamilyError) string {
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
		sink.Report(diag.New(diag.FontUnreadable, diag.Span{File: filepath.Join(name, file)},
			"the font cannot be used: %v", withoutPath(err)))
	})
}

// withoutPath returns an error without the path that the message names already.
func withoutPath(err error) error {
	var e *fs.PathError
	if errors.As(err, &e) {
		return e.Err
	}
	return err
}
