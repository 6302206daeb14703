package parallel

import (
	"sync/atomic"
	"testing"
)

func TestNoLimitIsOneAtATime(t *testing.T) {
	for _, limit := range []int{-1, 0, 1, 3} {
		var now, most, all atomic.Int64
		Each(make([]int, 50), limit, func(int) {
			n := now.Add(1)
			for m := most.Load(); n > m && !most.CompareAndSwap(m, n); m = most.Load() {
			}
			all.Add(1)
			now.Add(-1)
		})
		if all.Load() != 50 || most.Load() > int64(max(limit, 1)) {
			t.Errorf("limit %d: %d calls, %d at a time", limit, all.Load(), most.Load())
		}
	}
}
