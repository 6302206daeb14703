package finish

import (
	"io"
	"testing"
)

// TestAPanicOfAWorkerReachesWhoWaits has deflating panic for want of a buffer: not the worker's goroutine ends by it,
// which would end the program, but that of whoever waits for the stream.
func TestAPanicOfAWorkerReachesWhoWaits(t *testing.T) {
	o := newOutput(io.Discard, nil)
	defer o.stop()
	o.spare.New = func() any { return "no buffer" }
	o.stream(o.take(1), []byte("<<"), []byte("data"))
	defer func() {
		if recover() == nil {
			t.Error("the panic was lost")
		}
	}()
	o.next()
}
