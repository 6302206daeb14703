//go:build unix

package golden

import (
	"syscall"
	"testing"
	"time"
)

// Spent returns the processor time that f takes, at best of three times: other work on the machine adds to the time on
// the wall, and collections of garbage to one run or another.
func Spent(t *testing.T, f func()) time.Duration {
	t.Helper()
	now := func() time.Duration {
		var u syscall.Rusage
		if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
			t.Skip(err)
		}
		return time.Duration(u.Utime.Nano() + u.Stime.Nano())
	}
	best := time.Hour
	for range 3 {
		start := now()
		f()
		best = min(best, now()-start)
	}
	return best
}
