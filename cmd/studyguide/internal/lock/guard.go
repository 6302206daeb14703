package lock

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/gofrs/flock"

	"example.org/studyguide/cmd/studyguide/internal/draft"
)

// guardName is the file that builds lock, so that only one at a time works in a folder. It exists while a build runs,
// or after one was killed. The lock on it ends with its process (flock), so a file that was left behind blocks nobody.
const guardName = ".studyguide.guard"

// A Guard is a lock on a folder of artifacts.
type Guard struct {
	lock *flock.Flock
	end  func() // takes the file from the desk of the run
}

// patience is how long to wait for another build before telling the user; pause is the time between attempts.
const (
	patience = 200 * time.Millisecond
	pause    = 25 * time.Millisecond
)

// Take locks the existing folder dir for this process. While another process holds it, Take waits, and calls waiting
// once. The error is that of ctx or of the file system.
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
			end, err := draft.DeskOf(ctx).Begin(func() error { return nil }, func() { _ = os.Remove(path) })
			return &Guard{lock, end}, err
		}
		if err := lock.Close(); err != nil {
			return nil, fmt.Errorf("taking the folder %s: %w", dir, err)
		}
		if ok {
			continue // the previous holder removed the file
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

// current reports whether the locked file is still the one at its path.
func current(lock *flock.Flock, path string) bool {
	mine, err := lock.Stat()
	if err != nil {
		return false
	}
	now, err := os.Stat(path)
	return err == nil && os.SameFile(mine, now)
}

// Release unlocks the folder. On systems that cannot remove an open file, the lock file is left behind.
func (g *Guard) Release() error {
	defer g.end()
	_ = os.Remove(g.lock.Path()) // a file that remains blocks nobody
	return g.lock.Close()
}
