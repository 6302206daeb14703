package build

import (
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

func TestCollectLaterTakesUpTheUsualPaceAfterOneCollection(t *testing.T) {
	before := pace()
	t.Cleanup(func() { debug.SetGCPercent(before) })
	for _, set := range []string{"GOGC", "GOMEMLIMIT"} {
		CollectLater(func(name string) string { return map[string]string{set: "50"}[name] })
		if got := pace(); got != before {
			t.Errorf("with %s the pace is %d, want %d as it was", set, got, before)
		}
	}
	CollectLater(func(string) string { return "" })
	if got := pace(); got <= before {
		t.Errorf("the pace is %d, want more than %d", got, before)
	}
	// Cleanups run some time after the collection.
	for range 1000 {
		runtime.GC()
		if pace() == before {
			return
		}
		time.Sleep(time.Millisecond)
	}
	t.Errorf("the pace is still %d, want %d", pace(), before)
}
