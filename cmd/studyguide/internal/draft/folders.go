package draft

import (
	"errors"
	"fmt"
	"os"
	"runtime"
	"syscall"
)

// Folders is a set of folders with new names in them.
type Folders map[string]bool

// Sync syncs the folders, so that the new names survive a crash of the machine (fsync(2): "does not necessarily ensure
// that the entry in the directory containing the file has also reached disk").
func (f Folders) Sync() error {
	if runtime.GOOS == "windows" { // it cannot open folders for this
		return nil
	}
	var errs []error
	for dir := range f {
		d, err := os.Open(dir)
		if err == nil {
			err = errors.Join(d.Sync(), d.Close())
		}
		if err != nil && !errors.Is(err, syscall.EINVAL) && !errors.Is(err,
			errors.ErrUnsupported) { // some file systems cannot
			errs = append(errs, fmt.Errorf("writing %s: %w", dir, err))
		}
	}
	return errors.Join(errs...)
}
