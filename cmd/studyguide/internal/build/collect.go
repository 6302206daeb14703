package build

import (
	"runtime"
	"runtime/debug"
)

// nursery is the size of the heap, in bytes, at which the first garbage collection takes place.
const nursery = 128 << 20

// CollectLater delays the first garbage collection until the heap holds nursery bytes; after that the runtime sets its
// own pace. Most guides need less, so the process ends without a collection. By default Go would collect at 4 MB, and
// several times more in a build of 100 questions, which takes a fifth of its CPU time. GOGC and GOMEMLIMIT in the
// environment take precedence.
func CollectLater(getenv func(string) string) {
	if getenv("GOGC") != "" || getenv("GOMEMLIMIT") != "" {
		return
	}
	const least = 4 << 20 // the runtime's heapminimum, which it multiplies by GOGC/100
	pace := debug.SetGCPercent(nursery / least * 100)
	// Nothing refers to first, so the first collection runs its cleanup.
	first := new(*byte)
	runtime.AddCleanup(first, func(pace int) { debug.SetGCPercent(pace) }, pace)
}

// sessionGOGC is the GOGC of a process that builds repeatedly. With Go's default of 100, a save takes up to a tenth
// more CPU time, to mark what the session keeps (BenchmarkSave). The heap may grow to four times that size.
const sessionGOGC = 300

// collectRarely sets GOGC to sessionGOGC, unless the environment sets another value.
func collectRarely(getenv func(string) string) {
	if getenv("GOGC") == "" && getenv("GOMEMLIMIT") == "" {
		debug.SetGCPercent(sessionGOGC)
	}
}
