package lock

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"example.org/studyguide/cmd/studyguide/internal/draft"
	"example.org/studyguide/cmd/studyguide/internal/failure"
	"example.org/studyguide/cmd/studyguide/internal/files"
)

// A Work is one guide in one edition, and the artifacts to make from it.
type Work struct {
	Key
	File      string     // the guide, a file or a folder, relative to the working folder
	Artifacts []Artifact // in the order in which they are made
	With      []Option   // options that affect their bytes
}

// An Artifact is one file to be made, or a folder of files that are not known before.
type Artifact struct {
	Format string // the name of its renderer
	Path   string // relative to the working folder
	Folder bool
}

// A Folder is a project's output folder with its lock.
type Folder struct {
	Dir  string // of the artifacts
	Root string // of the project
	Tool string // identity of this program
	Lock *Lock  // as read from the file, then changed by the run

	// Damaged is the reason why the lock could not be parsed, or nil. A damaged lock counts as empty: everything is
	// made again.
	Damaged error

	ctx     context.Context // of the run that has taken the folder, without its end
	before  []byte          // the text of the file
	digests Digests
	guard   *Guard
	journal journal
}

// Open reads the lock in the folder dir. root is the folder of the project, tool the identity of this program.
func Open(dir, root, tool string) (*Folder, error) {
	f := &Folder{Dir: filepath.Clean(dir), Root: root, Tool: tool, ctx: context.Background()}
	return f, f.read()
}

func (f *Folder) read() error {
	err := f.readLock()
	if err == nil && f.resume() {
		f.Lock.Shard, f.Lock.Lacks = Shard{}, nil // whatever it was of, it is not that any more
		f.before = nil
	}
	return err
}

func (f *Folder) readLock() error {
	f.Lock = &Lock{}
	if info, err := os.Stat(f.path()); err == nil && !info.Mode().IsRegular() {
		f.Damaged = fmt.Errorf("%s: %w; everything is made anew", f.path(), errors.New("this is not a regular file"))
		return nil
	}
	data, err := files.Read(f.path(), files.Lock)
	switch {
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, syscall.ENOTDIR): // reported when it is written
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

// Take creates the folder if necessary and locks it for this process, removes the drafts that a killed build left for
// the artifacts of all, and reads the lock again. While another build holds the folder, Take waits, and calls waiting
// once.
func (f *Folder) Take(ctx context.Context, all []Work, waiting func()) error {
	if err := os.MkdirAll(f.Dir, 0o777); err != nil {
		return failure.New(failure.Output, fmt.Errorf("making the folder of the output: %w", err))
	}
	var err error
	f.ctx = context.WithoutCancel(ctx)
	f.guard, err = Take(ctx, f.Dir, waiting)
	switch {
	case ctx.Err() != nil:
		f.Release()
		return failure.Stop()
	case err != nil:
		return failure.New(failure.Output, err)
	}
	f.sweep(all)
	if err := f.read(); err != nil { // another build may have changed it in the meantime
		return err
	}
	if f.before == nil && len(f.Lock.Entries) > 0 {
		return f.Save() // before anything else is noted
	}
	return f.endJournal()
}

// sweep removes drafts. A failure is reported only when the draft is in the way later.
func (f *Folder) sweep(all []Work) {
	drafts := map[string]bool{draft.OwnedName(f.path()): true}
	dirs := map[string]bool{f.Dir: true}
	for _, w := range all {
		for _, a := range w.Artifacts {
			if a.Folder {
				f.sweepFolder(a.Path)
				continue
			}
			drafts[draft.OwnedName(a.Path)] = true
			dirs[filepath.Dir(a.Path)] = true
		}
	}
	for dir := range dirs {
		if files.Inside(f.Dir, dir) != nil {
			continue // reported when an artifact is written there
		}
		entries, _ := os.ReadDir(dir) // it may not exist yet
		for _, e := range entries {
			if path := filepath.Join(dir, e.Name()); drafts[path] {
				_ = os.Remove(path)
			}
		}
	}
}

// sweepFolder removes the drafts of a folder.
func (f *Folder) sweepFolder(path string) {
	for _, name := range draft.OwnedFolders(path) {
		if files.Inside(f.Dir, filepath.Dir(name)) == nil {
			_ = os.RemoveAll(name)
		}
	}
}

// Release unlocks the folder.
func (f *Folder) Release() {
	if f.guard != nil {
		_ = f.guard.Release() // the lock ends with the process anyway
	}
}

// Save writes the lock. It must be written after all other files, so that it never describes an artifact that does not
// exist. A canceled run has results to record too.
func (f *Folder) Save() error {
	f.Lock.Tool = f.Tool
	text := f.Lock.Text()
	if string(text) == string(f.before) {
		return f.endJournal()
	}
	if err := files.Inside(f.Dir, f.path()); err != nil {
		return failure.New(failure.Output, err)
	}
	d, err := draft.NewOwned(f.ctx, f.path())
	if err != nil {
		return failure.New(failure.Output, err)
	}
	if _, err := d.Write(text); err != nil {
		return failure.New(failure.Output, errors.Join(fmt.Errorf("writing %s: %w", f.path(), err), d.Discard()))
	}
	if err := errors.Join(d.Commit(), draft.Folders{f.Dir: true}.Sync()); err != nil {
		return failure.New(failure.Output, err)
	}
	f.before = text
	return f.endJournal()
}
