package p

import (
	"context"
	"slices"
	"testing"
	"time"
)

func TestAllNumbersComeInBatchesThatAreBounded(t *testing.T) {
	in, out := make(chan int), make(chan []int)
	go batches(context.Background(), in, out, 3)
	go func() {
		for i := range 20 {
			in <- i
		}
		close(in)
	}()
	var got []int
	for b := range out {
		if time.Sleep(time.Millisecond); len(b) == 0 || len(b) > 3 {
			t.Errorf("a batch of %d", len(b))
		}
		got = append(got, b...)
	}
	if len(got) != 20 || !slices.IsSorted(got) {
		t.Error(got)
	}
}

func TestItEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	in, out := make(chan int), make(chan []int)
	go batches(ctx, in, out, 3)
	in <- 1 // a batch that nobody takes
	cancel()
	select {
	case _, ok := <-out:
		if ok {
			<-out
		}
	case <-time.After(10 * time.Second):
		t.Error("it still waits")
	}
}
