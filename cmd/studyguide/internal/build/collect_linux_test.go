package build

import (
	"math"
	"runtime/debug"
	"testing"
)

// TestAskingForHugePagesLeavesThePaceOfCollections holds that the collection by which the heap gets its room back
// changes no setting.
func TestAskingForHugePagesLeavesThePaceOfCollections(t *testing.T) {
	before := pace()
	defer func() {
		debug.SetGCPercent(before)
		debug.SetMemoryLimit(math.MaxInt64)
	}()
	for _, percent := range []int{-1, 50} {
		debug.SetGCPercent(percent)
		askForHugePages()
		if got := pace(); got != percent {
			t.Errorf("the pace is %d, and was %d", got, percent)
		}
	}
}
