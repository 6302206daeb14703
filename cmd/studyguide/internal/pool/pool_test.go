package pool

import (
	"slices"
	"sync/atomic"
	"testing"
	"time"
)

func TestInOrder(t *testing.T) {
	const workers = 3
	var busy, most atomic.Int64
	var got []int
	InOrder(20, workers, func(i int) int {
		most.Store(max(most.Load(), busy.Add(1)))
		time.Sleep(time.Duration(20-i) * 50 * time.Microsecond) // the first take longest
		busy.Add(-1)
		return i * i
	}, func(i, square int) {
		if square != i*i {
			t.Errorf("%d came with the result %d", i, square)
		}
		got = append(got, i)
	})
	if len(got) != 20 || !slices.IsSorted(got) {
		t.Errorf("the results came as %d", got)
	}
	if n := most.Load(); n > workers {
		t.Errorf("%d workers were busy at once", n)
	}
}

func TestInOrderOfNothing(t *testing.T) {
	InOrder(0, 4, func(int) int { return 0 }, func(int, int) { t.Error("there was a result") })
}
