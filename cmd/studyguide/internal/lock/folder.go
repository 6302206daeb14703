package lock

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"studyguide/cmd/studyguide/internal/draft"
	"studyguide/cmd/studyguide/internal/failure"
)

// A Work is one guide in one edition, and what is to be made of it.
type Work struct {
	Key
	File      string     // the guide, a file or a folder, relative to the working folder
	Artifacts []Artifact // in the order in which they are made
	With      []Option   // what decides their bytes besides files
}

// An Artifact is one file to be made.
type Artifact struct {
	Format string // the name of its renderer
	Path   string // relative to the working folder
}

// A Folder is a project's folder of artifacts and the lock in it.
type Folder struct {
	Dir  string // of the artifacts
	Root string // of the project
	Tool string // what identifies this program
	Lock *Lock  // as it was read; the run changes it

	// Damaged says why the lock could not be understood; nil if it
	// could. Such a lock is as good as none: everything is made anew.
	Damaged error

	before  []byte // the text of the lock that was read
	digests Digests
	guard   *Guard
}

// Open reads the lock in the folder dir. root is the folder of the project, tool the identity of this program.
func Open(dir, root, tool string) (*Folder, error) {
	f := &Folder{Dir: filepath.Clean(dir), Root: root, Tool: tool}
	return f, f.read()
}

func (f *Folder) read() error {
	f.Lock = &Lock{}
	if info, err := os.Stat(f.path()); err == nil && !info.Mode().IsRegular() { // a device may never end
		f.Damaged = fmt.Errorf("%s: %w; everything is made anew", f.path(), errors.New("this is no regular file"))
		return nil
	}
	data, err := os.ReadFile(f.path())
	switch {
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, syscall.ENOTDIR): // writing will say so
		return nil
	case err != nil:
		return failure.New(failure.Input, fmt.Errorf("reading the lock: %w", err))
	}
	f.before = data
	parsed, err := Parse(data)
	if err != nil {
		f.Damaged = fmt.Errorf("%s: %w; everything is made anew", f.path(), err)
		return nil
	}
	f.Lock = parsed
	return nil
}

func (f *Folder) path() string { return filepath.Join(f.Dir, Name) }

// Take makes the folder if need be and locks it for this process, removes the drafts
// that a build that was killed has left of the artifacts of all, and reads the lock
// again. While another build has the folder, Take waits, and calls waiting once.
func (f *Folder) Take(ctx context.Context, all []Work, waiting func()) error {
	if err := os.MkdirAll(f.Dir, 0o777); err != nil {
		return failure.New(failure.Output, fmt.Errorf("making the folder of the output: %w", err))
	}
	var err error
	f.guard, err = Take(ctx, f.Dir, waiting)
	switch {
	case ctx.Err() != nil:
		f.Release()
		return failure.Stop()
	case err != nil:
		return failure.New(failure.Output, err)
	}
	f.sweep(all)
	return f.read() // another build may have changed it in the meantime
}

// sweep removes drafts. One that cannot be removed is reported when it is in the way.
func (f *Folder) sweep(all []Work) {
	drafts := map[string]bool{draft.OwnedName(f.path()): true}
	dirs := map[string]bool{f.Dir: true}
	for _, w := range all {
		for _, a := range w.Artifacts {
			drafts[draft.OwnedName(a.Path)] = true
			dirs[filepath.Dir(a.Path)] = true
		}
	}
	for dir := range dirs {
		entries, _ := os.ReadDir(dir) // it need not be there yet
		for _, e := range entries {
			if path := filepath.Join(dir, e.Name()); drafts[path] {
				_ = os.Remove(path)
			}
		}
	}
}

// Release unlocks the folder.
func (f *Folder) Release() {
	if f.guard != nil {
		_ = f.guard.Release() // the process ends, and the lock with it
	}
}

// Save writes the lock. It must be the last of all files, so that it never vouches for an artifact
// that is not in its place. A run that was canceled has made something too, so there is no context.
func (f *Folder) Save() error {
	f.Lock.Tool = f.Tool
	text := f.Lock.Text()
	if string(text) == string(f.before) {
		return nil
	}
	d, err := draft.NewOwned(context.Background(), f.path())
	if err != nil {
		return failure.New(failure.Output, err)
	}
	if _, err := d.Write(text); err != nil {
		return failure.New(failure.Output, errors.Join(fmt.Errorf("writing %s: %w", f.path(), err), d.Discard()))
	}
	if err := errors.Join(d.Commit(), draft.Folders{f.Dir: true}.Sync()); err != nil {
		return failure.New(failure.Output, err)
	}
	return nil
}
