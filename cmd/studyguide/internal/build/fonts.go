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

	"example.org/studyguide/cmd/studyguide/internal/failure"
	"example.org/studyguide/cmd/studyguide/internal/files"
	"example.org/studyguide/cmd/studyguide/internal/lock"
	"example.org/studyguide/cmd/studyguide/internal/report"
	"example.org/studyguide/fonts"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
)

// A typefaces holds the fonts for the guides of one variant. Guides that name no font folder of their own share it.
type typefaces struct {
	folders []string // from --font-dir or the project
	system  bool     // whether these name the installed fonts too
	machine installed
	within  string // the folder of the project, if it names them: links do not lead out of it
	place   func(string) string
	read    lock.Recorder // files that were read in the folders
	sink    *report.Sink  // findings about the folders, which fail every guide
	found   diag.List     // the same, for later builds of a session

	once   sync.Once
	shared *fonts.Library
	err    error

	session bool // more builds follow, so sets are kept
	mu      sync.Mutex
	sets    map[string]*fonts.Set // by the fonts that guides chose
}

// turn prepares for the next build of a session, and repeats findings about the folders to sink.
func (t *typefaces) turn(sink *report.Sink) {
	t.sink = sink
	for _, d := range t.found.Sorted() {
		sink.Report(d)
	}
	for _, set := range t.sets {
		set.Turn()
	}
}

// Report records a finding about the folders.
func (t *typefaces) Report(d diag.Diagnostic) {
	t.found.Report(d)
	t.sink.Report(d)
}

// choose returns the Set for a choice of fonts. In a session it is that of an earlier build, if that had the same
// choice.
func (t *typefaces) choose(library *fonts.Library, c fonts.Choice) (*fonts.Set, error) {
	if !t.session || library != t.shared {
		return library.Set(c)
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	names := append([]string{c.Text, c.Code, c.Language, c.Borrows}, c.Fallback...)
	key := fmt.Sprintf("%q %v", names, c.Installed != nil)
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

// load returns a library with the fonts in the folders.
func (t *typefaces) load(sink diag.Sink) (*fonts.Library, error) {
	library := fonts.NewLibrary()
	for _, dir := range t.folders {
		if err := t.add(library, dir, sink); err != nil {
			name := "--font-dir"
			if t.within != "" {
				name = "fonts:"
			}
			return nil, failure.New(failure.Input, fmt.Errorf("%s %s: %w", name, dir, withoutPath(err)))
		}
	}
	return library, nil
}

// add adds the fonts of a folder to a library.
func (t *typefaces) add(l *fonts.Library, dir string, sink diag.Sink) error {
	fsys := os.DirFS(dir)
	if t.within != "" {
		if err := files.Inside(t.within, dir); err != nil {
			return err
		}
		root, err := os.OpenRoot(dir)
		if err != nil {
			return err
		}
		defer root.Close()
		fsys = root.FS()
	}
	return addFolder(l, t.read.FS(files.Only(fsys), t.place(dir)), ".", dir, sink)
}

// library returns the library that guides share.
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

// set returns the fonts that a guide chose. Errors in the choice go to sink.
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
	if len(choice.Fallback) == 0 { // use whatever the folders hold
		choice.Fallback = slices.DeleteFunc(library.Families(),
			func(name string) bool { return name == wish.Text || name == wish.Code })
	}
	if t.asks(g) {
		if m := t.machine.open(); m.err == nil {
			choice.Installed, choice.Borrows = m.index, eastern(g)
		} else { // a machine may have none
			sink.Report(diag.New(diag.FontUnreadable, g.Meta.At, "fonts of the system: %v", m.err))
		}
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

// familyHint suggests the family that was probably meant.
func familyHint(e *fonts.UnknownFamilyError) string {
	if near, ok := diag.Nearest(e.Name, e.Have); ok {
		return fmt.Sprintf("did you mean %q?", near)
	}
	if len(e.Have) == 0 {
		return "name a folder with its files by --font-dir or by folder: under fonts:"
	}
	return "there are: " + strings.Join(e.Have, ", ")
}

// addFolder adds the fonts of a folder, called name in messages, and reports the files that cannot be used.
func addFolder(l *fonts.Library, fsys fs.FS, dir, name string, sink diag.Sink) error {
	return l.AddFolder(fsys, dir, func(file string, err error) {
		sink.Report(diag.New(diag.FontUnreadable, diag.Span{File: filepath.Join(name, file)},
			"the font cannot be used: %v", withoutPath(err)))
	})
}

// withoutPath returns an error without its path, which the message already contains.
func withoutPath(err error) error {
	var e *fs.PathError
	if errors.As(err, &e) {
		return e.Err
	}
	return err
}
