package build

import (
	"math"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// nursery is how much memory, in bytes, the runtime takes before it collects garbage, as long as no more than infancy
// bytes live. A guide of 100 questions needs less, so the process ends without a collection; one of 1,000 is done after
// two, where Go's pace of 100 % of what lives takes nineteen.
const (
	nursery = 152 << 20
	infancy = 64 << 20
)

// grownGOGC is the GOGC of a build in which more than infancy bytes live: a book of thousands of pages then takes
// half the memory that it takes at Go's 100, for a tenth more CPU time.
const grownGOGC = 35

// CollectLater delays garbage collections until the process holds nursery bytes, as often as that frees most of them;
// once more than infancy bytes live, the pace is that of grownGOGC. By default Go would collect at 4 MB, and several
// times more in a build of 100 questions, which takes a fifth of its CPU time. GOGC and GOMEMLIMIT in the environment
// take precedence.
//
// The first memory is asked for in huge pages ([askForHugePages]), unless STUDYGUIDE_HUGEPAGES=off is set: where the
// system has to move memory to make room for one, that can take longer than it saves.
func CollectLater(getenv func(string) string) {
	if getenv("GOGC") != "" || getenv("GOMEMLIMIT") != "" {
		return
	}
	debug.SetGCPercent(-1)
	debug.SetMemoryLimit(nursery)
	if getenv("STUDYGUIDE_HUGEPAGES") != "off" {
		askForHugePages()
	}
	grow()
}

// grow sets grownGOGC after the first collection that more than infancy bytes survive.
func grow() {
	// Nothing refers to first, so the next collection runs its cleanup.
	first := new(*byte)
	runtime.AddCleanup(first, func(struct{}) {
		switch {
		case debug.SetMemoryLimit(-1) != nursery: // which a session has lifted
		case living() <= infancy:
			grow()
		default:
			debug.SetGCPercent(grownGOGC)
			debug.SetMemoryLimit(math.MaxInt64)
		}
	}, struct{}{})
}

// living returns how many bytes of the heap the last collection found in use.
func living() uint64 {
	sample := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(sample)
	if sample[0].Value.Kind() != metrics.KindUint64 {
		return 0
	}
	return sample[0].Value.Uint64()
}

// sessionGOGC is the GOGC of a process that builds repeatedly. With Go's default of 100, a save takes up to a tenth
// more CPU time, to mark what the session keeps (BenchmarkSave). The heap may grow to four times that size.
const sessionGOGC = 300

// collectRarely sets GOGC to sessionGOGC, unless the environment sets another value.
func collectRarely(getenv func(string) string) {
	if getenv("GOGC") == "" && getenv("GOMEMLIMIT") == "" {
		debug.SetGCPercent(sessionGOGC)
		debug.SetMemoryLimit(math.MaxInt64)
	}
}
