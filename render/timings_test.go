package render

import (
	"testing"
	"time"
)

func TestTimingsAddUpStagesOfOneName(t *testing.T) {
	var none *Timings
	none.Start("x")()
	tm := &Timings{}
	tm.add("pdf layout", time.Second)
	tm.add("epub", time.Second)
	tm.add("pdf layout", 2*time.Second)
	tm.Start("pdf finish")()
	got := tm.Stages()
	if len(got) != 3 || got[0] != (Stage{"pdf layout", 3 * time.Second}) || got[1].Name != "epub" ||
		got[2].Name != "pdf finish" {
		t.Errorf("got %v", got)
	}
}
