package build

import (
	"math"
	"runtime"
	"runtime/debug"
	"testing"
	"time"
)

// pace returns the percentage that the runtime keeps now.
func pace() int {
	p := debug.SetGCPercent(100)
	debug.SetGCPercent(p)
	return p
}

func TestCollectLaterTakesUpAnotherPaceWhenMuchLives(t *testing.T) {
	before := pace()
	t.Cleanup(func() {
		debug.SetGCPercent(before)
		debug.SetMemoryLimit(math.MaxInt64)
	})
	for _, set := range []string{"GOGC", "GOMEMLIMIT"} {
		CollectLater(func(name string) string { return map[string]string{set: "50"}[name] })
		if got, limit := pace(), debug.SetMemoryLimit(-1); got != before || limit != math.MaxInt64 {
			t.Errorf("with %s the pace is %d and the limit %d, want %d and none", set, got, limit, before)
		}
	}
	CollectLater(func(string) string { return "" })
	collect := func() {
		runtime.GC()
		time.Sleep(time.Millisecond) // cleanups run some time after the collection
	}
	for range 10 {
		collect()
	}
	if limit := debug.SetMemoryLimit(-1); limit != nursery {
		t.Errorf("with little alive the limit is %d, want %d", limit, nursery)
	}
	living := make([]byte, infancy+1<<20)
	for range 1000 {
		if collect(); debug.SetMemoryLimit(-1) != nursery {
			break
		}
	}
	if got, limit := pace(), debug.SetMemoryLimit(-1); got != grownGOGC || limit != math.MaxInt64 {
		t.Errorf("with much alive the pace is %d and the limit %d, want %d and none", got, limit, grownGOGC)
	}
	runtime.KeepAlive(living)
}

func TestASessionHasItsOwnPace(t *testing.T) {
	before := pace()
	t.Cleanup(func() {
		debug.SetGCPercent(before)
		debug.SetMemoryLimit(math.MaxInt64)
	})
	none := func(string) string { return "" }
	CollectLater(none)
	collectRarely(none)
	living := make([]byte, infancy+1<<20)
	for range 10 {
		runtime.GC()
		time.Sleep(time.Millisecond)
	}
	if got, limit := pace(), debug.SetMemoryLimit(-1); got != sessionGOGC || limit != math.MaxInt64 {
		t.Errorf("the pace is %d and the limit %d, want %d and none", got, limit, sessionGOGC)
	}
	runtime.KeepAlive(living)
}
