package build

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
)

// emptied holds the folders that a run made for its output, so that none stays empty if nothing was made.
type emptied struct {
	mu   sync.Mutex
	dirs []string // each before the one that it is in
}

// note notes the folders of a file that do not exist yet.
func (e *emptied) note(file string) {
	e.mu.Lock()
	defer e.mu.Unlock()
	for dir := filepath.Dir(file); ; dir = filepath.Dir(dir) {
		if _, err := os.Stat(dir); !errors.Is(err, fs.ErrNotExist) {
			return
		}
		e.dirs = append(e.dirs, dir)
	}
}

// remove removes those of the folders that are empty.
func (e *emptied) remove() {
	e.mu.Lock()
	defer e.mu.Unlock()
	for _, dir := range e.dirs {
		_ = os.Remove(dir) // fails if it holds something, as it shall
	}
}
