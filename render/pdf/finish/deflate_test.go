package finish

import (
	"io"
	"testing"
)

// TestAPanicOfAWorkerReachesWhoWaits makes a worker panic for lack of a buffer. The panic must not end the worker's
// goroutine, and with it the program, but reach the goroutine that waits for the stream.
func TestAPanicOfAWorkerReachesWhoWaits(t *testing.T) {
	o := newOutput(io.Discard, newDeflater(nil))
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
