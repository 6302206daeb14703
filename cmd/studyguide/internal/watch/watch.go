// Package watch reports when files change, however they are saved.
//
// It trusts content, not events. Editors save in many steps: they write in place, empty the file first, write beside it
// and rename, or delete and create; and file systems lose events. So an event is only a hint to look, and only files
// whose content differs are reported. A file that is missing or empty gets time to come back. Folders are watched, not
// files, since replacing a file removes its watch. Events come from fsnotify.
//
// The paths to follow are those that a build opened or looked for, as package lock records them.
package watch

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/fsnotify/fsnotify"
)

const (
	// quiet is how long nothing must happen before files are looked at: longer than the time between the steps of one
	// save.
	quiet = 15 * time.Millisecond
	// patience is how long a file may be missing or empty, as in the middle of a save, before that counts as its
	// content.
	patience = 400 * time.Millisecond
	// pulse is the interval of looks without a hint: some file systems send no events, and a folder that is replaced
	// loses its watch.
	pulse = time.Second
)

// A Watcher watches files and folders. It is for one goroutine.
type Watcher struct {
	hints   *fsnotify.Watcher
	ignore  func(path string) bool
	known   map[string]print // followed paths
	folders map[string]bool  // watched folders
}

// New returns a Watcher that follows nothing yet. Files for which ignore returns true, since the caller writes them
// itself, are neither hints nor names in folders. The error is that of the operating system.
func New(ignore func(path string) bool) (*Watcher, error) {
	hints, err := fsnotify.NewBufferedWatcher(64)
	if err != nil {
		return nil, fmt.Errorf("watching files: %w", err)
	}
	return &Watcher{hints: hints, ignore: ignore, known: map[string]print{}, folders: map[string]bool{}}, nil
}

// Close stops watching.
func (w *Watcher) Close() error { return w.hints.Close() }

// Follow sets the paths to follow: the content of files, the names in folders. A path that was followed before is
// compared with its state then, a new one with its state now. But if a new one was modified after since, the next Wait
// returns it, as the caller may have read it before.
func (w *Watcher) Follow(paths []string, since time.Time) {
	next := make(map[string]print, len(paths))
	folders := map[string]bool{}
	for _, path := range paths {
		path = filepath.Clean(path)
		p, ok := w.known[path]
		if !ok {
			if p = w.look(path, print{}); p.modified.After(since) {
				p = print{unread: true}
			}
		}
		next[path] = p
		folders[filepath.Dir(path)] = true
		if p.folder {
			folders[path] = true
		}
	}
	for dir := range w.folders {
		if !folders[dir] {
			// A folder that is gone has no watch to remove.
			_ = w.hints.Remove(dir)
		}
	}
	w.known, w.folders = next, folders
	w.listen()
}

// listen watches all folders. Those that do not exist are tried again at each pulse.
func (w *Watcher) listen() {
	for dir := range w.folders {
		_ = w.hints.Add(dir)
	}
}

// Wait waits until a followed path changes, and returns the changed ones, sorted. The error is that of ctx, or of a
// closed Watcher.
func (w *Watcher) Wait(ctx context.Context) ([]string, error) {
	beat := time.NewTicker(pulse)
	defer beat.Stop()
	calm := time.NewTimer(0) // changes before the call count
	defer calm.Stop()
	var since time.Time // when a save in progress was first seen
	for {
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case e, ok := <-w.hints.Events:
			if !ok {
				return nil, fsnotify.ErrClosed
			}
			if !w.ignore(e.Name) {
				calm.Reset(quiet)
			}
		case err, ok := <-w.hints.Errors:
			if !ok || errors.Is(err, fsnotify.ErrClosed) {
				return nil, fsnotify.ErrClosed
			}
			calm.Reset(quiet) // events were lost
		case <-beat.C:
			w.listen()
			calm.Reset(0)
		case <-calm.C:
			changed, halfway := w.changes()
			if halfway && (since.IsZero() || time.Since(since) < patience) {
				if since.IsZero() {
					since = time.Now()
				}
				calm.Reset(quiet)
				continue
			}
			since = time.Time{}
			if len(changed) > 0 {
				maps.Copy(w.known, changed)
				return slices.Sorted(maps.Keys(changed)), nil
			}
		}
	}
}

// changes looks at all paths. halfway is true if a file is newly missing or empty: it may be in the middle of a save.
func (w *Watcher) changes() (changed map[string]print, halfway bool) {
	changed = map[string]print{}
	for path, was := range w.known {
		is := w.look(path, was)
		if is.same(was) {
			w.known[path] = is
			continue
		}
		changed[path] = is
		halfway = halfway || !is.folder && is.size == 0 && was.size > 0
	}
	return changed, halfway
}

// names returns the names in a folder, without ignored ones.
func (w *Watcher) names(dir string) (names []string, err error) {
	entries, err := os.ReadDir(dir)
	for _, e := range entries {
		if name := e.Name(); name[0] != '.' && !w.ignore(filepath.Join(dir, name)) {
			names = append(names, name)
		}
	}
	return names, err
}

// gone reports whether err means that the file does not exist.
func gone(err error) bool { return errors.Is(err, fs.ErrNotExist) }
