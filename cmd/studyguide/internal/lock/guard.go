package lock

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/gofrs/flock"
)

// guardName is the file by which builds in one folder keep out of each other's way. It is there only while one runs, or after one was
// killed; the lock on it ends with the process that has it, so what was left behind stands in nobody's way.
const guardName = ".studyguide.guard"

// A Guard is a folder of artifacts that this process has for itself.
type Guard struct{ lock *flock.Flock }

// patience is how long another build may have the folder before somebody is told; then, and after each pause, it is tried again.
const (
	patience = 200 * time.Millisecond
	pause    = 25 * time.Millisecond
)

// Take takes the folder dir, which must be there, for this process. While another one has it, Take waits, and calls waiting once. The
// error is that of ctx or of the file system.
func Take(ctx context.Context, dir string, waiting func()) (*Guard, error) {
	path := filepath.Join(dir, guardName)
	since := time.Now()
	for {
		lock := flock.New(path)
		ok, err := lock.TryLock()
		if err != nil {
			return nil, fmt.Errorf("taking the folder %s: %w", dir, err)
		}
		if ok && current(lock, path) {
			return &Guard{lock}, nil
		}
		if err := lock.Close(); err != nil {
			return nil, fmt.Errorf("taking the folder %s: %w", dir, err)
		}
		if ok {
			continue // the one who had it has removed the file
		}
		if waiting != nil && time.Since(since) > patience {
			waiting()
			waiting = nil
		}
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-time.After(pause):
		}
	}
}

// current tells whether the file that is locked is still that of its path.
func current(lock *flock.Flock, path string) bool {
	mine, err := lock.Stat()
	if err != nil {
		return false
	}
	now, err := os.Stat(path)
	return err == nil && os.SameFile(mine, now)
}

// Release gives the folder free. Where a file that is open cannot be removed, it stays.
func (g *Guard) Release() error {
	_ = os.Remove(g.lock.Path()) // it is in nobody's way
	return g.lock.Close()
}
