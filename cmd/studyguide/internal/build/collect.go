package build

import (
	"runtime"
	"runtime/debug"
)

// nursery is the size of the heap, in bytes, at which garbage is collected for the first time.
const nursery = 128 << 20

// CollectLater delays the first garbage collection until the heap holds nursery bytes; from then
// on the runtime keeps its own pace. Most guides need less than that, and the process ends without
// having collected. Go would collect at 4 MB and several times more in a build of 100 questions,
// which takes a fifth of its CPU. GOGC and GOMEMLIMIT in the environment take precedence.
func CollectLater(getenv func(string) string) {
	if getenv("GOGC") != "" || getenv("GOMEMLIMIT") != "" {
		return
	}
	const least = 4 << 20 // the runtime's heapminimum, which it multiplies by GOGC/100
	pace := debug.SetGCPercent(nursery / least * 100)
	// Nothing holds first, so the first collection runs its cleanup.
	first := new(*byte)
	runtime.AddCleanup(first, func(pace int) { debug.SetGCPercent(pace) }, pace)
}

// seldom is the GOGC of a process that builds again and again. Go's default of 100 costs a save up to a tenth
// more CPU, for marking what the session keeps (BenchmarkSave). The heap may grow to four times what is kept.
const seldom = 300

// collectSeldom sets that pace, unless the environment sets another.
func collectSeldom(getenv func(string) string) {
	if getenv("GOGC") == "" && getenv("GOMEMLIMIT") == "" {
		debug.SetGCPercent(seldom)
	}
}
