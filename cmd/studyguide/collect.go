package main

import (
	"runtime"
	"runtime/debug"
)

// nursery is how much the heap grows before garbage is collected for the first time, in bytes.
const nursery = 128 << 20

// collectLater puts off the first garbage collection until the heap holds nursery bytes; then the runtime's own pace is taken up. Most
// guides need less than that, and the process then ends without having collected. Go would collect at 4 MB and, in a build of 100 questions, several
// times after, which takes a fifth of its CPU. GOGC and GOMEMLIMIT of the environment win.
func collectLater(getenv func(string) string) {
	if getenv("GOGC") != "" || getenv("GOMEMLIMIT") != "" {
		return
	}
	const least = 4 << 20 // the runtime's heapminimum, which it multiplies by GOGC/100
	pace := debug.SetGCPercent(nursery / least * 100)
	// The first collection finds that nobody holds first.
	first := new(*byte)
	runtime.AddCleanup(first, func(pace int) { debug.SetGCPercent(pace) }, pace)
}

// seldom is the pace of collection, as of GOGC, of a process that builds again and again: Go's own of 100 costs a
// save up to a tenth more CPU, for marking what the session keeps (BenchmarkSave). The heap may grow to four times what is kept.
const seldom = 300

// collectSeldom sets that pace, unless the environment says another.
func collectSeldom(getenv func(string) string) {
	if getenv("GOGC") == "" && getenv("GOMEMLIMIT") == "" {
		debug.SetGCPercent(seldom)
	}
}
